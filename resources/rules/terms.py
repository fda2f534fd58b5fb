"""What a word of the vocabulary can mean."""

from enum import StrEnum

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "ja", "pt", "ru", "sw", "uk", "zh-hans")
"""Languages that people search in: the vocabulary has terms in each of them."""


class TermKind(StrEnum):
    """The first three lead to a topic, an audience or a kind of contact, and INTENT to a topic too.

    INTENT shows that somebody wants to die, harms themself or is in danger right now; where the
    danger can be any, it leads to no topic. HARMLESS words hold a tempting one and win over it.
    IGNORED words ask for help without saying what for, and BEFORE_PLACE ones stand before names of
    places. NO_PLACE are everyday words that some far place is called by, too: "sale", and Salé in
    Morocco.
    """

    TOPIC = "topic"
    AUDIENCE = "audience"
    CHANNEL = "channel"
    INTENT = "intent"
    HARMLESS = "harmless"
    IGNORED = "ignored"
    BEFORE_PLACE = "before-place"
    NO_PLACE = "no-place"


LONGEST_TERM = 200
"""Characters, as it is written and as it is compared."""

MEANS_SOMETHING = frozenset({TermKind.TOPIC, TermKind.AUDIENCE, TermKind.CHANNEL, TermKind.INTENT})

SHOWS_INTENT = frozenset({"suicide", "self-harm"})
"""Topics that whoever so much as names them may be in need of: help comes first."""

ALIKE = 0.55
"""From this trigram similarity on (0 to 1), a phrase is meant by words that are spelt otherwise.

Connections carry it as `pg_trgm.similarity_threshold`.
"""


class TermRefusal(StrEnum):
    """Why a word or phrase can't be a term."""

    NOTHING_TO_COMPARE = "nothing-to-compare"
    TOO_LONG = "too-long"
    LEADS_NOWHERE = "leads-nowhere"
    STANDS_ALREADY = "stands-already"
    OVER_ALREADY = "over-already"
