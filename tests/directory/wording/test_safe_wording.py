from directory.wording.safe_wording import REASONS, in_words
from resources.rules.safe_wording import Reason, problems


def test_every_reason_has_a_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert all(str(words).endswith(".") for words in REASONS.values())


def test_no_reason_breaks_the_rules_itself() -> None:
    assert [words for words in map(str, REASONS.values()) if problems(words, "und")] == []


def test_words_and_better_ones_carry_their_language() -> None:
    (problem,) = problems("Er hat Selbstmord begangen", "de")
    said = in_words(problem)
    assert said.startswith(
        'Please don&#x27;t say “<bdi lang="de">Selbstmord begangen</bdi>”. Better:'
    )
    assert said.count('<bdi lang="de">') == 2


def test_what_was_typed_is_never_markup() -> None:
    (problem,) = problems("<script>committed suicide", "en")
    assert "<script" not in in_words(problem)
