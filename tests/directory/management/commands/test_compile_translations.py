import gettext
import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command

TRANSLATION = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\n"

msgid "Show"
msgstr "عرض"
"""


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]
    messages = tmp_path / "ar" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "django.po").write_text(TRANSLATION, encoding="utf-8")
    return messages


def compiled() -> str:
    printed = io.StringIO()
    call_command("compile_translations", stdout=printed)
    return printed.getvalue()


def test_a_translation_is_compiled_without_gettext(folder: Path) -> None:
    assert compiled() == "Compiled ar.\n"
    with (folder / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Show") == "عرض"


def test_what_is_compiled_is_left_alone_until_it_changes(folder: Path) -> None:
    compiled()
    assert compiled() == ""
    later = (folder / "django.mo").stat().st_mtime + 60
    os.utime(folder / "django.po", (later, later))
    assert compiled() == "Compiled ar.\n"
