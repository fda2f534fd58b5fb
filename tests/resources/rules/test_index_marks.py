"""Two numbers of an index entry, read by PostgreSQL bit by bit."""

from itertools import combinations

from resources.rules import index_marks
from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import DispatchPolicy

LARGEST = 2**63 - 1
KINDS = [kind.value for kind in ContactKind]


def bits() -> list[int]:
    offers = [
        index_marks.offered([kind], free=free, always_open=always)
        for kind in KINDS
        for free in (False, True)
        for always in (False, True)
    ]
    promises = [index_marks.ANONYMOUS, *index_marks.DISPATCH.values()]
    return [*offers, *promises, index_marks.CLOSED_FOR_A_WHILE]


def test_each_trait_has_a_bit_of_its_own() -> None:
    assert all(bit.bit_count() == 1 for bit in bits())
    assert all(one & other == 0 for one, other in combinations(bits(), 2))


def test_all_traits_together_fit_into_a_bigint() -> None:
    assert sum(bits()) <= LARGEST


def test_a_wish_for_any_of_two_kinds_has_the_bits_of_both() -> None:
    both = index_marks.offered(["chat", "email"], free=True)
    assert both == sum(index_marks.offered([kind], free=True) for kind in ("chat", "email"))
    assert index_marks.offered([]) == 0


def test_what_nobody_knows_is_no_promise() -> None:
    assert DispatchPolicy.UNKNOWN.value not in index_marks.DISPATCH


def test_what_weighs_more_in_the_published_order_outweighs_all_the_rest() -> None:
    rest = index_marks.NO_PRIORITY
    for weight in (index_marks.NOT_ALWAYS_OPEN, index_marks.TOPIC):
        assert weight > rest
        rest += weight
    rest += (index_marks.MOST_TOPICS - 1) * index_marks.TOPIC
    for weight in (index_marks.FOR_A_GROUP, index_marks.PART_OF_REGION):
        assert weight > rest
        rest += weight
