"""What a widened answer left out, in words."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.wording.contact import in_a_row
from directory.wording.sentences import in_order
from resources.rules import region_codes
from resources.search.widening import ELSEWHERE


def dropped_in_words(dropped: Sequence[str], *, region: str) -> str:
    """One or two sentences; nothing where the answer is exactly what was asked for."""
    if not dropped:
        return ""
    sentences = []
    wishes = [name for name in dropped if name != ELSEWHERE]
    if wishes:
        sentences.append(
            _("No line here fits everything you chose, so we left out: {wishes}.").format(
                wishes=in_a_row([wish(name) for name in wishes])
            )
        )
    if ELSEWHERE in dropped:
        place = region_codes.name(region, get_language() or "en")
        sentences.append(
            _(
                "We don't know a line for {place} yet. These lines in other countries can be "
                "reached online; some may only help people who live there."
            ).format(place=place)
        )
    return in_order(sentences)


def wish(name: str) -> str:
    """One of DROPPED_IN_ORDER, as a part of a sentence."""
    return {
        "dispatch_policy": _("whether they may send someone"),
        "anonymous": _("no name needed"),
        "free": _("free"),
        "open_now": _("open now"),
        "channel": _("how to reach them"),
        "audience": _("who it is for"),
        "language": _("the language"),
        "topic": _("what is going on"),
    }[name]
