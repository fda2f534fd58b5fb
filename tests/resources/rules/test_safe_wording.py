import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.safe_wording import LANGUAGES, Reason, Severity, problems
from tests.resources.rules import worded_sentences
from tests.resources.rules.worded_sentences import Sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He committed suicide in May.", "committed suicide"),
        ("people who Commit\n  Suicide", "Commit\n  Suicide"),
        ("She committed self‑harm.", "committed self‑harm"),
        ("a successful suicide", "successful suicide"),
        ("deaths by completed suicide", "completed suicide"),
        ("after a failed suicide attempt", "failed suicide attempt"),
        ("an unsuccessful attempt at suicide", "unsuccessful attempt at suicide"),
        ("a suicide bid", "suicide bid"),
        ("the suicide epidemic", "suicide epidemic"),
        ("an epidemic of youth suicide", "epidemic of youth suicide"),
        ("suicide rates are skyrocketing", "suicide rates are skyrocketing"),
        ("sky-rocketing suicides", "sky-rocketing suicides"),
        ("a suicide hotspot", "suicide hotspot"),
        ("a shocking suicide", "shocking suicide"),
        ("It is attention-seeking.", "attention-seeking"),
        ("a cry for help", "cry for help"),
        ("Suicide is the only way out", "Suicide is the only way out"),
        ("died by suicide because of debt", "died by suicide because"),
        ("left a suicide note", "suicide note"),
        ("That is career suicide.", "career suicide"),
        ("for suicide victims", "suicide victims"),
        ("self-mutilation", "self-mutilation"),
        ("Schizophrenics are welcome.", "Schizophrenics"),
        ("Help for the mentally ill.", "the mentally ill"),
        ("if you suffer from depression", "suffer from depression"),
        ("abuse of drugs", "abuse of drugs"),
        ("people who abuse alcohol", "abuse alcohol"),
        ("drug and alcohol abuse", "drug and alcohol abuse"),
        ("Substance abuse", "Substance abuse"),
        ("drug abusers and their friends", "drug abusers"),
        ("Addicts can call.", "Addicts"),
    ],
)
def test_harmful_words_are_found(text: str, words: str) -> None:
    (problem,) = problems(text, "en")
    assert problem.words == words
    assert problem.severity is Severity.WARNING
    assert problem.instead


@pytest.mark.parametrize(
    "text",
    [
        "She died by suicide. He took his own life.",
        "We are committed to suicide prevention.",
        "A successful suicide prevention programme",
        "Complete suicide prevention training",
        "After several unsuccessful attempts to call, write to us.",
        "Suicide is not the answer, and help is near.",
        "a non-fatal attempt; increasing rates",
        "They took their own lives over the years.",
        "Bereaved by suicide",
        "Suicidal thoughts, self-harm, eating and body image",
        "people who use drugs, substance use, alcohol and drugs",
        "mentally ill people's families",
        "The attendant seeks attention.",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert problems(text, "en") == ()


@pytest.mark.parametrize(
    "name",
    [
        "Child abuse and neglect",
        "Domestic violence and controlling relationships",
        "24/7 Rape and Sexual Abuse Support Line",
        "Hourglass (abuse of older people)",
        "Domestic Abuse Victims Hotline",
        "European crime-victim number 116 006 (Austria)",
        "Fund for Drug Control and Treatment of Addiction hotline 16023",
        "De-addiction helpline 14446",
        "Sucht- und Wendepunkt – helpline for children of addicts",
        "Ke Moja substance abuse WhatsApp line",
        "Substance abuse helpline",
        "National Institute on Drug Abuse",
        "Substance Abuse and Mental Health Services Administration",
        "Alcoholics Anonymous",
        "Adult Children of Alcoholics",
        "Narcotics Anonymous",
        "Suicide Prevention Australia",
        "Samaritans",
    ],
)
def test_honest_names_pass(name: str) -> None:
    assert problems(name, "en") == ()


def test_what_is_no_institutions_name_is_found_in_capitals_too() -> None:
    assert problems("He Committed Suicide", "en")


def test_problems_come_in_the_order_of_the_text() -> None:
    found = problems("addicts who committed suicide after a failed suicide", "en")
    assert [problem.words for problem in found] == [
        "addicts",
        "committed suicide",
        "failed suicide",
    ]


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_us", "und"])
def test_regional_english_and_undetermined_texts_are_judged(language: str) -> None:
    assert problems("committed suicide", language)


@pytest.mark.parametrize("language", ["", "sw", "enm", "tlh"])
def test_languages_without_rules_have_no_problems(language: str) -> None:
    assert problems("committed suicide", language) == ()


def test_no_advice_breaks_the_rules_itself() -> None:
    for tag, language in LANGUAGES.items():
        for rule in language.rules:
            assert problems(rule.instead, tag) == ()


def test_every_language_knows_method_dose_and_place_and_better_words() -> None:
    for tag, language in LANGUAGES.items():
        reasons = {rule.reason for rule in language.rules}
        assert reasons >= {Reason.METHOD, Reason.DOSE, Reason.PLACE, Reason.CRIME}, tag
        assert reasons >= {Reason.SUCCESS, Reason.ALARM, Reason.LABEL, Reason.JUDGEMENT}, tag


@pytest.mark.parametrize("sentence", worded_sentences.read("planted"), ids=lambda s: s.text)
def test_each_planted_fault_is_found_with_a_better_term(sentence: Sentence) -> None:
    found = problems(sentence.text, sentence.language)
    assert any(
        (each.severity, each.reason) == (sentence.severity, sentence.reason)
        and sentence.better in each.instead
        for each in found
    )


@pytest.mark.parametrize("sentence", worded_sentences.read("kept_back"), ids=lambda s: s.text)
def test_so_is_a_fault_in_each_of_the_twelve_languages(sentence: Sentence) -> None:
    found = problems(sentence.text, sentence.language)
    assert sentence.severity in [each.severity for each in found]


def test_of_faults_that_came_later_most_are_found() -> None:
    later = worded_sentences.read("later")
    found = [
        sentence
        for sentence in later
        if sentence.severity in [p.severity for p in problems(sentence.text, sentence.language)]
    ]
    assert len(found) >= 32


@pytest.mark.parametrize("language", ["its own", "und"])
@pytest.mark.parametrize("sentence", worded_sentences.read("harmless"), ids=lambda s: s.text)
def test_what_is_harmless_and_near_passes(sentence: Sentence, language: str) -> None:
    judged_as = sentence.language if language == "its own" else language
    assert problems(sentence.text, judged_as) == ()


def test_traditional_characters_and_missing_accents_are_understood() -> None:
    assert problems("畏罪自殺", "zh-hant")
    assert problems("cometio suicidio", "es")


def test_a_german_noun_is_no_name_because_of_its_capital() -> None:
    for language in ("de", "und"):
        assert problems("In der Familie gab es einen Selbstmord.", language)


def test_an_error_is_shown_instead_of_the_warning_inside_it() -> None:
    (problem,) = problems("He committed suicide using Examplin.", "en")
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("hostile", ["1", "a ", "कर ", "suicide 40 mg died ", "took her ", "x-"])
def test_no_text_takes_long(hostile: str) -> None:
    begun = time.process_time()
    problems(hostile * (5_000 // len(hostile)), "und")
    assert time.process_time() - begun < 2


@given(st.text())
def test_found_words_stand_in_the_text(text: str) -> None:
    found = problems(text, "und")
    assert all(text[each.start :].startswith(each.words) for each in found)
