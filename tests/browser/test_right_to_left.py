import pytest

from tests.browser.conftest import Visit
from tests.browser.measuring import LEFT_EDGES
from tests.browser.pages import ARABIC, COUNTRY, DESK, PHONE, SIZES, SMALL

all_sizes = pytest.mark.parametrize("size", SIZES)


@all_sizes
def test_the_way_out_is_on_the_left_in_arabic(visit: Visit, size: tuple[int, int]) -> None:
    assert centre_of_the_way_out(visit, ARABIC, size) < size[0] / 2


@all_sizes
def test_the_way_out_is_on_the_right_in_english(visit: Visit, size: tuple[int, int]) -> None:
    assert centre_of_the_way_out(visit, COUNTRY, size) > size[0] / 2


@pytest.mark.parametrize(("path", "side_is_left"), [(ARABIC, True), (COUNTRY, False)])
def test_the_side_column_is_on_the_other_side_in_arabic(
    visit: Visit, path: str, side_is_left: bool
) -> None:
    page = visit(path, size=DESK)
    main, side = (page.locator(each).bounding_box() for each in ("main", "aside"))
    assert main is not None
    assert side is not None
    assert (side["x"] < main["x"]) is side_is_left


def test_the_page_says_that_it_is_arabic(visit: Visit) -> None:
    page = visit(ARABIC)
    html = page.locator("html")
    assert html.get_attribute("dir") == "rtl"
    assert html.get_attribute("lang") == "ar"


@pytest.mark.parametrize("size", [SMALL, PHONE])
def test_a_heading_and_a_number_begin_at_the_right(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(ARABIC, size=size)
    for part in ("h1", ".emergency p", ".listing .contact > a"):
        first, *_others = page.locator(part).first.evaluate(LEFT_EDGES)
        assert first > size[0] / 2, part


def test_numbers_are_read_in_the_order_in_which_they_are_dialled(visit: Visit) -> None:
    """British numbers have the spaces at which an order could turn round."""
    numbers = visit("/ar/gb/").locator(".contact > a[href^='tel:'] bdi, .emergency bdi").all()
    assert any(" " in number.inner_text() for number in numbers)
    for number in numbers:
        edges = number.evaluate(LEFT_EDGES)
        assert edges == sorted(edges), number.inner_text()


def test_an_international_number_keeps_its_plus_in_front(visit: Visit) -> None:
    number = visit(ARABIC).locator("a[href^='https://wa.me/'] bdi").first
    assert number.inner_text().startswith("+")
    edges = number.evaluate(LEFT_EDGES)
    assert edges[0] == min(edges)


def centre_of_the_way_out(visit: Visit, path: str, size: tuple[int, int]) -> float:
    box = visit(path, size=size).locator("a.exit").bounding_box()
    assert box is not None
    return float(box["x"] + box["width"] / 2)
