from uuid import uuid4

import pytest
from django.core.signing import Signer

from directory import confirmation_links


def test_a_token_leads_to_its_confirmation() -> None:
    one = uuid4()
    assert confirmation_links.confirmation_of(confirmation_links.token(one)) == one


def test_a_token_of_another_purpose_leads_nowhere() -> None:
    assert confirmation_links.confirmation_of(Signer(salt="other").sign(uuid4().hex)) is None


@pytest.mark.parametrize("place", [0, 10, 33, 50, -1])
def test_an_altered_token_leads_nowhere(place: int) -> None:
    token = confirmation_links.token(uuid4())
    other = "b" if token[place] != "b" else "c"
    altered = token[:place] + other + token[place:][1:] if place >= 0 else token[:-1] + other
    assert confirmation_links.confirmation_of(altered) is None
    assert confirmation_links.confirmation_of("") is None
