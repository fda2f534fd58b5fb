"""A WordPress plugin to download: this site's address is written into it.

What was downloaded stays out there, and asks for the oEmbed answer, frames and fragments as they
are now: those may grow, but not change.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpRequest, HttpResponse

from directory import security, site_address

SOURCE = Path(__file__).parent / "plugins" / "crisis-help.php"
INSIDE = "crisis-help/crisis-help.php"

_AN_HOUR = "public, max-age=3600"
_READABLE_BY_ALL = 0o644 << 16


def plugin(request: HttpRequest) -> HttpResponse:
    written = _written(site_address.of_pages(request), site_address.of_embeds(request))
    response = HttpResponse(_zipped(written), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="crisis-help.zip"'
    response["Cache-Control"] = _AN_HOUR
    return security.for_all_sites(response)


def _written(site: str, embeds: str) -> str:
    source = SOURCE.read_text(encoding="utf-8")
    return source.replace("'{site}'", _quoted(site)).replace("'{embeds}'", _quoted(embeds))


def _quoted(text: str) -> str:
    """As PHP writes it between single quotes, where only these two mean anything."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _zipped(source: str) -> bytes:
    """The same bytes each time: a file in a ZIP has a date, and without one here it is 1980."""
    file = ZipInfo(INSIDE)
    file.compress_type = ZIP_DEFLATED
    file.external_attr = _READABLE_BY_ALL
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(file, source)
    return made.getvalue()
