"""What somebody who has copied a number has to hear of: which changes of a line are news."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from resources.rules import region_codes
from resources.rules.policies import Status, Working
from resources.rules.publication import State

TOLD_FOR = timedelta(days=30)
"""So far back feeds reach, and so long deliveries are kept."""


class LineChangeKind(StrEnum):
    NUMBER_CHANGED = "number-changed"
    """Also of a number that came or went while the listing was public."""
    DOWN = "down"
    BACK = "back"
    """A number that was down, a line that was closed, or a listing that was gone."""
    CLOSED = "closed"
    """The line doesn't answer at present; its listing says so."""
    GONE = "gone"
    """The listing was taken off the site, and may come back."""
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of contact as it is copied."""

    kind: str
    value: str
    keyword: str = ""
    menu_path: str = ""


@dataclass(frozen=True, slots=True)
class ContactStanding:
    way: Way
    working: str

    @property
    def is_shown(self) -> bool:
        return self.working != Working.DOWN


@dataclass(frozen=True, slots=True)
class ServiceStanding:
    """`was_public`: at any time before."""

    state: str
    status: str
    was_public: bool

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


@dataclass(frozen=True, slots=True)
class News:
    """`old` is what readers saw last, and `new` what they see; None: nothing, or all of it."""

    kind: LineChangeKind
    old: Way | None = None
    new: Way | None = None


def of_contact(
    before: ContactStanding | None, after: ContactStanding | None, *, shown: Way | None
) -> News | None:
    """What is news about a way of contact of a public listing.

    None as a standing: it is not there. `shown`: as readers last saw it, if they ever did.
    """
    if before is not None and before.is_shown:
        return _of_shown(before.way, after)
    if after is None or not after.is_shown:
        return None
    kind = LineChangeKind.BACK if shown else LineChangeKind.NUMBER_CHANGED
    return News(kind, shown, after.way)


def _of_shown(way: Way, after: ContactStanding | None) -> News | None:
    if after is None:
        return News(LineChangeKind.NUMBER_CHANGED, way)
    if not after.is_shown:
        return News(LineChangeKind.DOWN, way)
    return None if after.way == way else News(LineChangeKind.NUMBER_CHANGED, way, after.way)


def of_service(before: ServiceStanding | None, after: ServiceStanding | None) -> News | None:
    """What is news about a listing; that it is public for the first time is none."""
    if before is None:
        return None
    if before.is_public:
        return _of_public(before, after)
    if after is not None and after.is_public and before.was_public:
        return News(LineChangeKind.BACK)
    return None


def _of_public(before: ServiceStanding, after: ServiceStanding | None) -> News | None:
    if after is None or not after.is_public:
        is_retired = after is not None and after.state == State.RETIRED
        return News(LineChangeKind.RETIRED if is_retired else LineChangeKind.GONE)
    if (before.status == Status.ACTIVE) == (after.status == Status.ACTIVE):
        return None
    return News(LineChangeKind.BACK if after.status == Status.ACTIVE else LineChangeKind.CLOSED)


def concerns(region: str, coverage: tuple[str, ...]) -> bool:
    """Whether a line with this coverage is one of that region.

    Lines of its parts are, and of the country around it. Lines for the whole world are only the
    world's: a country's list would be full of them. Raises region_codes.UnknownRegion.
    """
    around = set(region_codes.ancestors(region)) - {region_codes.WORLD} or {region}
    return any(
        code in around or (region != region_codes.WORLD and region in region_codes.ancestors(code))
        for code in coverage
    )
