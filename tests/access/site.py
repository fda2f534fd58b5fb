"""The site as it is; each answer also says which templates made it, and one address breaks."""

from collections.abc import Callable, Iterable
from threading import local
from typing import Any, NoReturn

from django.http import HttpRequest
from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render
from django.urls import get_resolver, path

from directory.wsgi import application as directory
from tests.access.templates import RENDERED

_here = local()


def _note(template: Template, **_others: Any) -> None:
    if template.name and hasattr(_here, "names"):
        _here.names[template.name] = None


def _break(_request: HttpRequest) -> NoReturn:
    raise RuntimeError("asked for")


Template._render = instrumented_test_render  # type: ignore[attr-defined]
template_rendered.connect(_note)
get_resolver().url_patterns.insert(0, path("broken/", _break))


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    _here.names = {}

    def start(status: str, headers: list[tuple[str, str]], *others: Any) -> Any:
        return start_response(status, [*headers, (RENDERED, " ".join(_here.names))], *others)

    return directory(environ, start)
