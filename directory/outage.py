"""What is shown while the database is away, without waiting for it each time."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 0.5

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


class _Outage:
    """As far as this process has seen."""

    def __init__(self) -> None:
        self._next_try = 0.0

    @property
    def lasts(self) -> bool:
        return time.monotonic() < self._next_try

    def begin(self) -> None:
        self._next_try = time.monotonic() + SECONDS_BETWEEN_TRIES


outage = _Outage()


def answered_also_by(instead: "View[Arguments]") -> "Callable[[View[Arguments]], View[Arguments]]":
    """Where the database does not answer the view, `instead` does, which must not ask it."""

    def decorate(view: "View[Arguments]") -> "View[Arguments]":
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponse:
            if not outage.lasts:
                try:
                    return view(request, *args, **kwargs)
                except (OperationalError, InterfaceError):
                    outage.begin()
                    logger.warning("The database is away; embeds show their last good copies.")
            return instead(request, *args, **kwargs)

        return answer

    return decorate
