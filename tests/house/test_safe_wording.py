"""No template, no translation and no text of the starter data says what may harm."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from resources.rules import safe_wording

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TRANSLATIONS = sorted((ROOT / "directory" / "locale").glob("*/LC_MESSAGES/django.po"))
STARTER = ROOT / "resources" / "starter"

TEMPLATE_CODE = re.compile(r"{%\s*(?:trans|translate)\s+|{%|%}|{{.*?}}|<[^>]*>", re.DOTALL)


def harmful(texts: "Iterator[tuple[str, str]]") -> list[str]:
    """`texts`: (language, text). The words that may not be used, with what to say instead."""
    return [
        f"{problem.words}: {problem.instead}"
        for language, text in texts
        for problem in safe_wording.problems(text, language)
    ]


def of_template(source: str) -> Iterator[tuple[str, str]]:
    yield "en", TEMPLATE_CODE.sub(" ", source)


def of_translation(path: Path) -> Iterator[tuple[str, str]]:
    """What is translated, in English, and the translations."""
    language = path.parent.parent.name
    with path.open("rb") as file:
        for message in read_po(file):
            for side, texts in (("en", message.id), (language, message.string)):
                for text in [texts] if isinstance(texts, str) else texts:
                    yield side, text


def of_listing(line: str) -> Iterator[tuple[str, str]]:
    """The words of a listing and of its contacts; the titles of its sources are other people's."""
    record = json.loads(line)
    for text in record["texts"]:
        for field in ("name", "summary", "description", "what_happens"):
            yield text["language"], text.get(field, "")
    for method in record["contact_methods"]:
        yield "en", method.get("menu_path", "")
        yield "en", method.get("hours_as_written", "")


def of_vocabulary(text: str) -> Iterator[tuple[str, str]]:
    vocabulary = json.loads(text)
    for entry in (*vocabulary["topics"], *vocabulary["audiences"]):
        yield from entry["names"].items()


BAD = "He committed suicide."


def test_the_rule_can_fail(tmp_path: Path) -> None:
    assert harmful(of_template(f'<p>{{% translate "{BAD}" %}}</p>'))
    assert harmful(of_template(f"<p>{BAD}</p>"))
    listing = {"texts": [{"language": "en", "name": "A", "summary": BAD}], "contact_methods": []}
    assert harmful(of_listing(json.dumps(listing)))
    names = {"topics": [{"names": {"en": BAD}}], "audiences": []}
    assert harmful(of_vocabulary(json.dumps(names)))
    path = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'msgid "{BAD}"\nmsgstr ""\n', encoding="utf-8")
    assert harmful(of_translation(path))


def test_what_is_well_said_passes() -> None:
    assert harmful(of_template("<p>Bereaved by suicide: somebody who died by suicide.</p>")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_are_safe(path: Path) -> None:
    assert harmful(of_template(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_translations_are_safe(path: Path) -> None:
    assert harmful(of_translation(path)) == []


def test_listings_of_the_starter_data_are_safe() -> None:
    lines = (STARTER / "services.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 600
    assert [words for line in lines for words in harmful(of_listing(line))] == []


def test_names_of_topics_and_audiences_are_safe() -> None:
    text = (STARTER / "vocabulary.json").read_text(encoding="utf-8")
    assert harmful(of_vocabulary(text)) == []
