"""What a sheet of paper says of itself: from when it is, how long it is good, where a newer is."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory import site_address
from directory.wording import moments
from resources.rules.freshness import check_paper_by

_QUIET_ZONE = 4  # modules (ISO/IEC 18004)


@dataclass(frozen=True, slots=True)
class Printed:
    """`address` is short and neutral: neither it nor the QR code names a topic or a language."""

    address: str
    on: date

    @property
    def short_address(self) -> str:
        return self.address.partition("://")[2]

    @property
    def edition(self) -> str:
        return edition_in_words(self.on)

    @property
    def qr_code(self) -> SafeString:
        """An SVG without styles, black on white by night too, for whatever size is given to it."""
        return mark_safe(_qr_code(self.address))  # noqa: S308 (drawn here, and the title escaped)


def printed(request: HttpRequest, *, region: str, on: date) -> Printed:
    """`on`: the day whose edition is shown, which is as good as the day of printing."""
    path = reverse("short_address", args=(region,))
    return Printed(site_address.of_pages(request) + path, on)


def edition_in_words(on: date) -> str:
    return _("Edition of {day}. Check by {check_by}.").format(
        day=moments.day(on), check_by=moments.day(check_paper_by(on))
    )


@lru_cache(maxsize=512)
def _qr_code(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    return str(
        code.svg_inline(
            border=_QUIET_ZONE,
            light="#fff",
            omitsize=True,
            svgclass="qr",
            lineclass=None,
            title=address,
        )
    )
