"""Every word of a template can be translated."""

import html
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

READ_ALOUD = ("alt", "title", "aria-label", "placeholder", "label", "summary", "content")
# Code is the same in every language, and so is what only browsers read.
NOT_WORDS = re.compile(
    r"<(script|style|code)\b.*?</\1>|<meta\b[^>]*>|<!--.*?-->|<!doctype[^>]*>"
    r"|{%\s*comment.*?endcomment\s*%}|{#.*?#}",
    re.DOTALL | re.IGNORECASE,
)
TRANSLATED = re.compile(r"{%\s*blocktrans.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
TAG_OR_VARIABLE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
ATTRIBUTE = re.compile(rf"""\b(?:{"|".join(READ_ALOUD)})=(?:"([^"]*)"|'([^']*)')""")
ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")


def untranslated(template: str) -> list[str]:
    """Words that stand in a template as they are, in text or in an attribute that is read out."""
    left = NOT_WORDS.sub("", template)
    left = TAG_OR_VARIABLE.sub("", TRANSLATED.sub("", left))
    attributes = ["".join(found) for found in ATTRIBUTE.findall(left)]
    text = html.unescape(ELEMENT.sub(" ", left))
    return [word for part in (text, *attributes) for word in LETTERS.findall(part)]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{% translate 'Call' %} {{ number }} · ×</p>", []),
        ("<p>Call</p>", ["Call"]),
        ("<p>{% if a %}Call{% endif %}</p>", ["Call"]),
        ("<p>اتصل</p>", ["اتصل"]),
        ('<a aria-label="Close">×</a>', ["Close"]),
        ('<a class="exit" href="/exit" aria-label="{% translate "Close" %}">×</a>', []),
        ("<img alt='A map'>", ["map"]),
        ("{% blocktranslate with n=x %}{{ n }} lines{% endblocktranslate %}", []),
        ("<pre><code>&lt;iframe&gt;</code></pre>", []),
        ("<b>&eacute;t&eacute;</b>", ["été"]),
        ("{# only for us #}", []),
    ],
)
def test_the_rule_can_fail(template: str, found: list[str]) -> None:
    assert untranslated(template) == found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_can_be_translated(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []
