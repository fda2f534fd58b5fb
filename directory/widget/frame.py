"""Level 0: one document to frame, without scripts, whose height stands in the line that frames it.

Level 1 frames the same one and asks for `ready=1`, a message to the page around it.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory import inlined, security
from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.outage import answered_also_by
from directory.widget import copies, look
from directory.widget.asked import PLACES, Asked, address, asked
from directory.widget.lines import context, lines

KEPT_FOR_A_WHILE = "public, max-age=0, stale-while-revalidate=60, stale-if-error=86400"
"""A browser may show what it has while it asks for more, and while nobody answers."""

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""No scripts, not even ours; a tap on a number may open the telephone."""

READY = "crisis-help:ready"
READY_SCRIPT = f'parent.postMessage("{READY}","*")'
_READY_SOURCE = inlined.csp_source(READY_SCRIPT)

KIND = "frame"


def line(address: str, *, width: str, height: int) -> SafeString:
    """The line of HTML that frames the document at `address`."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'referrerpolicy="no-referrer" sandbox="{}" frameborder="0"></iframe>',
        address,
        _("Who to contact"),
        width,
        height,
        SANDBOX,
    )


def _from_copies(request: HttpRequest, language: str, region: str, topic: str = "") -> HttpResponse:
    wanted = asked(request, language, region, topic)
    with translation.override(wanted.language):
        shown = copies.last(KIND, wanted) or render_to_string(
            "widget/lines.html",
            {"language": wanted.language, "emergency": copies.emergency(wanted.region)},
        )
        response = _document(request, wanted, shown)
    response["Cache-Control"] = "no-store"
    return response


@answered_also_by(_from_copies)
def frame(request: HttpRequest, language: str, region: str, topic: str = "") -> HttpResponse:
    wanted = asked(request, language, region, topic)
    with translation.override(wanted.language):
        fresh = _by_reader if wanted.depends_on_reader else _same_for_all
        return fresh(request, wanted)


def _frame(request: HttpRequest, moment: Moment, wanted: Asked) -> HttpResponse:
    found = lines(wanted, moment)

    def shown(*, with_opening: bool) -> str:
        said = context(wanted, found, with_opening=with_opening)
        return render_to_string("widget/lines.html", said)

    if not wanted.is_narrowed:
        copies.keep(
            KIND,
            wanted,
            topic=found.topic,
            moment=moment,
            make=lambda: shown(with_opening=False),
        )
    return _document(request, wanted, shown(with_opening=True))


_same_for_all = kept_by_edition(_frame, cache_control=KEPT_FOR_A_WHILE)
_by_reader = kept_by_edition(_frame, cache_control=KEPT_FOR_A_WHILE, vary=("Accept-Language",))


def _document(request: HttpRequest, wanted: Asked, shown: str) -> HttpResponse:
    """The look of `wanted` around `shown`, the HTML of its lines."""
    says_ready = wanted.query.get("ready") == "1"
    response = render(
        request,
        "widget/frame.html",
        {
            "region": wanted.region,
            "lines": shown,
            "places": address(
                PLACES, wanted.language, topic=wanted.topic, query=wanted.query.urlencode()
            ),
            "style": look.style(wanted.look),
            "script": READY_SCRIPT if says_ready else "",
        },
    )
    return security.make_embeddable(
        response,
        style=look.csp_source(wanted.look),
        script=_READY_SOURCE if says_ready else "",
    )
