"""The words by which people find help: loaded, added by editors, taken away."""

from collections.abc import Callable, Iterable
from datetime import datetime

import pgtrigger

from resources.actions.change import public_change
from resources.exchange.vocabulary_files import Entry
from resources.models import Audience, Moderator, Term, Topic
from resources.rules.contact_kinds import ContactKind
from resources.rules.normalised_text import tokens
from resources.rules.terms import LONGEST_TERM, TermKind, TermRefusal
from resources.search import vocabulary_history

BATCH = 2_000


class RefusedTerm(ValueError):
    """A term that can't be added, and why."""

    def __init__(self, reason: TermRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def load(
    entries: Iterable[Entry],
    *,
    by: Moderator | None,
    at: datetime,
    progress: Callable[[int], object] = lambda _terms: None,
) -> int:
    """Adds what is missing; what an editor has added or changed stays. Returns how many are new.

    A term that was removed here does not come back with the next load: the history knows it. What
    is added here it does not hold: that would make loading three times as long, and the files have
    a history of their own.
    `progress` is told how many more are written. Nothing new: nothing rises.
    """
    known = vocabulary_history.removed()
    known.update(Term.objects.values_list("language", "kind", "slug", "key"))
    new: dict[tuple[str, str, str, str], Term] = {}
    for entry in entries:
        row = (entry.language, entry.kind.value, entry.slug, " ".join(tokens(entry.text)))
        if row[-1] and row not in known:
            language, kind, slug, key = row
            term = Term(language=language, kind=kind, slug=slug, key=key, text=entry.text)
            new.setdefault(row, term)
    if new:
        with public_change(by=by, at=at, why="vocabulary loaded"):
            _write(list(new.values()), progress)
    return len(new)


def _write(terms: list[Term], progress: Callable[[int], object]) -> None:
    with pgtrigger.ignore("resources.Term:insert_insert"):
        for start in range(0, len(terms), BATCH):
            progress(len(Term.objects.bulk_create(terms[start : start + BATCH])))


def add(
    text: str,
    *,
    language: str,
    kind: TermKind,
    slug: str,
    by: Moderator,
    at: datetime,
    until: datetime | None = None,
    why: str = "",
) -> Term:
    """Understood with the next search; with `until`, up to then. Raises RefusedTerm.

    A term that stands for a while takes the new end, or none; one that stands for good is refused.
    """
    key = " ".join(tokens(text))
    _require(text, key, kind, slug)
    if until is not None and until <= at:
        raise RefusedTerm(TermRefusal.OVER_ALREADY)
    with public_change(by=by, at=at, why=why or "term added"):
        term, is_new = Term.objects.select_for_update().get_or_create(
            language=language,
            kind=kind,
            slug=slug,
            key=key,
            defaults={"text": text.strip(), "until": until},
        )
        if not is_new:
            if term.until is None:
                raise RefusedTerm(TermRefusal.STANDS_ALREADY)
            term.text, term.until = text.strip(), until
            term.save()
    return term


def remove(term: Term, *, by: Moderator, at: datetime, why: str = "") -> None:
    """Not understood with the next search any more."""
    with public_change(by=by, at=at, why=why or "term removed"):
        term.delete()


def _require(text: str, key: str, kind: TermKind, slug: str) -> None:
    if not key:
        raise RefusedTerm(TermRefusal.NOTHING_TO_COMPARE)
    if max(len(text.strip()), len(key)) > LONGEST_TERM:
        raise RefusedTerm(TermRefusal.TOO_LONG)
    if not _leads_somewhere(kind, slug):
        raise RefusedTerm(TermRefusal.LEADS_NOWHERE)


def _leads_somewhere(kind: TermKind, slug: str) -> bool:
    match kind:
        case TermKind.TOPIC:
            return Topic.objects.filter(slug=slug).exists()
        case TermKind.AUDIENCE:
            return Audience.objects.filter(slug=slug).exists()
        case TermKind.CHANNEL:
            return slug in list(ContactKind)
        case TermKind.INTENT:
            return slug == "" or Topic.objects.filter(slug=slug).exists()
        case _:
            return slug == ""
