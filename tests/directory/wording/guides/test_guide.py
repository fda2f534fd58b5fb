from dataclasses import replace
from datetime import date

from directory.wording.guides import GUIDES
from directory.wording.guides.guide import Review

GUIDE = replace(
    GUIDES["anxiety"],
    written_on=date(2026, 11, 24),
    read_again_by=date(2027, 11, 24),
    reviewed=None,
)


def test_a_guide_that_no_clinician_has_read_says_so() -> None:
    assert GUIDE.how_far_to_trust(on=date(2026, 11, 25)) == (
        "Written in November 2026. Not yet read by a clinician. To be read again by November 2027."
    )


def test_a_clinician_who_has_read_it_is_named_with_the_month() -> None:
    read = replace(GUIDE, reviewed=Review(by="Dr A. Example", on=date(2027, 2, 3)))
    said = read.how_far_to_trust(on=date(2027, 3, 1))
    assert "Read by Dr A. Example in February 2027." in said
    assert "Not yet read" not in said


def test_a_guide_that_was_to_be_read_again_says_that_it_may_be_out_of_date() -> None:
    assert "To be read again" in GUIDE.how_far_to_trust(on=date(2027, 11, 24))
    late = GUIDE.how_far_to_trust(on=date(2027, 11, 25))
    assert "It should have been read again by November 2027 and may be out of date." in late
    assert "To be read again" not in late
