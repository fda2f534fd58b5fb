"""Which translations no speaker has read yet, by what their files say of themselves."""

import gettext
from functools import cache

from django.conf import settings
from django.utils.translation import to_locale

_BY_MACHINE = "machine draft"
"""How `Last-Translator` begins in the head of such a file."""


@cache
def is_draft(language: str) -> bool:
    """Never for the language that the code itself is written in."""
    for folder in settings.LOCALE_PATHS:
        compiled = folder / to_locale(language) / "LC_MESSAGES" / "django.mo"
        if compiled.exists():
            with compiled.open("rb") as file:
                head = gettext.GNUTranslations(file).info()
            return head.get("last-translator", "").startswith(_BY_MACHINE)
    return False
