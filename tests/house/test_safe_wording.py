"""Nothing that ships says what may harm: templates, translations, code and starter data."""

import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory import shipped_texts
from directory.management.commands.lint_wording import found
from tests.resources.rules import worded_sentences

FILES = shipped_texts.files()
ROOT = shipped_texts.ROOT


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_unsafe_is_shipped(file: Path) -> None:
    assert found(file) == []


def test_all_that_readers_see_is_looked_at() -> None:
    names = {str(file.relative_to(ROOT)) for file in FILES}
    assert "templates/pages/home.html" in names
    assert "templates/email/request.txt" in names
    assert "directory/locale/ar/LC_MESSAGES/django.po" in names
    assert "directory/wording/summary.py" in names
    assert "resources/starter/services.jsonl" in names
    assert "resources/starter/vocabulary.json" in names


def looked_over(folder: Path) -> str:
    """What the command prints about this folder; it ends as having found something."""
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command("lint_wording", folder, stdout=printed)
    return printed.getvalue()


SENTENCES = worded_sentences.read("planted")
ENGLISH = [sentence for sentence in SENTENCES if sentence.language == "en"]
OTHERS = sorted({sentence.language for sentence in SENTENCES} - {"en"})


def plant(folder: Path) -> dict[str, str]:
    """The thirty faults, spread over every kind of file: "file:line" -> words of the better term.

    Each stands on a line of its own, between lines that are harmless.
    """
    planted: dict[str, str] = {}
    writers = {"page.html": _page, "words.py": _code}
    for name, write in writers.items():
        own = ENGLISH[:3] if name == "page.html" else ENGLISH[3:]
        (folder / name).write_text(write([sentence.text for sentence in own]), encoding="utf-8")
        planted |= {f"{name}:{2 + at * 2}": each.better for at, each in enumerate(own)}
    for language in OTHERS:
        own = [sentence for sentence in SENTENCES if sentence.language == language]
        name = f"{language}/LC_MESSAGES/django.po"
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(_catalogue(each.text for each in own[:3]), encoding="utf-8")
        planted |= {f"{name}:{5 + at * 3}": each.better for at, each in enumerate(own[:3])}
        (folder / f"{language}.jsonl").write_text(_listing(language, own[3].text), encoding="utf-8")
        planted[f"{language}.jsonl:2"] = own[3].better
        (folder / f"{language}.json").write_text(_names(language, own[4].text), encoding="utf-8")
        planted[f"{language}.json:3"] = own[4].better
    return planted


def _page(texts: Iterable[str]) -> str:
    return "<h1>\n" + "\n<br>\n".join(
        f'<p title="{{% translate "{text}" %}}"></p>' for text in texts
    )


def _code(texts: Iterable[str]) -> str:
    return "SAID = (\n" + "\n    # and\n".join(f'    _("{text}"),' for text in texts) + "\n)\n"


def _catalogue(texts: Iterable[str]) -> str:
    entries = [f'msgid "{number}"\nmsgstr "{text}"\n' for number, text in enumerate(texts)]
    return 'msgid ""\nmsgstr ""\n\n' + "\n".join(entries)


def _listing(language: str, text: str) -> str:
    good, bad = ({"texts": [{"language": language, "name": name}]} for name in ("A line", text))
    return f"{json.dumps(good)}\n{json.dumps(bad, ensure_ascii=False)}\n"


def _names(language: str, text: str) -> str:
    topic = {"names": {"en": "A topic", language: text}}
    return f'{{"audiences": [],\n"topics": [\n{json.dumps(topic, ensure_ascii=False)}]}}'


def test_thirty_planted_faults_in_six_languages_are_found_on_their_lines(tmp_path: Path) -> None:
    planted = plant(tmp_path)
    assert len(planted) == 30
    lines = looked_over(tmp_path).splitlines()
    said = [line.removeprefix(f"{tmp_path}/") for line in lines]
    for where, better in planted.items():
        assert any(
            line.startswith(f"{where}: ") and better in line.partition("→")[2] for line in said
        ), where
    assert {":".join(line.split(":")[:2]) for line in said} == set(planted)


def test_the_command_says_how_many_it_found_and_fails(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>All is well.</p>\n<p>He committed\nsuicide.</p>", encoding="utf-8")
    printed = StringIO()
    with pytest.raises(CommandError, match="1 found in 1 files"):
        call_command("lint_wording", page, stdout=printed)
    assert printed.getvalue() == (
        f"{page}:2: warning: committed suicide → “died by suicide” or “took their own life” "
        "(It sounds as if suicide were a crime or a sin.)\n"
    )


def test_where_all_is_well_said_it_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Somebody who died by suicide.</p>", encoding="utf-8")
    printed = StringIO()
    call_command("lint_wording", page, stdout=printed)
    assert printed.getvalue() == "Nothing found in 1 files.\n"


def test_a_path_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="nowhere is not there"):
        call_command("lint_wording", Path("nowhere"))
