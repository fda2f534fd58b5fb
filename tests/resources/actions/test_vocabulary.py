from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from resources.actions import vocabulary
from resources.actions.vocabulary import RefusedTerm
from resources.exchange.vocabulary_files import Entry
from resources.models import Edition, Moderator, Term
from resources.rules.terms import TermKind, TermRefusal
from resources.search.understanding import Understood, understand
from resources.search.vocabulary_history import changes
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
NAME = "Quibblefrost Zander"


MADE_UP = ["zlotwick", "quabbersnap", "ploofendraw"]


def made_up() -> list[str]:
    """Those of the words that nobody but these tests has."""
    found = Term.objects.filter(text__in=MADE_UP)
    return sorted(found.values_list("text", flat=True))


def entries(*texts: str, slug: str = "gambling") -> Iterator[Entry]:
    return (Entry("en", TermKind.TOPIC, slug, text) for text in texts)


def add(text: str, by: Moderator, **said: object) -> Term:
    plain = {"language": "en", "kind": TermKind.TOPIC, "slug": "gambling", "at": NOON}
    return vocabulary.add(text, by=by, **{**plain, **said})  # type: ignore[arg-type]


def understood(text: str, *, at: object = NOON) -> Understood:
    edition = str(Edition.current())
    return understand(text, language="en", region="gb", edition=edition, at=at)  # type: ignore[arg-type]


def test_what_is_added_is_understood_with_the_next_search_and_removed_it_is_not(
    alice: Moderator,
) -> None:
    assert understood("flutterwick").topics == ()
    term = add("Flutterwick", alice)
    assert understood("flutterwick").topics == ("gambling",)
    vocabulary.remove(term, by=alice, at=NOON)
    assert understood("flutterwick").topics == ()


def test_who_added_and_removed_it_and_why_is_in_the_history(alice: Moderator) -> None:
    term = add("flutterwick", alice, why="heard it often")
    vocabulary.remove(term, by=alice, at=LATER)
    removed, added = changes(limit=2)
    assert (removed.did, removed.by, removed.at, removed.why) == (
        "delete",
        alice,
        LATER,
        "term removed",
    )
    assert (added.did, added.at, added.text, added.why) == (
        "insert",
        NOON,
        "flutterwick",
        "heard it often",
    )


def test_a_name_in_the_news_leads_there_until_its_end(alice: Moderator) -> None:
    add(NAME, alice, slug="suicide", until=LATER)
    assert understood(NAME.lower()).topics == ("suicide",)
    assert understood(NAME.lower(), at=LATER).topics == ()


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        ("!!! …", {}, TermRefusal.NOTHING_TO_COMPARE),
        ("very " * 60, {}, TermRefusal.TOO_LONG),
        ("長" * 150, {}, TermRefusal.TOO_LONG),
        ("bet", {"slug": "knitting"}, TermRefusal.LEADS_NOWHERE),
        ("bet", {"kind": TermKind.HARMLESS}, TermRefusal.LEADS_NOWHERE),
        ("bet", {"kind": TermKind.CHANNEL, "slug": "pigeon"}, TermRefusal.LEADS_NOWHERE),
        ("bet", {"until": NOON}, TermRefusal.OVER_ALREADY),
    ],
)
def test_what_can_not_be_a_term_is_refused_with_its_reason(
    alice: Moderator, text: str, said: dict[str, object], reason: TermRefusal
) -> None:
    before = str(Edition.current()), Term.objects.count()
    with pytest.raises(RefusedTerm) as refused:
        add(text, alice, **said)
    assert refused.value.reason is reason
    assert (str(Edition.current()), Term.objects.count()) == before


def test_what_stands_for_good_is_refused_however_it_is_written(alice: Moderator) -> None:
    add("ploofen draw", alice)
    with pytest.raises(RefusedTerm) as refused:
        add("PLOOFEN  dráw!", alice, until=LATER)
    assert refused.value.reason is TermRefusal.STANDS_ALREADY
    assert Term.objects.get(text="ploofen draw").until is None


@pytest.mark.parametrize("until", [LATER + timedelta(days=1), None])
def test_what_stands_for_a_while_takes_another_end_or_none(alice: Moderator, until: object) -> None:
    add(NAME, alice, until=LATER)
    add(NAME, alice, until=until)
    assert Term.objects.get(text=NAME).until == until


def test_what_takes_another_end_is_understood_up_to_it_with_the_next_search(
    alice: Moderator,
) -> None:
    add(NAME, alice, until=LATER)
    assert understood(NAME, at=LATER).topics == ()
    add(NAME, alice, until=LATER + timedelta(days=1))
    assert understood(NAME, at=LATER).topics == ("gambling",)


def test_what_is_loaded_stands_once_and_nothing_rises_the_second_time() -> None:
    said: list[int] = []
    loaded = vocabulary.load(
        entries("zlotwick", "Zlotwick!", "quabbersnap", "?"), by=None, at=NOON, progress=said.append
    )
    assert (loaded, sum(said)) == (2, 2)
    before = str(Edition.current())
    assert vocabulary.load(entries("zlotwick", "quabbersnap"), by=None, at=NOON) == 0
    assert str(Edition.current()) == before


def test_what_is_loaded_is_understood_with_the_next_search_and_fills_no_history() -> None:
    assert understood("zlotwick").topics == ()
    vocabulary.load(entries("zlotwick"), by=None, at=NOON)
    assert understood("zlotwick").topics == ("gambling",)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM resources_termevent WHERE text = 'zlotwick'")
        assert cursor.fetchone() == (0,)


def test_what_an_editor_removed_does_not_come_back_with_the_next_load(alice: Moderator) -> None:
    vocabulary.load(entries("zlotwick", "quabbersnap"), by=None, at=NOON)
    vocabulary.remove(Term.objects.get(text="zlotwick"), by=alice, at=NOON)
    assert (
        vocabulary.load(entries("zlotwick", "quabbersnap", "ploofendraw"), by=None, at=LATER) == 1
    )
    assert made_up() == ["ploofendraw", "quabbersnap"]


def test_an_editor_can_bring_back_what_was_removed(alice: Moderator) -> None:
    vocabulary.remove(add("zlotwick", alice), by=alice, at=NOON)
    add("zlotwick", alice)
    vocabulary.load(entries("zlotwick"), by=None, at=LATER)
    assert made_up() == ["zlotwick"]


def test_a_surge_that_was_ended_early_keeps_no_word_of_a_file_away(alice: Moderator) -> None:
    vocabulary.remove(add("zlotwick", alice, until=LATER), by=alice, at=NOON)
    assert vocabulary.load(entries("zlotwick"), by=None, at=LATER) == 1


def test_what_the_installation_loaded_is_not_among_the_changes_of_people(
    alice: Moderator,
) -> None:
    add("quabbersnap", alice)
    vocabulary.load(entries("zlotwick"), by=None, at=LATER)
    assert [change.text for change in changes(limit=9)] == ["quabbersnap"]
