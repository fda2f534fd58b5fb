"""Words of a form that a rule speaks against: shown with better ones, and kept by a button."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from directory.wording import safe_wording as in_words
from resources.actions.wording import Kept, UnsafeWording, on_one_line
from resources.models import Moderator
from resources.rules.roles import Right, Role, may
from resources.rules.safe_wording import Severity

KEEP, SHOWN, BECAUSE = "keep", "shown", "because"
"""The names of the button, of the words that were shown, and of an editor's reason."""


@dataclass(frozen=True, slots=True)
class Unsafe:
    """What a form says about such words. `said`: the words, what is better, and why.

    `because` is what was typed as the reason; only an editor can keep what `needs_reason`.
    """

    words: Sequence[str]
    said: Sequence[SafeString]
    needs_reason: bool
    can_be_kept: bool
    because: str


def given(form: QueryDict, by: Moderator) -> Kept:
    """Only what they were shown is kept, and only by the button that says so."""
    if KEEP not in form:
        return Kept(by=by)
    words = frozenset(on_one_line(each) for each in form.getlist(SHOWN))
    return Kept(by=by, words=words, because=form.get(BECAUSE, "").strip())


def unsafe(refused: UnsafeWording, form: QueryDict, by: Moderator) -> Unsafe:
    needs_reason = any(each.severity is Severity.ERROR for each in refused.problems)
    already = form.getlist(SHOWN) if KEEP in form else []
    words = [on_one_line(each.words) for each in refused.problems]
    return Unsafe(
        words=list(dict.fromkeys([*already, *words])),
        said=in_words.all_in_words(refused.problems),
        needs_reason=needs_reason,
        can_be_kept=not needs_reason or may(Role(by.role), Right.KEEP_UNSAFE_WORDS),
        because=form.get(BECAUSE, ""),
    )
