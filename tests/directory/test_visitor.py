import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from directory import visitor


def accepts(header: str) -> object:
    return RequestFactory().get("/", headers={"accept-language": header})


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar-EG", "ar"),
        ("nl,ar", "ar"),
        ("nl", "en"),
        ("zh-CN", "zh-hans"),
        ("zh-TW", "en"),
        ("pt-PT", "pt"),
        ("ca", "en"),
        ("", "en"),
        ("en;q=0.1,ar;q=0.2", "ar"),
        ("ar;q=0", "en"),
        ("\u0661\u0662", "en"),
    ],
)
def test_the_written_language_that_suits_the_browser(header: str, language: str) -> None:
    assert visitor.preferred_language(accepts(header)) == language  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "regions"),
    [
        ("en-GB", ("gb",)),
        ("en", ()),
        ("", ()),
        ("es-419,es", ()),
        ("en-GB;q=0.1,ar-EG", ("eg", "gb")),
        ("en-US,en-GB,en-IE,en-AU", ("us", "gb", "ie")),
        ("en-GB;q=0,en-IE", ("ie",)),
    ],
)
def test_only_countries_that_the_browser_names_are_likely(
    header: str, regions: tuple[str, ...]
) -> None:
    assert visitor.likely_regions(accepts(header)) == regions  # type: ignore[arg-type]


def test_a_request_without_the_header_names_nothing() -> None:
    request = RequestFactory().get("/")
    assert visitor.likely_regions(request) == ()
    assert visitor.preferred_language(request) == "en"


def test_the_language_of_the_address_is_spoken_whatever_the_browser_says(reader: Client) -> None:
    response = reader.get("/ar/gb/", headers={"accept-language": "en-GB"})
    assert response["Content-Language"] == "ar"
    response = reader.get("/en/gb/", headers={"accept-language": "ar"})
    assert response["Content-Language"] == "en"


def test_one_readers_language_is_not_spoken_to_the_next(reader: Client) -> None:
    reader.get("/ar/eg/")
    assert reader.get("/healthz")["Content-Language"] == "en"
    translation.activate("en")
