import pytest

from resources.rules import signposting
from resources.rules.signposting import Gaps, Offer

VOICE_BY_DAY = Offer(always_open=False, without_voice=False)
VOICE_ALWAYS = Offer(always_open=True, without_voice=False)
TEXT_BY_DAY = Offer(always_open=False, without_voice=True)


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], Gaps(lines=2, always_open=True, without_voice=True)),
        ([VOICE_ALWAYS], Gaps(lines=1, always_open=False, without_voice=True)),
        ([VOICE_BY_DAY, VOICE_BY_DAY], Gaps(lines=0, always_open=True, without_voice=True)),
        ([VOICE_ALWAYS, TEXT_BY_DAY], Gaps(lines=0, always_open=False, without_voice=False)),
    ],
)
def test_what_a_page_still_owes_its_reader(offers: list[Offer], expected: Gaps) -> None:
    assert signposting.gaps(offers) == expected


def test_nothing_is_owed_where_two_lines_offer_everything() -> None:
    assert not signposting.gaps([VOICE_ALWAYS, TEXT_BY_DAY])


def test_a_line_fills_only_a_gap_that_there_is() -> None:
    wants_a_night = Gaps(lines=0, always_open=True, without_voice=False)
    assert wants_a_night.filled_by(VOICE_ALWAYS)
    assert not wants_a_night.filled_by(TEXT_BY_DAY)
    assert Gaps(lines=1, always_open=False, without_voice=False).filled_by(VOICE_BY_DAY)


@pytest.mark.parametrize("topic", signposting.CLOSE_TO)
def test_every_sensitive_topic_leads_on_for_those_who_worry_and_those_who_lost(topic: str) -> None:
    leads_to = signposting.CLOSE_TO[topic]
    assert "worried-about-someone" in leads_to
    assert {"bereavement", "suicide-bereavement"} & {topic, *leads_to}


@pytest.mark.parametrize("topic", ["suicide", "anxiety", "bereavement", "worried-about-someone"])
def test_a_guide_to_any_topic_leads_on_for_those_who_worry_and_those_who_lost(topic: str) -> None:
    leads_to = signposting.leads_to(topic)
    assert topic not in leads_to
    assert "worried-about-someone" in {topic, *leads_to}
    assert {"bereavement", "suicide-bereavement"} & set(leads_to)


def test_an_ordinary_topic_owes_nothing_more() -> None:
    assert not signposting.is_sensitive("gambling")
