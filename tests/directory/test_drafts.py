from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.test import Client

from directory import drafts

QUIET_LINE = "A machine translated the words of this site."


@pytest.fixture(autouse=True)
def fresh() -> None:
    drafts.is_draft.cache_clear()


def compiled(folder: Path, locale: str, *, translator: str) -> None:
    target = folder / locale / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, Catalog(locale=locale, last_translator=translator, fuzzy=False))


def test_a_draft_is_known_by_what_its_file_says(tmp_path: Path, settings: Any) -> None:
    compiled(tmp_path, "de", translator="machine draft, not yet read by a speaker")
    compiled(tmp_path, "zh_Hans", translator="Ada <ada@example.org>")
    settings.LOCALE_PATHS = [tmp_path]
    assert drafts.is_draft("de")
    assert not drafts.is_draft("zh-hans")


def test_what_the_code_itself_says_is_no_draft() -> None:
    assert not drafts.is_draft("en")


def test_a_reader_of_a_draft_is_told(reader: Client) -> None:
    drafted = reader.get("/en/").content.decode()
    assert QUIET_LINE not in drafted
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "is_draft", lambda _language: True)
        assert QUIET_LINE in reader.get("/en/").content.decode()
