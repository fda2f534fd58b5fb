"""What each guide must have, and how it has to read. The figures are for English."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from directory.wording.guides import GUIDES
from directory.wording.guides.guide import Guide
from resources.rules import safe_wording
from tests.conftest import NOON

VOCABULARY = Path("resources/starter/vocabulary.json")

MOST_WORDS = 250
# Of the Automated Readability Index, at which a reader is nine to ten years old.
HIGHEST_GRADE = 4.0
LONGEST_SENTENCE = 20
HEADINGS = "What it can feel like. What helps. How to support someone."

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.?!](?=[\s”]|\Z)")
# Institutions, numbers and laws of one country. CBT and DBT are the names of treatments.
OF_ONE_COUNTRY = re.compile(r"\b(?!CBT\b|DBT\b)[A-Z]{2,}\b|\d{2,}|\b(?:Act|law)\b")
A_MAN_OR_A_WOMAN = re.compile(r"(?i)\b(?:he|she|him|her|his|hers|husband|wife|boy|girl)\b")

each_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)


def paragraphs(guide: Guide) -> list[str]:
    parts = (guide.what_it_can_feel_like, guide.what_helps, guide.how_to_support)
    return [str(words) for part in parts for words in part]


def grade(text: str) -> float:
    """Automated Readability Index (Senter and Smith, 1967): letters a word, words a sentence."""
    words = WORD.findall(text)
    letters = sum(len(word) for word in words)
    sentences = len(SENTENCE_END.findall(text))
    return 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43


def test_the_grade_can_fail() -> None:
    assert grade("The cat sat on the mat. It was warm.") < HIGHEST_GRADE
    hard = "Individuals experiencing psychological distress should access appropriate services."
    assert grade(hard) > HIGHEST_GRADE


@pytest.mark.parametrize(
    "topic",
    [
        "self-harm",
        "suicide",
        "domestic-violence",
        "sexual-violence",
        "substance-use",
        "eating-disorders",
        "anxiety",
        "depression",
        "bereavement",
    ],
)
def test_there_is_a_guide_to_each_of_these(topic: str) -> None:
    assert GUIDES[topic].topic == topic
    topics = json.loads(VOCABULARY.read_text(encoding="utf-8"))["topics"]
    assert topic in {each["slug"] for each in topics}


@each_guide
def test_each_part_has_a_few_paragraphs(guide: Guide) -> None:
    parts = (guide.what_it_can_feel_like, guide.what_helps, guide.how_to_support)
    assert all(3 <= len(part) <= 4 for part in parts)


@each_guide
def test_a_paragraph_is_short_enough_to_be_translated(guide: Guide) -> None:
    assert [words for words in paragraphs(guide) if not 30 <= len(words) <= 200] == []


@each_guide
def test_a_guide_has_no_more_words_than_somebody_in_distress_can_read(guide: Guide) -> None:
    own = " ".join([HEADINGS, *paragraphs(guide), guide.how_far_to_trust(on=NOON.date())])
    assert len(WORD.findall(own)) <= MOST_WORDS


@each_guide
def test_a_child_of_nine_can_read_it(guide: Guide) -> None:
    text = " ".join(paragraphs(guide))
    assert grade(text) <= HIGHEST_GRADE
    sentences = SENTENCE_END.split(text)
    assert [each for each in sentences if len(WORD.findall(each)) > LONGEST_SENTENCE] == []


@each_guide
def test_a_guide_is_safely_worded(guide: Guide) -> None:
    text = "\n".join(paragraphs(guide))
    assert safe_wording.problems(text, "en") == ()


@each_guide
def test_a_guide_is_true_in_every_country_and_for_everybody(guide: Guide) -> None:
    text = "\n".join(paragraphs(guide))
    assert OF_ONE_COUNTRY.findall(text) == []
    assert A_MAN_OR_A_WOMAN.findall(text) == []


@each_guide
def test_a_guide_rests_on_sources_that_can_be_read(guide: Guide) -> None:
    assert 2 <= len(guide.sources) <= 4
    for source in guide.sources:
        address = urlsplit(source.address)
        assert (address.scheme, address.query, address.fragment) == ("https", "", "")
        assert source.title
        assert source.publisher
        assert 1990 <= source.year <= guide.written_on.year


@each_guide
def test_a_guide_claims_no_review_that_has_not_happened(guide: Guide) -> None:
    assert guide.written_on <= NOON.date()
    assert 0 < (guide.read_again_by - guide.written_on).days <= 366
    if guide.reviewed is not None:
        assert guide.reviewed.by
        assert guide.reviewed.on >= guide.written_on


def test_self_harm_is_explained_as_a_way_to_cope_for_which_other_help_works() -> None:
    text = " ".join(paragraphs(GUIDES["self-harm"]))
    for words in ("to cope", "Other help works", "CBT and DBT", "Nothing is wrong with asking"):
        assert words in text


@pytest.mark.parametrize("topic", ["suicide", "self-harm", "eating-disorders", "bereavement"])
def test_no_single_cause_is_named(topic: str) -> None:
    text = " ".join(paragraphs(GUIDES[topic]))
    assert re.search(r"never (?:just )?one (?:single )?(?:reason|cause)|No single thing", text)
