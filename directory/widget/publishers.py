"""How another site shows a few lines of help: lines of HTML to copy, with a live preview."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directory import security, site_address, visitor
from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.widget import look
from directory.widget.asked import AUTO, page
from directory.widget.builder import BuilderForm, Embed
from directory.widget.frame import SANDBOX
from resources.rules import region_codes
from resources.search.facets import countries_with_listings


def _publishers(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    listed = countries_with_listings()
    example = {"region": _example(request, listed), "language": language}
    form = BuilderForm(
        example | request.GET.dict(),
        countries=listed or {example["region"]},
        tables=moment.reference,
        language=language,
    )
    embed = form.embed(otherwise=example)
    context = {
        "language": language,
        "form": form,
        "embed": embed,
        "sandbox": SANDBOX,
        "lines": _lines(request, embed, language),
        "shown": look.shown(embed.look.accent) if embed.look.accent else (),
    }
    status = 400 if form.errors else 200
    response = render(request, "widget/publishers.html", context, status=status)
    response["Content-Security-Policy"] = security.page_policy(
        frames=f"'self' {site_address.of_embeds(request)}", scripts="'self'"
    )
    return response


publishers = kept_by_edition(_publishers, vary=("Accept-Language",))


def example(request: HttpRequest, language: str) -> HttpResponse:
    """An article as a publisher might write it, with the lines where they belong."""
    return _example_page(request, language)


def _article(request: HttpRequest, _moment: Moment, language: str) -> HttpResponse:
    embed = Embed(region=AUTO, topic="self-harm", language=language, look=look.Look())
    context = {"language": language, "embed": embed, "sandbox": SANDBOX}
    response = render(request, "widget/example.html", context)
    response["Content-Security-Policy"] = security.page_policy(
        frames=f"'self' {site_address.of_embeds(request)}"
    )
    return response


_example_page = kept_by_edition(_article)


def _example(request: HttpRequest, listed: frozenset[str]) -> str:
    """A likely place of the publisher, or the first that there is: only an example to change."""
    candidates = (*visitor.likely_regions(request), *sorted(listed), region_codes.WORLD)
    return next(code for code in candidates if code in listed or code == candidates[-1])


def _lines(request: HttpRequest, embed: Embed, language: str) -> Mapping[str, str]:
    """What the page shows to copy, by name."""
    site, pages = site_address.of_embeds(request), site_address.of_pages(request)
    region = region_codes.WORLD if embed.region == AUTO else embed.region
    all_lines = pages + page(language, region, embed.topic)
    return {
        "frame": embed.frame(site),
        "script": embed.script(site),
        "element": embed.element(all_lines),
        "height": embed.height(),
        "page": all_lines,
        "html": embed.part(site, "fragment.html"),
        "json": embed.part(site, "fragment.json"),
        "feed": urlencode({"region": region} | ({"topic": embed.topic} if embed.topic else {})),
        "moving": f"{site}{reverse('element')}",
        "policy_frame": f"frame-src {site}",
        "policy_script": f"script-src {site}; frame-src {site}",
    }
