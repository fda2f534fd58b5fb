from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from time import perf_counter
from typing import Any

import pytest

from resources.models import Edition
from resources.rules.normalised_text import tokens
from resources.search import spoken_languages
from resources.search.reference import reference
from resources.search.spoken_languages import asked

# Keys of Reference.spoken: more than the starter data has, so that there is more to mistake.
SPOKEN = tuple(
    """
    am ar ase bg bn bs ca cmn cs cy da de el en es et eu fa fa-af fi fil fr ga gl gu ha he hi hr ht
    hu id is it ja ka km kn ko ku lg lo lt lv mi mos ms mt my nl no ny pa pl ps pt pt-br ro ru si
    sk sl so sq sr sr-latn st sv sw ta te th ti tl tr tw uk ur uz vi yi yue zh zh-tw zu
    """.split()  # noqa: SIM905 (eighty strings would be no easier to read)
)


def found(text: str, spoken: Sequence[str] = SPOKEN) -> list[str]:
    words = tokens(text)
    return [tag for tag, _ in asked(words, frozenset(range(len(words))), spoken)]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("hotline in spanish", "es"),
        ("SPANISH helpline", "es"),
        ("arabic speaking counsellor", "ar"),
        ("Arabic-speaking", "ar"),
        ("someone who speaks polish", "pl"),
        ("chinese", "zh"),
        ("mandarin", "zh"),
        ("cantonese crisis line", "yue"),
        ("in farsi please", "fa"),
        ("tagalog", "fil"),
        ("american sign language", "ase"),
        ("te reo māori", "mi"),
        ("bahasa indonesia", "id"),
        ("bahasa melayu", "ms"),
        ("help in urdu", "ur"),
        ("welsh language line", "cy"),
        ("scottish gaelic, no: irish", "ga"),
        ("ayuda en español", "es"),
        ("habla espanol", "es"),
        ("línea en inglés", "en"),
        ("ayuda en francés", "fr"),
        ("en castellano", "es"),
        ("auf Deutsch", "de"),
        ("Hilfe auf Türkisch", "tr"),
        ("türkischsprachige Beratung", "tr"),
        ("Beratung in arabischer Sprache", "ar"),
        ("russischsprachig", "ru"),
        ("aide en français", "fr"),
        ("je cherche quelqu'un qui parle anglais", "en"),
        ("en italien", "it"),
        ("service francophone", "fr"),
        ("ajuda em português", "pt"),
        ("linha em inglês", "en"),
        ("falar em alemão", "de"),
        ("по-русски", "ru"),
        ("помощь на русском", "ru"),
        ("на русском языке", "ru"),
        ("говорить по-английски", "en"),
        ("po russki", "ru"),
        ("на украинском", "uk"),
        ("на иврите", "he"),
        ("українською", "uk"),
        ("допомога українською мовою", "uk"),
        ("по-українськи", "uk"),
        ("англійською", "en"),
        ("польською мовою", "pl"),
        ("हिंदी में", "hi"),
        ("हिन्दी में मदद", "hi"),
        ("hindi me baat", "hi"),
        ("अंग्रेज़ी में", "en"),
        ("अंग्रेजी", "en"),
        ("日本語で相談", "ja"),
        ("英語で", "en"),
        ("スペイン語", "es"),
        ("ベトナム語の電話", "vi"),
        ("nihongo", "ja"),
        ("说中文", "zh"),
        ("中文熱線", "zh"),
        ("國語", "zh"),
        ("广东话", "yue"),
        ("廣東話熱線", "yue"),
        ("西班牙语", "es"),
        ("英语心理热线", "en"),
        ("بالعربية", "ar"),
        ("بالعربي", "ar"),
        ("مساعدة باللغة الإنجليزية", "en"),
        ("بالفرنسية", "fr"),
        ("خط بالإسبانية", "es"),
        ("kwa Kiswahili", "sw"),
        ("msaada kwa Kiingereza", "en"),
        ("po polsku", "pl"),
        ("polski telefon zaufania", "pl"),
        ("česky", "cs"),
        ("magyarul", "hu"),
        ("suomeksi", "fi"),
        ("eesti keeles", "et"),
        ("på svenska", "sv"),
        ("tiếng Việt", "vi"),
        ("한국어 상담", "ko"),
        ("한국어로", "ko"),
        ("ภาษาไทย", "th"),
        ("فارسی", "fa"),
        ("اردو", "ur"),
        ("বাংলা", "bn"),
        ("ਪੰਜਾਬੀ", "pa"),
        ("தமிழ்", "ta"),
        ("አማርኛ", "am"),
        ("עברית", "he"),
        ("Ελληνικά", "el"),
        ("türkçe", "tr"),
        ("limba română", "ro"),
        ("Soomaali", "so"),
        ("shqip", "sq"),
        ("isiZulu", "zu"),
    ],
)
def test_a_language_is_known_by_the_names_that_people_have_for_it(text: str, tag: str) -> None:
    assert found(text) == [tag]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "i want to talk to somebody",
        "mon mari me frappe",
        "no more",
        "one more day",
        "fines de semana",
        "killing time app",
        "lao",
        "twi",
        "ga",
        "me too",
        "hotline in kanada",
        "Hilfe in Italien",
        "Georgien",
        "Indonesia",
        "hotline indonesia",
        "Suomi",
        "Eesti",
        "ประเทศไทย",
        "คนไทย",
        "ລາວ",
        "မြန်မာ",
        "Tonga",
        "в россии",
        "украинка",
        "Україна",
        "русская девушка",
        "طوارئ العرب",
        "ألو",
        "من هو عربي",
        "यहूदी",
        "चीनी खाना",
        "中国",
        "日本",
        "日本人",
        "我无法语言表达",
        "没法语言",
        "今日",
        "chinatown",
        "germany",
        "poland",
        "turkey",
        "swiss",
        "wales",
        "French Guiana",
        "Französisch-Guayana",
        "المملكة العربية السعودية",
        "في الإمارات العربية المتحدة",
        "المرأة العربية",
        "engl",
        "span ish",
    ],
)
def test_places_peoples_and_everyday_words_are_no_languages(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "i dont speak english",
        "my mother doesn't speak any english",
        "no hablo inglés",
        "je ne parle pas français",
        "ich spreche kein Deutsch",
        "ich kann nicht gut Deutsch",
        "não falo português",
        "я не говорю по-русски",
        "не розмовляю українською",
        "我不会英语",
        "听不懂中文",
        "日本語がわからない",
        "日本語が話せません",
        "hindi nahi aati",
        "मुझे अंग्रेजी नहीं आती",
        "لا أتكلم الإنجليزية",
    ],
)
def test_who_does_not_speak_a_language_is_not_given_lines_in_it(text: str) -> None:
    assert found(text) == []


def test_a_language_may_be_asked_for_beside_one_that_is_not_spoken() -> None:
    assert found("i dont speak english, is there somebody for me in spanish") == ["es"]


def test_what_is_denied_far_from_a_language_is_something_else() -> None:
    assert found("hindi mein baat karni hai mujhe neend nahi aati") == ["hi"]


def test_a_language_that_no_line_speaks_is_not_found() -> None:
    assert found("in spanish or catalan", ["es"]) == ["es"]
    assert found("in spanish", []) == []


@pytest.mark.parametrize("text", ["cantonese", "广东话"])
def test_cantonese_is_chinese_where_no_line_says_that_it_speaks_cantonese(text: str) -> None:
    assert found(text, ["en", "zh"]) == ["zh"]
    assert found(text, ["en"]) == []


def test_several_languages_are_found_as_they_stand() -> None:
    assert found("russian, english or arabic; english") == ["ru", "en", "ar"]


def test_a_longer_name_wins() -> None:
    assert found("american sign language") == ["ase"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hotline in spanish", (2,)),
        ("spanish speaking hotline", (0, 1)),
        ("помощь на русском языке", (2, 3)),
        ("英語で", (0, 1)),
        ("english, yes, english", (0, 2)),
    ],
)
def test_places_are_those_of_the_name_and_of_words_that_belong_to_it(
    text: str, places: tuple[int, ...]
) -> None:
    words = tokens(text)
    ((_, taken),) = asked(words, frozenset(range(len(words))), SPOKEN)
    assert taken == places


def test_words_that_mean_something_else_already_are_left_alone() -> None:
    words = tokens("spanish speaking hotline")
    assert asked(words, frozenset({1, 2}), SPOKEN) == []
    assert asked(words, frozenset({0, 2}), SPOKEN) == [("es", (0,))]


@pytest.mark.parametrize("tag", spoken_languages._listed().names)
def test_every_listed_word_leads_to_its_language_and_is_one_that_cldr_lacks(tag: str) -> None:
    names = spoken_languages._listed().names[tag]
    for words in names:
        assert asked(words, frozenset(range(len(words))), [tag])[0][0] == tag
        assert words not in spoken_languages._names_in_cldr(tag)


def test_the_languages_of_the_directory_are_found_without_a_query(
    db: None, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    spoken = reference(Edition.current()).spoken
    with django_assert_num_queries(0):
        assert asked(("spanish",), frozenset({0}), spoken) == [("es", (0,))]
    for tag in spoken:
        if "-" not in tag and tag not in ("cr", "toi", "ho"):
            assert tag in spoken_languages._names(tuple(spoken)).tags.values(), tag


def test_the_longest_text_is_read_in_a_millisecond() -> None:
    words = tokens("hotline in spanish " * 26)
    places = frozenset(range(len(words)))
    asked(words, places, SPOKEN)
    began = perf_counter()
    for _ in range(20):
        asked(words, places, SPOKEN)
    assert (perf_counter() - began) / 20 < 0.005
