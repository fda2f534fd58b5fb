"""Whether somebody answers now, in words."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.wording import moments
from resources.rules import region_codes
from resources.rules.opening_hours import Opening, OpeningState


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """`lead` is said loudest ("Open now"), `rest` follows ("until 22:00"); each may be empty."""

    lead: str
    rest: str

    def __str__(self) -> str:
        comma = pgettext("between words of opening hours", ", ")
        return comma.join(part for part in (self.lead, self.rest) if part)


def opening_words(
    state: OpeningState, *, hours_as_written: str, region: str, at: datetime
) -> OpeningWords:
    """`region`: the reader's, whose clock the times are understood by."""
    match state.opening:
        case Opening.OPEN if state.open_until is None:
            return OpeningWords(_("Open now"), _("day and night"))
        case Opening.OPEN:
            until = _moment(state.open_until, region=region, at=at)
            return OpeningWords(_("Open now"), _("until {time}").format(time=until))
        case Opening.CLOSED if state.opens_at is None:
            return OpeningWords(_("Closed now"), "")
        case Opening.CLOSED:
            opens = _moment(state.opens_at, region=region, at=at)
            sentence = _("opens at {time}") if _is_today(state.opens_at, at) else _("opens {time}")
            return OpeningWords(_("Closed now"), sentence.format(time=opens))
        case _ if hours_as_written:
            return OpeningWords(
                "", _("Hours as its source wrote them: {hours}").format(hours=hours_as_written)
            )
        case _:
            return OpeningWords("", _("Hours not known"))


def _moment(moment: datetime | None, *, region: str, at: datetime) -> str:
    """The time, with the day where it is not today and the place where clocks could differ."""
    if moment is None:
        return ""
    zone = moment.tzinfo if isinstance(moment.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    time = moments.clock_time(moment)
    days = (moment.date() - at.astimezone(zone).date()).days
    if days == 1:
        time = _("tomorrow {time}").format(time=time)
    elif days > 1:
        date = moments.weekday(moment) if days < 7 else moments.day(moment.date())  # noqa: PLR2004 (a week)
        time = _("{day} {time}").format(day=date, time=time)
    if _clocks_agree(region, zone):
        return time
    place = get_timezone_location(zone, locale=moments.locale(), return_city=True)
    return _("{time} ({city} time)").format(time=time, city=place)


def _is_today(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment.date() == at.astimezone(moment.tzinfo).date()


def _clocks_agree(region: str, zone: ZoneInfo) -> bool:
    """Whether everybody in the region has this clock."""
    return region_codes.time_zones(region) == (zone.key,)
