"""What is shown while the database is away, without waiting for it each time."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 0.5

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


class _Outage:
    """As far as this process has seen: from a failure to the next try that succeeds.

    Meanwhile one request at a time tries, at most each SECONDS_BETWEEN_TRIES; a try may take long.
    """

    def __init__(self) -> None:
        self._lasts = False
        self._next_try = 0.0
        self._trying = Lock()

    @contextmanager
    def attempt(self) -> Iterator[bool]:
        """Whether this request may ask the database; a failure goes on to whoever asks."""
        if not self._lasts:
            yield True
            return
        may_try = time.monotonic() >= self._next_try and self._trying.acquire(blocking=False)
        try:
            yield may_try
            self._lasts = self._lasts and not may_try
        finally:
            if may_try:
                self._trying.release()

    def begin(self) -> None:
        if not self._lasts:
            logger.warning("The database is away; embeds show their last good copies.")
        self._lasts = True
        self._next_try = time.monotonic() + SECONDS_BETWEEN_TRIES


outage = _Outage()


def answered_also_by(instead: "View[Arguments]") -> "Callable[[View[Arguments]], View[Arguments]]":
    """Where the database does not answer the view, `instead` does, which must not ask it."""

    def decorate(view: "View[Arguments]") -> "View[Arguments]":
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponse:
            try:
                with outage.attempt() as may_try:
                    if may_try:
                        return view(request, *args, **kwargs)
            except (OperationalError, InterfaceError):
                outage.begin()
            return instead(request, *args, **kwargs)

        return answer

    return decorate
