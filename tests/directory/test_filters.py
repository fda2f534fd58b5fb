import pytest
from django.http import QueryDict

from directory.filters import ServiceFilter
from directory.moment import this_moment
from resources.search.searches import Search


def asked(query: str, *, region: str = "us", topic: str = "") -> tuple[Search, dict[str, str]]:
    """What is searched for, and what could not be understood."""
    tables = this_moment().reference
    filters = ServiceFilter(QueryDict(query), tables=tables, language="en")
    return filters.search(region=region, topic=topic), filters.errors_by_name()


pytestmark = pytest.mark.usefixtures("db", "noon")


def test_without_a_wish_only_the_place_is_asked_for() -> None:
    assert asked("") == (Search(region="us", preferred_language="en"), {})


def test_every_wish_reaches_the_search() -> None:
    search, errors = asked(
        "channel=sms&audience=women&open=yes&free=yes&anonymous=yes&dispatch=may-send-help",
        topic="suicide",
    )
    assert errors == {}
    assert search == Search(
        region="us",
        topic="suicide",
        preferred_language="en",
        channel="sms",
        audience="women",
        open_now=True,
        free=True,
        anonymous=True,
        dispatch_policy="may-send-help",
    )


@pytest.mark.parametrize(
    ("written", "language"),
    [("es", "es"), ("ES", "es"), (" es ", "es"), ("iw", "he"), ("pt_BR", "pt-br")],
)
def test_a_language_is_understood_in_any_spelling(written: str, language: str) -> None:
    assert asked(f"language={written}")[0].language == language


def test_a_language_stands_for_its_varieties() -> None:
    search, _errors = asked("language=zh")
    assert {"zh", "yue"} <= set(search.language_tags)


def test_a_language_that_nobody_speaks_is_understood_all_the_same() -> None:
    search, errors = asked("language=tlh")
    assert (search.language, search.language_tags, errors) == ("tlh", (), {})


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("language=klingonese", "language"),
        ("language=und", "language"),
        ("language=%00", "language"),
        ("language=" + "a" * 10_000, "language"),
        ("channel=pigeon", "channel"),
        ("channel=VOICE", "channel"),
        ("audience=everybody", "audience"),
        ("open=maybe", "open"),
        ("open=no", "open"),
        ("free=1", "free"),
        ("anonymous=true", "anonymous"),
        ("dispatch=unknown", "dispatch"),
        ("topic=nonsense", "topic"),
    ],
)
def test_what_is_not_understood_is_explained_in_a_sentence(query: str, name: str) -> None:
    _search, errors = asked(query)
    assert list(errors) == [name]
    assert errors[name].endswith(".")


@pytest.mark.parametrize("query", ["open=zyxwvut", "language=zyxwvut", "channel=zyxwvut"])
def test_an_explanation_does_not_repeat_what_was_typed(query: str) -> None:
    _search, errors = asked(query)
    assert "zyxwvut" not in " ".join(errors.values())


def test_what_is_not_understood_leaves_the_other_wishes_alone() -> None:
    search, _errors = asked("open=maybe&language=es&free=yes&channel=pigeon")
    assert (search.open_now, search.channel) == (False, "")
    assert (search.language, search.free) == ("es", True)


@pytest.mark.parametrize(
    "query", ["open=", "language=&channel=&audience=&dispatch=", "language=%20"]
)
def test_an_empty_field_is_no_wish(query: str) -> None:
    assert asked(query) == (Search(region="us", preferred_language="en"), {})


def test_of_a_wish_that_is_given_twice_the_last_holds() -> None:
    assert asked("channel=voice&channel=sms")[0].channel == "sms"
