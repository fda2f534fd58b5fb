"""The words that readers will see, judged before they are stored.

What must never be shown is refused, unless an editor says why it has to stay; that stands in the
history. Of what could be said better the author is told once, and may keep it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from resources.exchange import listing_fields
from resources.exchange.listing_fields import Changes
from resources.models import (
    Audience,
    ContactMethod,
    Moderator,
    Organization,
    Service,
    ServiceText,
    Topic,
)
from resources.rules.language_tags import UNDETERMINED
from resources.rules.roles import Right, Role, may
from resources.rules.safe_wording import Problem, Severity, problems

Texts = Mapping[str, tuple[str, str]]
"""The address or the name of a field -> (language, what it shall say)."""

Found = Mapping[str, tuple[Problem, ...]]
"""The address or the name of a field -> what is wrong there."""

_OF_A_LISTING: Mapping[str, Sequence[str]] = {
    "service": ("alert",),
    "text": listing_fields.TEXT,
    "contact": ("menu_path", "hours_as_written"),
}
_OF_A_ROW: Mapping[type[Model], Sequence[str]] = {
    Service: _OF_A_LISTING["service"],
    ServiceText: _OF_A_LISTING["text"],
    ContactMethod: _OF_A_LISTING["contact"],
    Organization: ("name", "alternate_name", "description"),
}


class UnsafeWording(ValidationError):
    """`found` is what stands in the way, by field. As a ValidationError it is said in English."""

    def __init__(self, found: Found) -> None:
        super().__init__({field: [plain(each) for each in of] for field, of in found.items()})
        self.found = found

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for of_field in self.found.values() for problem in of_field)


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody keeps although a rule speaks against it.

    `words`: those that they were shown with better ones; None for all. `because`: why an editor
    keeps even what readers should never see.
    """

    by: Moderator | None = None
    words: frozenset[str] | None = frozenset()
    because: str = ""

    def holds(self, problem: Problem) -> bool:
        if self.words is not None and on_one_line(problem.words) not in self.words:
            return False
        return problem.severity is Severity.WARNING or bool(self.because and self._may)

    @property
    def _may(self) -> bool:
        return self.by is not None and may(Role(self.by.role), Right.KEEP_UNSAFE_WORDS)


NOTHING = Kept()


def require(texts: Texts, kept: Kept) -> str:
    """Raises UnsafeWording for what is neither safe nor kept.

    Returns why what readers should never see is kept, for the history; "" where nothing is.
    """
    found = judged(texts)
    refused = {
        field: tuple(problem for problem in of_field if not kept.holds(problem))
        for field, of_field in found.items()
    }
    if any(refused.values()):
        raise UnsafeWording({field: of_field for field, of_field in refused.items() if of_field})
    severities = {problem.severity for of_field in found.values() for problem in of_field}
    return kept.because if Severity.ERROR in severities else ""


def judged(texts: Texts) -> Found:
    found = {field: problems(text, language) for field, (language, text) in texts.items()}
    return {field: of_field for field, of_field in found.items() if of_field}


def of_changes(changes: Changes) -> Texts:
    """The words that these changes of a listing would bring to readers."""
    return dict(_of_changes(changes))


def _of_changes(changes: Changes) -> Iterator[tuple[str, tuple[str, str]]]:
    for address, (_old, new) in changes.items():
        kind, key, name = listing_fields.split(address)
        if name in _OF_A_LISTING[kind] and new:
            yield address, (key if kind == "text" else UNDETERMINED, str(new))


def of_row(row: Model) -> Texts:
    """The words of a row that are others than those that are stored, by the name of the field."""
    stored: Any = type(row)._default_manager.filter(pk=row.pk).first()  # noqa: SLF001 (Django's)
    if isinstance(row, (Topic, Audience)):
        before = stored.names if stored else {}
        said = "\n".join(str(text) for tag, text in row.names.items() if before.get(tag) != text)
        return {"names": (UNDETERMINED, said)}
    language = row.language if isinstance(row, ServiceText) else UNDETERMINED
    fields = _OF_A_ROW.get(type(row), ())
    return {
        name: (language, getattr(row, name))
        for name in fields
        if stored is None or getattr(stored, name) != getattr(row, name)
    }


def told(why: str, because: str) -> str:
    """The reason of a change, with why unsafe words are kept."""
    return f"{why}; unsafe words kept: {because}" if because else why


def plain(problem: Problem) -> str:
    """In English, for files and shells; doors have `directory/wording/safe_wording.py`."""
    asked = "must not be shown" if problem.severity is Severity.ERROR else "could be said better"
    return f"“{on_one_line(problem.words)}” {asked} ({problem.reason}): {problem.instead}"


def on_one_line(words: str) -> str:
    return " ".join(words.split())
