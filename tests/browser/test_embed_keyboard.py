"""A keyboard inside a low and narrow frame: what it has reached is never under anything else."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.measuring import FOCUS, IS_ON_TOP

NARROW = (280, 320)
FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]"
# Emergency numbers from right to left, three lines, and more numbers than fit beside each other.
FRAMES = ("/embed/v1/ar/eg/", "/embed/v1/en/us/?size=320", "/embed/v1/en/fr/")


@pytest.mark.parametrize("path", FRAMES)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_whatever_has_the_focus_in_a_narrow_frame_is_on_top(
    visit: Visit, path: str, key: str
) -> None:
    page = visit(path, size=NARROW)
    covered, reached = [], 0
    for _ in page.locator(FOCUSABLE).all():
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        reached += focus["tag"] != "BODY"
        on_top = page.evaluate_handle("document.activeElement").evaluate(IS_ON_TOP)
        if not (focus["inside"] and on_top):
            covered.append(focus["name"])
    assert covered == []
    assert reached == page.locator(FOCUSABLE).count() > 3
