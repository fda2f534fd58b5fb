import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from directory import clock
from directory.widget import copies
from resources.models import Moderator
from resources.search import opening_board

# A Tuesday, 12:00 UTC: noon in London, 07:00 in New York, 14:00 in Cairo.
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


# Workers and tests that start pytest inherit it; two processes must not collect at once.
PREPARED_BY = "ASSETS_PREPARED_BY"

# A busy machine is no defect of the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Translations and assets, as `make serve` prepares them; once for all processes of a run."""
    if os.environ.setdefault(PREPARED_BY, str(os.getpid())) == str(os.getpid()):
        call_command("compile_translations", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Every database test sees the starter data; what it changes is rolled back."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        call_command("load_starter", stdout=io.StringIO(), verbosity=0)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    """What a process keeps of an edition, since a test that is rolled back raises none."""
    caches["cards"].clear()
    caches["default"].clear()
    for copy in Path(settings.EMBED_COPIES).glob("*.json"):
        copy.unlink()
    copies._kept_in.clear()
    if opening_board._boards._board:
        opening_board._boards._board.kept.clear()
        opening_board._boards._board.at_any_time.kept.clear()


@pytest.fixture(autouse=True)
def at_home(settings: Any) -> None:
    """As on somebody's own computer, also in CI: the desk offers a second step."""
    settings.MFA_REQUIRED = False


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], datetime]:
    """Sets the doors' clock: `at(moment)`."""

    def set_clock(moment: datetime) -> datetime:
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    set_clock(NOON)
    return set_clock


@pytest.fixture
def noon(at: Callable[[datetime], datetime]) -> datetime:
    return at(NOON)


@pytest.fixture
def reader(db: None, noon: datetime) -> Client:
    """Somebody who looks for help, on a Tuesday at noon UTC."""
    return Client()


@pytest.fixture
def alice(db: None) -> Moderator:
    """Alice keeps listings true."""
    return Moderator.objects.create(email="alice@example.org", is_staff=True, is_superuser=True)


@pytest.fixture
def charlie(db: None) -> Moderator:
    """Charlie has an account and may not do anything."""
    return Moderator.objects.create(email="charlie@example.org")


def in_ci() -> bool:
    return os.environ.get("CI") == "true"
