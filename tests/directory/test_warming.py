"""A new process reads the vocabulary before anybody searches."""

import gc
from collections.abc import Iterator

import pytest
from django.db import OperationalError

from directory import warming
from resources.models import Edition
from resources.search import understanding, vocabulary
from resources.search.understanding import understand
from tests.conftest import NOON


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The connection of the test stays open, and its memory is looked after as before."""
    monkeypatch.setattr(warming.connection, "close", lambda: None)
    yield
    gc.unfreeze()


@pytest.mark.django_db
@pytest.mark.usefixtures("held")
def test_the_first_search_finds_the_vocabulary_read() -> None:
    vocabulary.vocabulary.cache_clear()
    warming._read()
    before = vocabulary.vocabulary.cache_info().misses
    edition = str(Edition.current())
    understand("sad", language="en", region="gb", edition=edition, at=NOON)
    assert vocabulary.vocabulary.cache_info().misses == before


@pytest.mark.django_db
@pytest.mark.usefixtures("held")
def test_an_edition_with_the_same_words_works_nothing_out_again() -> None:
    warming._read()
    before = vocabulary.vocabulary(str(Edition.current()))
    Edition.rise()
    assert vocabulary.vocabulary(str(Edition.current())) is before


@pytest.mark.django_db
@pytest.mark.usefixtures("held")
def test_what_was_read_is_not_looked_at_again_by_each_full_collection() -> None:
    gc.unfreeze()
    warming._read()
    assert gc.get_freeze_count() > 100_000


@pytest.mark.django_db
@pytest.mark.usefixtures("held")
def test_a_database_that_is_down_keeps_no_process_from_starting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(_edition: str) -> None:
        raise OperationalError

    monkeypatch.setattr(understanding, "prepare", down)
    warming._read()
    assert "could not be read yet" in caplog.text
