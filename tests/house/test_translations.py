"""What translators were given is what the code asks for, and every translation keeps its places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSLATIONS = sorted((ROOT / "directory" / "locale").glob("*/LC_MESSAGES/django.po"))
PYTHON = sorted((ROOT / "directory").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

TRANSLATE = re.compile(r"""{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?%}(.*?)(?:{%\s*plural\s*%}.*?)?{%\s*endblocktrans", re.DOTALL
)
VARIABLE = re.compile(r"{{\s*(\w+)[^}]*}}")
PLACE = re.compile(r"%\(\w+\)s|{\w*}")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def asked_for_by_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            first = node.args[0]
            assert isinstance(first, ast.Constant), f"line {node.lineno}: not a plain text"
            yield str(first.value)


def asked_for_by_template(source: str) -> Iterator[str]:
    for double, single in TRANSLATE.findall(source):
        yield double or single
    for text in BLOCK.findall(source):
        yield VARIABLE.sub(r"%(\1)s", text)


def everything_asked_for() -> set[str]:
    found: set[str] = set()
    for path in PYTHON:
        found.update(asked_for_by_code(path.read_text(encoding="utf-8")))
    for path in TEMPLATES:
        found.update(asked_for_by_template(path.read_text(encoding="utf-8")))
    return found


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def original(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    """The translations of a message; several where it counts."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def lost_places(message: Message) -> list[str]:
    """Translations with other places for numbers and names; counting forms may leave one out."""
    originals = [message.id] if isinstance(message.id, str) else message.id
    wanted = set(PLACE.findall(" ".join(originals)))
    found = [(text, set(PLACE.findall(text))) for text in forms(message) if text]
    counts = not isinstance(message.id, str)
    return [
        text for text, places in found if not places <= wanted or not (counts or places == wanted)
    ]


def test_the_rules_can_fail() -> None:
    assert list(asked_for_by_code('_("a") + ngettext("b", "c", 1)')) == ["a", "b"]
    template = '{% translate "a" %}{% blocktranslate with n=x %}{{ n }} b{% endblocktranslate %}'
    assert list(asked_for_by_template(template)) == ["a", "%(n)s b"]
    assert lost_places(Message("Call {value}", "اتصل"))
    assert not lost_places(Message("Call {value}", "اتصل {value}"))
    assert lost_places(Message("Call {value}", "اتصل {number}"))


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_translators_know_every_text_that_is_asked_for(path: Path) -> None:
    known = {original(message) for message in catalog(path)}
    assert sorted(everything_asked_for() - known) == []
    assert len(known) > 100


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_a_translation_keeps_the_places_of_numbers_and_names(path: Path) -> None:
    assert [lost for message in catalog(path) for lost in lost_places(message)] == []


def unfinished(messages: Catalog) -> list[str]:
    """Texts without a translation, or with one that gettext only guessed."""
    return [original(each) for each in messages if each.id and (each.fuzzy or not all(forms(each)))]


def wrongly_counted(messages: Catalog, *, wanted: int) -> list[str]:
    """Texts that count, with another number of forms than their language has."""
    counting = [each for each in messages if each.id and not isinstance(each.id, str)]
    return [original(each) for each in counting if len(forms(each)) != wanted]


def test_what_is_unfinished_is_found() -> None:
    half = Catalog(locale="ru")
    half.add("done", "готово")
    half.add("guessed", "угадано", flags=["fuzzy"])
    half.add("empty", "")
    half.add(("one", "many"), ("один", "", "много"))
    assert unfinished(half) == ["guessed", "empty", "one"]
    half.add(("a", "b"), ("один", "много"))
    assert wrongly_counted(half, wanted=3) == ["a"]


def test_every_language_of_the_interface_has_one_file() -> None:
    wanted = {to_locale(tag) for tag, _name in settings.LANGUAGES if tag != settings.LANGUAGE_CODE}
    assert {path.parent.parent.name for path in TRANSLATIONS} == wanted


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_nothing_is_left_untranslated_or_guessed(path: Path) -> None:
    assert unfinished(catalog(path)) == []


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_a_text_that_counts_has_the_forms_of_its_language(path: Path) -> None:
    forms_in_cldr = get_plural(path.parent.parent.name).num_plurals
    messages = catalog(path)
    assert messages.num_plurals == forms_in_cldr
    assert wrongly_counted(messages, wanted=forms_in_cldr) == []


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.parent.name)
def test_the_list_of_languages_says_who_has_read_it(path: Path) -> None:
    """The footer follows the file; this list, for contributors, has to as well."""
    listed = (path.parents[2] / "README.md").read_text(encoding="utf-8")
    (line,) = [row for row in listed.splitlines() if f"| `{path.parent.parent.name}` |" in row]
    with path.open("rb") as file:
        is_draft = read_po(file).last_translator.startswith("machine draft")
    assert ("machine draft" in line) == is_draft
