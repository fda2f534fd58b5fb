import pytest
from django.utils import translation

from directory.wording import ranking
from directory.wording.ranking import rules
from directory.wording.widening import wish
from resources.rules.ranking import Criterion
from resources.search.widening import DROPPED_IN_ORDER


@pytest.mark.parametrize("criterion", Criterion)
def test_no_criterion_lacks_words(criterion: Criterion) -> None:
    rule = rules()[list(Criterion).index(criterion)]
    assert rule.name == str(ranking._NAMES[criterion])
    assert rule.words.endswith(".")
    assert "{" not in rule.words


def test_there_are_no_words_for_anything_else() -> None:
    assert len(rules()) == len(Criterion)
    assert ranking._NAMES.keys() == set(Criterion)
    assert ranking._WORDS.keys() == set(Criterion) - {Criterion.OPENING}


def test_how_soon_is_soon_comes_from_the_rule() -> None:
    (words,) = [rule.words for rule in rules() if rule.name == "Somebody there now"]
    assert "within 2 hours" in words


def test_wishes_are_named_in_the_order_in_which_they_are_left_out() -> None:
    said = ranking.dropped_in_order()
    places = [said.index(wish(name)) for name in DROPPED_IN_ORDER]
    assert places == sorted(places)


def test_rules_are_said_in_the_language_of_the_page() -> None:
    english = ranking.dropped_in_order()
    with translation.override("ar"):
        assert ranking.dropped_in_order() != english
