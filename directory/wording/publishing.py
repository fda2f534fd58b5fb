"""What keeps a listing from the public, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from directory.wording.contact import in_a_row
from resources.rules.publication import Missing


def missing_in_words(lacks: Iterable[Missing]) -> str:
    words = {
        Missing.NAME: _("it has no name"),
        Missing.CONTACT_METHOD: _("it has no working way of contact"),
        Missing.COVERAGE: _("no region is named"),
        Missing.TOPIC: _("no topic is named"),
        Missing.SOURCE: _("it has no source"),
        Missing.EVIDENCE: _(
            "it needs two independent sources, the organization's own or a government's page, "
            "or a recorded check"
        ),
        Missing.CONFIDENCE: _(
            "whoever compiled it trusts it little: it needs a recorded check first"
        ),
    }
    return in_a_row([words[lack] for lack in lacks])
