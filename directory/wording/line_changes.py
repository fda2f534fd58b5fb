"""What has changed about a line, in sentences for whoever has copied its number.

Plain text, whatever stands in the listing: feeds know no other place for it.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording.choices import CHANNELS
from resources.rules import language_tags
from resources.rules.contact_kinds import ContactKind
from resources.rules.line_changes import LineChangeKind, Way
from resources.rules.plain_text import in_one_line
from resources.search.line_changes import LineChange

_CHANNELS: Mapping[str, Any] = dict(CHANNELS)

_OF_THE_LINE: Mapping[LineChangeKind, Any] = {
    LineChangeKind.NUMBER_CHANGED: gettext_lazy("Its numbers have changed."),
    LineChangeKind.DOWN: gettext_lazy("The line doesn't work at present. Please don't show it."),
    LineChangeKind.BACK: gettext_lazy("The line is back. Its numbers may have changed meanwhile."),
    LineChangeKind.CLOSED: gettext_lazy("The line is closed at present. Please don't show it."),
    LineChangeKind.GONE: gettext_lazy(
        "The line was taken off this directory. Please don't show it."
    ),
    LineChangeKind.RETIRED: gettext_lazy(
        "The line has ended or was replaced. Please take its numbers out."
    ),
}
_NAMES: Mapping[LineChangeKind, Any] = {
    LineChangeKind.NUMBER_CHANGED: gettext_lazy("number changed"),
    LineChangeKind.DOWN: gettext_lazy("down"),
    LineChangeKind.BACK: gettext_lazy("back"),
    LineChangeKind.CLOSED: gettext_lazy("closed"),
    LineChangeKind.GONE: gettext_lazy("gone"),
    LineChangeKind.RETIRED: gettext_lazy("retired"),
}


def name(change: LineChange) -> str:
    """The line's name in the closest language; its address where it has none."""
    wanted = language_tags.closest([get_language() or "en"], list(change.names))
    found = change.names.get(wanted or next(iter(sorted(change.names)), ""), "")
    return in_one_line(found) or change.slug


def title(change: LineChange) -> str:
    """As in "Tea Line: number changed"."""
    return _("{line}: {what}").format(line=name(change), what=_NAMES[change.kind])


def sentence(change: LineChange) -> str:
    """What happened, and what to do with a copy of the number."""
    if change.old is None and change.new is None:
        return str(_OF_THE_LINE[change.kind])
    words = {"old": way(change.old), "new": way(change.new)}
    return str(_of_a_way(change)).format(**words)


def _of_a_way(change: LineChange) -> Any:
    if change.kind is LineChangeKind.DOWN:
        return _("{old}: doesn't work at present. Please don't show it.")
    if change.kind is LineChangeKind.BACK:
        again = _("{new}: works again."), _("{new}: works again. It was {old} before.")
        return again[change.old != change.new]
    if change.old is None:
        return _("{new} is new.")
    if change.new is None:
        return _("{old} is no longer listed. Please take it out.")
    return _("{old} is now {new}.")


def way(way: Way | None) -> str:
    """As in "Text message: SHOUT → 85258"; empty for none."""
    if way is None:
        return ""
    value = in_one_line(f"{way.keyword} → {way.value}" if way.keyword else way.value)
    words = {"channel": _CHANNELS[ContactKind(way.kind)], "value": value}
    if way.menu_path:
        words["choice"] = in_one_line(way.menu_path)
        return _("{channel}: {value}, then choose {choice}").format(**words)
    return _("{channel}: {value}").format(**words)
