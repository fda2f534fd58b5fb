"""The table of examples against the templates that there are."""

from pathlib import Path

from tests.access.examples import EXAMPLES
from tests.access.templates import FOLDER, pages


def test_every_template_that_makes_a_page_has_an_example() -> None:
    shown = {example.template for example in EXAMPLES}
    assert set(pages()) - shown == set(), "add a row to tests/access/examples.py"


def test_every_example_has_a_template() -> None:
    assert [each for each in EXAMPLES if not (FOLDER / each.template).is_file()] == []
    assert len(EXAMPLES) == len(set(EXAMPLES))


def test_pieces_and_frames_are_no_pages(tmp_path: Path) -> None:
    for name, source in {
        "base.html": "<!doctype html>",
        "desk/base.html": '{% extends "base.html" %}',
        "pages/a.html": '{% extends "desk/base.html" %}',
        "pages/b.html": '{% extends "pages/a.html" %}',
        "widget/document.html": "{% load i18n %}<!doctype html>",
        "widget/frame.html": '{% extends "widget/document.html" %}',
        "components/card.html": "<article></article>",
        "500.html": "<!doctype html>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    assert pages(tmp_path) == ["500.html", "pages/a.html", "pages/b.html", "widget/frame.html"]
