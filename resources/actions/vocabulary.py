"""The words by which people find help: loaded, added by editors, taken away."""

from collections.abc import Iterable
from datetime import datetime

from resources.actions.change import public_change
from resources.exchange.vocabulary_files import Entry
from resources.models import Audience, Moderator, Term, Topic
from resources.rules.contact_kinds import ContactKind
from resources.rules.normalised_text import tokens
from resources.rules.terms import TermKind


class RefusedTerm(ValueError):
    """A term with nothing to compare, or one that leads nowhere."""


def load(entries: Iterable[Entry], *, by: Moderator | None, at: datetime) -> int:
    """Adds what is missing; what an editor has added or changed stays. Returns how many are new."""
    known = set(Term.objects.values_list("language", "kind", "slug", "key"))
    terms: dict[tuple[str, str, str, str], str] = {}
    for entry in entries:
        key = " ".join(tokens(entry.text))
        row = (entry.language, entry.kind.value, entry.slug, key)
        if key and row not in known:
            terms.setdefault(row, entry.text)
    with public_change(by=by, at=at, why="vocabulary loaded"):
        Term.objects.bulk_create(
            [
                Term(language=language, kind=kind, slug=slug, key=key, text=text)
                for (language, kind, slug, key), text in terms.items()
            ]
        )
    return len(terms)


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
    """Understood with the next search; with `until`, up to then. Raises RefusedTerm."""
    key = " ".join(tokens(text))
    if not key:
        raise RefusedTerm("It has no letter to compare.")
    if not _leads_somewhere(kind, slug):
        raise RefusedTerm(f"“{slug[:60]}” is not known.")
    with public_change(by=by, at=at, why=why or "term added"):
        term, _new = Term.objects.update_or_create(
            language=language,
            kind=kind,
            slug=slug,
            key=key,
            defaults={"text": text.strip(), "until": until},
        )
    return term


def remove(term: Term, *, by: Moderator, at: datetime, why: str = "") -> None:
    with public_change(by=by, at=at, why=why or "term removed"):
        term.delete()


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
