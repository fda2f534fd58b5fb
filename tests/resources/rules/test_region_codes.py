import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules import region_codes
from resources.rules.region_codes import UnknownRegion


def test_there_are_5297_codes_and_each_once() -> None:
    codes = region_codes.all_codes()
    kinds = [region_codes.kind(code) for code in codes]
    assert len(codes) == len(set(codes)) == 5297
    assert (kinds.count("world"), kinds.count("country"), kinds.count("subdivision")) == (
        1,
        250,
        5046,
    )


def test_every_code_is_lower_case_and_reads_back_as_itself() -> None:
    for code in region_codes.all_codes():
        assert code == code.lower()
        assert region_codes.parse(code) == region_codes.parse(code.upper()) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (" GB ", "gb"),
        ("us_CA", "us-ca"),
        ("US-ca", "us-ca"),
        ("uk", "gb"),
        ("UK-SCT", "gb-sct"),
        ("USA", "us"),
        ("deu", "de"),
        ("XK", "xk"),
        ("xkx", "xk"),
        ("World", "world"),
        ("001", "world"),
    ],
)
def test_parse_reads_what_people_write(written: str, code: str) -> None:
    assert region_codes.parse(written) == code


@pytest.mark.parametrize("text", ["", "zz", "england", "gb-", "us-zz", "840", "g b", "x" * 10_000])
def test_parse_answers_none_for_what_is_no_code(text: str) -> None:
    assert region_codes.parse(text) is None


@given(st.text())
def test_parse_is_idempotent_and_never_raises(text: str) -> None:
    code = region_codes.parse(text)
    assert code is None or region_codes.is_canonical(code)
    assert code is None or region_codes.parse(code) == code


def test_only_the_spelling_of_this_project_is_canonical() -> None:
    assert region_codes.is_canonical("gb-sct")
    assert not region_codes.is_canonical("GB-SCT")


def test_a_subdivision_lies_in_its_country_even_where_iso_nests_it() -> None:
    # ISO puts Babək under Naxçıvan.
    assert region_codes.parent("az-bab") == "az"
    assert region_codes.ancestors("az-bab") == ("az-bab", "az", "world")


def test_countries_lie_in_the_world_and_the_world_in_nothing() -> None:
    assert region_codes.ancestors("xk") == ("xk", "world")
    assert region_codes.ancestors("world") == ("world",)
    assert region_codes.parent("world") is None


def test_country_of_a_region() -> None:
    assert region_codes.country_of("gb-sct") == region_codes.country_of("gb") == "gb"
    assert region_codes.country_of("world") is None


@pytest.mark.parametrize(
    "question",
    [
        region_codes.kind,
        region_codes.parent,
        region_codes.ancestors,
        region_codes.country_of,
        region_codes.time_zones,
        lambda code: region_codes.name(code, "en"),
    ],
)
def test_questions_about_unknown_regions_raise(question: object) -> None:
    assert callable(question)
    with pytest.raises(UnknownRegion, match="zz"):
        question("zz")


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("gb", "en", "United Kingdom"),
        ("gb", "pt-br", "Reino Unido"),
        ("gb", "zh-hans", "英国"),
        ("gb", "zh-tw", "英國"),
        ("xk", "de", "Kosovo"),
        ("world", "fr", "Monde"),
        ("world", "ar", "العالم"),
        ("gb", "", "United Kingdom"),
        ("gb", "xx", "United Kingdom"),
        ("gb", "../../etc", "United Kingdom"),
        ("gb-wls", "en", "Wales"),
        ("gb-cay", "de", "Caerphilly"),
        ("es-ct", "es", "Catalunya"),
    ],
)
def test_names(code: str, language: str, name: str) -> None:
    assert region_codes.name(code, language) == name


def test_every_region_has_a_name_without_iso_notes() -> None:
    for code in region_codes.all_codes():
        name = region_codes.name(code, "sw")
        assert name == name.strip() != ""
        assert not set("[]†*") & set(name)


def test_time_zones_come_from_the_table_that_knows_countries() -> None:
    assert region_codes.time_zones("no") == ("Europe/Oslo",)
    assert region_codes.time_zones("gb-sct") == ("Europe/London",)
    assert region_codes.time_zones("xk") == ("Europe/Belgrade",)
    assert "America/New_York" in region_codes.time_zones("us-ca")
    assert region_codes.time_zones("world") == ()


def test_only_two_uninhabited_countries_have_no_time_zone() -> None:
    countries = [code for code in region_codes.all_codes() if region_codes.kind(code) == "country"]
    assert [code for code in countries if not region_codes.time_zones(code)] == ["bv", "hm"]


def test_countries_are_the_codes_of_that_kind_in_order() -> None:
    codes = region_codes.all_codes()
    assert list(region_codes.countries()) == [c for c in codes if region_codes.kind(c) == "country"]


@pytest.mark.parametrize(
    ("code", "languages"),
    [
        ("gb", ("en", "cy", "ga", "gd")),
        ("gb-wls", ("en", "cy", "ga", "gd")),
        ("xk", ("sq", "sr")),
        ("tw", ("zh", "nan", "hak")),
        ("aq", ()),
        ("world", ()),
    ],
)
def test_the_official_languages_of_a_country(code: str, languages: tuple[str, ...]) -> None:
    assert region_codes.official_languages(code) == languages
