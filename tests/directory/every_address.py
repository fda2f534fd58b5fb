"""Each pattern of the URLconf with an address that it matches: a new parameter needs a sample."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.directory.addresses import SAMARITANS_PHONE

SAMPLES = {
    "app_label": "resources",
    "content_type_id": "999999",
    "form": "html",
    "key": "made-up",
    "language": "en",
    "method_id": SAMARITANS_PHONE,
    "object_id": "1",
    "pk": "1",
    "region": "gb",
    "rest": "nothing",
    "section": "pages-en",
    "service_id": "00000000-0000-4000-8000-000000000000",
    "sheet": "card",
    "slug": "gb-samaritans",
    "token": "made-up",
    "topic": "suicide",
    "uidb36": "1",
    "url": "nothing",
    "version": "1.0.0",
}
"""Parameter -> a value, of something that is there where the starter data has it."""

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\\.)*\)")


class NoSample(Exception):
    """str(error) is the parameter that `SAMPLES` doesn't know."""


@dataclass(frozen=True, slots=True)
class Address:
    """`name` with its namespaces, empty for what has none; `path` begins with a slash."""

    name: str
    path: str

    @property
    def is_for_moderators(self) -> bool:
        return self.path.startswith(("/admin/", "/moderation/"))

    @property
    def is_public(self) -> bool:
        """Not so the link that signs somebody in, of local mode."""
        return not self.is_for_moderators and self.name != "sign_in_once"

    @property
    def is_matched(self) -> bool:
        """Whether its path leads to it, and not to another pattern above."""
        found = resolve(self.path)
        return (found.url_name or "") == self.name.rpartition(":")[2]


def every_address() -> list[Address]:
    return list(addresses(get_resolver()))


def addresses(resolver: URLResolver, pattern: str = "", namespace: str = "") -> Iterator[Address]:
    """All below a resolver. Raises NoSample."""
    for entry in resolver.url_patterns:
        below = pattern + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry, below, inner)
        elif isinstance(entry, URLPattern):
            yield Address(f"{namespace}{entry.name}" if entry.name else "", example(below))


def example(pattern: str) -> str:
    """A path for a pattern as Django shows it, "<slug:region>/" or "^(?P<url>.*)$". Raises
    NoSample.
    """
    filled = _PARAMETER.sub(lambda found: _sample(found[1] or found[2]), pattern)
    return "/" + filled.replace("^", "").replace("$", "")


def _sample(parameter: str) -> str:
    if parameter not in SAMPLES:
        raise NoSample(parameter)
    return SAMPLES[parameter]
