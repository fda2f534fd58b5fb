"""What the words that people type can mean, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.wording import choices
from resources.rules import region_codes
from resources.rules.terms import TermKind, TermRefusal
from resources.search.reference import Reference

KINDS: Mapping[str, Any] = {
    TermKind.TOPIC.value: gettext_lazy("Topic"),
    TermKind.AUDIENCE.value: gettext_lazy("Group of people"),
    TermKind.CHANNEL.value: gettext_lazy("Way of contact"),
    TermKind.INTENT.value: gettext_lazy("In danger"),
    TermKind.HARMLESS.value: gettext_lazy("Harmless phrase"),
    TermKind.IGNORED.value: gettext_lazy("Word that says nothing by itself"),
    TermKind.BEFORE_PLACE.value: gettext_lazy("Word beside the name of a place"),
    TermKind.NO_PLACE.value: gettext_lazy("Everyday word that is also the name of a place"),
    "region": gettext_lazy("Place"),
}

REFUSALS: Mapping[TermRefusal, Any] = {
    TermRefusal.NOTHING_TO_COMPARE: gettext_lazy("It has no letter and no digit to compare."),
    TermRefusal.TOO_LONG: gettext_lazy("It is too long. A few words find more than a sentence."),
    TermRefusal.LEADS_NOWHERE: gettext_lazy("What it should mean is not known here."),
    TermRefusal.STANDS_ALREADY: gettext_lazy("It stands there already, with this meaning."),
    TermRefusal.OVER_ALREADY: gettext_lazy("It would be over already."),
}

DONE: Mapping[str, Any] = {
    "insert": gettext_lazy("Added"),
    "update": gettext_lazy("Changed"),
    "delete": gettext_lazy("Removed"),
}

Choices = Sequence[tuple[str, str]]


def meaning(kind: str, slug: str, tables: Reference, language: str) -> str:
    """What a term of this kind leads to: "Suicidal thoughts"; "" where the kind says it all."""
    if kind == "region":
        return region_codes.name(slug, language)
    if slug in tables.topics and kind in (TermKind.TOPIC, TermKind.INTENT):
        return tables.topic_name(slug, language)
    if kind == TermKind.INTENT:
        return slug or _("Whatever the danger is")
    if slug in tables.audiences and kind == TermKind.AUDIENCE:
        return tables.audience_name(slug, language)
    return str(dict(choices.CHANNELS).get(slug, slug))


def topics(tables: Reference, language: str) -> Choices:
    """("topic:suicide", its name), in the order of the topics."""
    return [_choice(TermKind.TOPIC, slug, tables, language) for slug in tables.topics]


def meanings(tables: Reference, language: str) -> Sequence[tuple[str, Choices]]:
    """All that a term can mean, by kind: the groups of a `<select>`. Values are "kind:slug"."""
    slugs = {
        TermKind.TOPIC: list(tables.topics),
        TermKind.INTENT: ["", *tables.topics],
        TermKind.AUDIENCE: list(tables.audiences),
        TermKind.CHANNEL: [slug for slug, _name in choices.CHANNELS],
    }
    groups = [
        (str(KINDS[kind]), [_choice(kind, slug, tables, language) for slug in found])
        for kind, found in slugs.items()
    ]
    others = [(f"{kind}:", str(KINDS[kind])) for kind in TermKind if kind not in slugs]
    return [*groups, (_("Nothing to look for"), others)]


def parse(meaning: str) -> tuple[TermKind, str]:
    """The kind and slug of a value of `meanings`. Raises ValueError."""
    kind, _colon, slug = meaning.partition(":")
    return TermKind(kind), slug


def _choice(kind: TermKind, slug: str, tables: Reference, language: str) -> tuple[str, str]:
    return f"{kind.value}:{slug}", meaning(kind, slug, tables, language)
