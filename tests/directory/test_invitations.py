from datetime import timedelta

import pytest
from django.core import signing

from directory import invitations
from directory.invitations import Invitation
from resources.rules.roles import Role
from tests.conftest import NOON

INVITED = Invitation(
    "max@example.org", Role.MODERATOR, regions=("us",), languages=("es",), invited_by=7
)


def test_a_link_says_what_was_put_into_it() -> None:
    token = invitations.token(INVITED, at=NOON)
    assert invitations.read(token, at=NOON) == INVITED


def test_a_link_holds_for_seven_days() -> None:
    token = invitations.token(INVITED, at=NOON)
    last = NOON + timedelta(days=7)
    assert invitations.read(token, at=last) == INVITED
    assert invitations.read(token, at=last + timedelta(seconds=1)) is None


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "%00", "é", "eyJ0IjoxfQ:1abc:def"])
def test_a_link_that_was_made_up_says_nothing(token: str) -> None:
    assert invitations.read(token, at=NOON) is None


def test_a_link_that_was_altered_says_nothing() -> None:
    token = invitations.token(INVITED, at=NOON)
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        assert invitations.read(token[:place] + other + token[place + 1 :], at=NOON) is None


def test_another_signed_text_of_this_site_is_no_invitation() -> None:
    content = {"email": "max@example.org", "role": "editor", "until": NOON.isoformat()}
    assert invitations.read(signing.dumps(content), at=NOON) is None
    assert invitations.read(signing.dumps(content, salt="other"), at=NOON) is None
