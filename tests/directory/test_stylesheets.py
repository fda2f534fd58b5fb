from base64 import b64decode
from hashlib import sha256

import pytest

from directory import stylesheets


@pytest.mark.parametrize("names", stylesheets.ALL)
def test_a_policy_names_the_hash_of_exactly_this_style(names: tuple[str, ...]) -> None:
    source = stylesheets.csp_source(names)
    assert source.startswith("'sha256-")
    assert source.endswith("'")
    digest = b64decode(source.removeprefix("'sha256-").removesuffix("'"))
    assert digest == sha256(stylesheets.text(names).encode()).digest()


def test_pages_widgets_and_sheets_have_styles_of_their_own() -> None:
    assert len(set(map(stylesheets.csp_source, stylesheets.ALL))) == len(stylesheets.ALL) == 5


@pytest.mark.parametrize("names", stylesheets.ALL)
def test_no_style_can_end_its_element_or_load_anything(names: tuple[str, ...]) -> None:
    text = stylesheets.text(names)
    for forbidden in ("</", "<!--", "url(", "@import", "expression("):
        assert forbidden not in text


def test_a_style_follows_the_reading_direction() -> None:
    """Sides are called start and end, so that Arabic needs no second style."""
    text = "".join(map(stylesheets.text, stylesheets.ALL))
    for side in ("margin-left", "margin-right", "padding-left", "padding-right", "float:"):
        assert side not in text
