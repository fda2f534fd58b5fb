import pytest
from hypothesis import given
from hypothesis import strategies as st
from langcodes import Language

from resources.rules import language_tags
from resources.rules.language_tags import (
    LONGEST_HEADER,
    LONGEST_TAG,
    MOST_REMEMBERED_TAGS,
    UnknownLanguage,
    from_accept_language,
    regions_from_accept_language,
)

TAG_LIKE = st.from_regex(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,3}", fullmatch=True)
HEADER_LIKE = st.text(alphabet="abdefgnrtuxzABEGHTUZ0159-_,;=.q* \t", max_size=200)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh-TW", "zh-tw"),
        ("zh_Hans", "zh-hans"),
        ("iw", "he"),
        ("tl", "fil"),
        ("sh", "sr-latn"),
        ("zh-yue", "yue"),
        (" EN ", "en"),
        ("ca-valencia", "ca-valencia"),
        ("en-US-u-hc-h12", "en-us"),
        ("en-x-private", "en"),
        ("ase", "ase"),
    ],
)
def test_tags_have_one_spelling(written: str, tag: str) -> None:
    assert language_tags.normalise(written) == tag


@pytest.mark.parametrize(
    "tag",
    [
        *("", "x", "xx", "english", "en--gb", "x-foo", "qaa", "12", "en\x00", "ｅｎ"),
        *("und", "und-us", "mul", "mis", "zxx"),
        *("en" + "-x" * LONGEST_TAG, "e" * 100_000),
    ],
)
def test_nonsense_is_no_language(tag: str) -> None:
    with pytest.raises(UnknownLanguage):
        language_tags.normalise(tag)


def test_only_a_text_may_be_in_an_undetermined_language() -> None:
    assert language_tags.normalise_written("UND") == "und"
    assert language_tags.normalise_written("pt-BR") == "pt-br"
    with pytest.raises(UnknownLanguage):
        language_tags.normalise_written("xx")


@given(st.one_of(st.text(), TAG_LIKE))
def test_normalising_is_idempotent_and_raises_only_the_typed_error(text: str) -> None:
    try:
        tag = language_tags.normalise(text)
    except UnknownLanguage:
        return
    assert language_tags.normalise(tag) == tag == tag.lower()
    assert len(tag) <= LONGEST_TAG


@pytest.mark.parametrize(
    ("tag", "keys"),
    [
        ("en", ("en",)),
        ("zh-TW", ("zh-tw", "zh")),
        ("zh-Hant-TW", ("zh-hant-tw", "zh-hant", "zh")),
        ("cmn", ("cmn", "zh")),
        ("yue", ("yue", "zh")),
        ("nb", ("nb", "no")),
        ("arz", ("arz", "ar")),
        ("ckb", ("ckb", "ku")),
        ("zsm", ("zsm", "ms")),
        ("id", ("id",)),
        ("hr", ("hr",)),
        ("ase", ("ase",)),
    ],
)
def test_search_keys_run_from_the_tag_to_what_people_ask_for(
    tag: str, keys: tuple[str, ...]
) -> None:
    assert language_tags.search_keys(tag) == keys


@pytest.mark.parametrize(
    ("wanted", "available", "found"),
    [
        (["de"], ["en", "de"], "de"),
        (["zh-HK"], ["zh-hans", "zh-hant"], "zh-hant"),
        (["zh-TW"], ["zh-hans"], None),
        (["pt-PT"], ["en", "pt-br"], "pt-br"),
        (["en-AU", "de"], ["de", "en"], "en"),
        (["xx", "*", "de"], ["en", "de"], "de"),
        (["nn"], ["en", "nb"], "nb"),
        (["no"], ["nn"], "nn"),
        (["nn"], ["nb", "nn"], "nn"),
        (["gsw"], ["fr", "de"], "de"),
        (["sw"], ["SW"], "SW"),
    ],
)
def test_the_closest_language(wanted: list[str], available: list[str], found: str | None) -> None:
    assert language_tags.closest(wanted, available) == found


@pytest.mark.parametrize(
    ("wanted", "available"),
    [
        *(("uk", "ru"), ("be", "ru"), ("ca", "es"), ("eu", "es"), ("de", "gsw"), ("da", "nb")),
        *(("und", "und"), ("und", "en"), ("en", "und")),
    ],
)
def test_nobody_is_given_a_neighbours_language(wanted: str, available: str) -> None:
    assert language_tags.closest([wanted], [available]) is None


def test_the_first_of_equally_close_ones_wins() -> None:
    assert language_tags.closest(["pt-pt"], ["pt-br", "pt"]) == "pt-br"
    assert language_tags.closest(["pt-pt"], ["pt", "pt-br"]) == "pt"
    assert language_tags.closest([], ["en"]) is language_tags.closest(["en"], []) is None


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("de", "en", "German"),
        ("uk", "pl", "ukraiński"),
        ("pt-br", "en", "Brazilian Portuguese"),
        ("zh-hans", "zh-hans", "简体中文"),
        ("zh-tw", "de", "Chinesisch (Taiwan)"),
        ("cmn", "en", "Mandarin Chinese"),
        ("cmn", "de", "Chinesisch"),
        ("ase", "fr", "langue des signes américaine"),
        ("ase", "sw", "American Sign Language"),
        ("loz", "hi", "लोज़ी"),
        ("de", "xx", "German"),
        ("de", "../..", "German"),
        ("xx", "en", "xx"),
    ],
)
def test_names(tag: str, language: str, name: str) -> None:
    assert language_tags.name(tag, language) == name


@pytest.mark.parametrize(
    ("tag", "autonym"),
    [("de", "Deutsch"), ("ar", "العربية"), ("uk", "українська"), ("ase", "American Sign Language")],
)
def test_autonyms(tag: str, autonym: str) -> None:
    assert language_tags.autonym(tag) == autonym


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "dv", "yi", "ckb", "pa-pk", "ug", "ar-eg"])
def test_right_to_left(tag: str) -> None:
    assert language_tags.is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["en", "pa", "zh-hans", "ar-latn", "tr", "und", "", "xx"])
def test_left_to_right(tag: str) -> None:
    assert not language_tags.is_right_to_left(tag)


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("", ()),
        ("de", ("de",)),
        ("en-GB,ar-EG;q=.8", ("en-gb", "ar-eg")),
        ("fr;q=0.5, uk ; Q = 0.9,en;q=.5", ("uk", "fr", "en")),
        ("de;q=0,en", ("en",)),
        ("de;q=2,de;q=-1,de;q=nan,de;q=inf,de;q=,de;q=high,en;q=1.0000", ("en",)),
        ("*,und,xx,;;,=,\x00,en;level=1", ("en",)),
        ("en,EN,en-u-hc-h12", ("en",)),
    ],
)
def test_reading_what_a_browser_asks_for(header: str, tags: tuple[str, ...]) -> None:
    assert from_accept_language(header) == tags


def test_long_headers_are_read_up_to_a_limit() -> None:
    assert from_accept_language("xx," * 300 + "sw") == ("sw",)
    assert from_accept_language("sw," + "x" * LONGEST_HEADER) == ("sw",)
    assert from_accept_language("a" * (LONGEST_HEADER - 3) + ",en-gb") == ()


@pytest.mark.parametrize(
    ("header", "regions"),
    [
        ("en-GB,ar-EG;q=.8", ("gb", "eg")),
        ("ar-EG;q=.8,en-GB", ("gb", "eg")),
        ("en,de,sw", ()),
        ("es-419,en-001,en-150", ()),
        ("en-UK,zh-Hant-TW,sq-XK,en-GB", ("gb", "tw", "xk")),
        ("prs", ()),
        ("en-u-hc-gb,en-x-us", ()),
        ("und-DE,xx-FR", ()),
    ],
)
def test_regions_are_those_that_tags_name(header: str, regions: tuple[str, ...]) -> None:
    assert regions_from_accept_language(header) == regions


@given(st.one_of(st.text(), HEADER_LIKE))
def test_any_header_is_read_without_an_error(header: str) -> None:
    tags = from_accept_language(header)
    assert tags == tuple(dict.fromkeys(map(language_tags.normalise, tags)))
    assert all(len(region) == 2 for region in regions_from_accept_language(header))


def test_headers_made_up_by_strangers_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language_tags, "MOST_REMEMBERED_TAGS", 50)
    assert MOST_REMEMBERED_TAGS > 50
    for letter in "abcdefghijklmnopqrstuvwxyz":
        from_accept_language(",".join(f"en-{letter}{other}" for other in "bdfhjklnpqrvwxy"))
    assert len(Language._INSTANCES) < 100
