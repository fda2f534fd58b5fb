from datetime import datetime, timedelta

import pytest

from resources.actions import confirming, delivering
from resources.models import ConfirmationLetter
from resources.rules.confirmations import GOOD_FOR
from tests.resources.actions.asking import Postbox, reachable

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(noon: datetime) -> ConfirmationLetter:
    postbox = Postbox()
    confirming.ask(reachable(), by=None, at=noon, post=postbox.append)
    return postbox[0]


def state(letter: ConfirmationLetter) -> tuple[str, int]:
    letter.refresh_from_db()
    return letter.delivery, letter.attempts


def test_a_letter_is_sending_before_anybody_hears_of_it(
    letter: ConfirmationLetter, noon: datetime
) -> None:
    under_way = delivering.begin(letter.pk, at=noon)
    assert under_way is not None
    assert state(letter) == ("sending", 1)
    delivering.sent(under_way, at=noon)
    assert state(letter) == ("sent", 1)
    assert letter.sent_at == noon
    assert delivering.begin(letter.pk, at=noon) is None


def test_who_finds_it_sending_can_not_know(letter: ConfirmationLetter, noon: datetime) -> None:
    under_way = delivering.begin(letter.pk, at=noon)
    assert delivering.begin(letter.pk, at=noon) is None
    assert state(letter) == ("unclear", 1)
    assert delivering.begin(letter.pk, at=noon) is None
    assert under_way is not None
    delivering.put_back(under_way)
    assert state(letter) == ("unclear", 1)
    delivering.sent(under_way, at=noon)
    assert state(letter) == ("sent", 1)


def test_put_back_it_may_go_again(letter: ConfirmationLetter, noon: datetime) -> None:
    first = delivering.begin(letter.pk, at=noon)
    assert first is not None
    delivering.put_back(first)
    assert state(letter) == ("queued", 1)
    assert delivering.begin(letter.pk, at=noon) is not None
    assert state(letter) == ("sending", 2)


def test_nothing_is_sent_that_nobody_waits_for(letter: ConfirmationLetter, noon: datetime) -> None:
    assert delivering.begin(letter.pk, at=noon + GOOD_FOR) is None
    assert state(letter) == ("failed", 0)


def test_nothing_is_sent_after_the_answer(letter: ConfirmationLetter, noon: datetime) -> None:
    confirming.confirm(letter.confirmation, role="Director", at=noon)
    assert delivering.begin(letter.pk, at=noon + timedelta(minutes=1)) is None
    assert state(letter) == ("failed", 0)


def test_a_letter_that_is_gone_is_no_error(noon: datetime, letter: ConfirmationLetter) -> None:
    pk = letter.pk
    letter.delete()
    assert delivering.begin(pk, at=noon) is None
