import pytest

from resources.rules.line_changes import (
    ContactStanding,
    LineChangeKind,
    News,
    ServiceStanding,
    Way,
    concerns,
    of_contact,
    of_service,
)
from resources.rules.region_codes import UnknownRegion

OLD, NEW = Way("voice", "1"), Way("voice", "2")


def at_work(way: Way = OLD) -> ContactStanding:
    return ContactStanding(way, "working")


def down(way: Way = OLD) -> ContactStanding:
    return ContactStanding(way, "down")


@pytest.mark.parametrize(
    ("before", "after", "shown", "news"),
    [
        (None, None, None, None),
        (None, down(), None, None),
        (down(), None, OLD, None),
        (down(), down(NEW), OLD, None),
        (at_work(), at_work(), OLD, None),
        (at_work(), ContactStanding(OLD, "reported"), OLD, None),
        (None, at_work(), None, News(LineChangeKind.NUMBER_CHANGED, None, OLD)),
        (down(), at_work(), None, News(LineChangeKind.NUMBER_CHANGED, None, OLD)),
        (at_work(), None, OLD, News(LineChangeKind.NUMBER_CHANGED, OLD, None)),
        (at_work(), at_work(NEW), OLD, News(LineChangeKind.NUMBER_CHANGED, OLD, NEW)),
        (at_work(), down(NEW), OLD, News(LineChangeKind.DOWN, OLD, None)),
        (down(NEW), at_work(NEW), OLD, News(LineChangeKind.BACK, OLD, NEW)),
    ],
)
def test_what_is_news_about_a_way_of_contact(
    before: ContactStanding | None,
    after: ContactStanding | None,
    shown: Way | None,
    news: News | None,
) -> None:
    assert of_contact(before, after, shown=shown) == news


PUBLIC = ServiceStanding("published", "active", was_public=True)
CLOSED = ServiceStanding("published", "temporarily closed", was_public=True)
WITHDRAWN = ServiceStanding("withdrawn", "active", was_public=True)
RETIRED = ServiceStanding("retired", "active", was_public=True)
NEVER_PUBLIC = ServiceStanding("in_review", "active", was_public=False)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, PUBLIC, None),
        (NEVER_PUBLIC, PUBLIC, None),
        (NEVER_PUBLIC, RETIRED, None),
        (WITHDRAWN, RETIRED, None),
        (WITHDRAWN, None, None),
        (PUBLIC, PUBLIC, None),
        (PUBLIC, WITHDRAWN, LineChangeKind.GONE),
        (PUBLIC, None, LineChangeKind.GONE),
        (PUBLIC, RETIRED, LineChangeKind.RETIRED),
        (PUBLIC, CLOSED, LineChangeKind.CLOSED),
        (CLOSED, PUBLIC, LineChangeKind.BACK),
        (CLOSED, WITHDRAWN, LineChangeKind.GONE),
        (WITHDRAWN, PUBLIC, LineChangeKind.BACK),
    ],
)
def test_what_is_news_about_a_listing(
    before: ServiceStanding | None, after: ServiceStanding | None, kind: LineChangeKind | None
) -> None:
    news = of_service(before, after)
    assert (news.kind if news else None) == kind


@pytest.mark.parametrize(
    ("region", "coverage", "concerned"),
    [
        ("gb", ("gb",), True),
        ("gb", ("gb-sct",), True),
        ("gb-sct", ("gb",), True),
        ("gb-sct", ("gb-wls",), False),
        ("gb", ("fr", "gb"), True),
        ("gb", ("world",), False),
        ("gb", (), False),
        ("world", ("world",), True),
        ("world", ("gb",), False),
    ],
)
def test_lines_of_a_region(region: str, coverage: tuple[str, ...], *, concerned: bool) -> None:
    assert concerns(region, coverage) is concerned


def test_a_region_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownRegion):
        concerns("zz", ("gb",))
