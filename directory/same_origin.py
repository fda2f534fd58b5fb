"""Whether a form was sent from a page of this site, told without a cookie."""

from urllib.parse import urlsplit

from django.http import HttpRequest

_OWN = frozenset({"same-origin", "none"})


def is_from_here(request: HttpRequest) -> bool:
    """False where the browser says that another site has sent this POST.

    Django's protection against forged requests needs a cookie, and public pages set none. A forged
    request is worth something where a browser adds who somebody is; a public form knows nobody, so
    whoever could forge it could as well send it themselves. What is left is that a site makes its
    readers' browsers send reports, past the rate limit: every browser since 2023 says with
    Sec-Fetch-Site where a POST comes from. For older ones there is Origin, which is "null" on our
    own pages too, because of their `no-referrer`; that one passes.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in _OWN
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.get_host()
