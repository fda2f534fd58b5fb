"""A plain sentence about a listing, made from its facts where nobody has written one."""

from collections.abc import Sequence

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording.contact import in_a_row
from directory.wording.sentences import capital, in_order, sentence
from resources.models import ContactMethod, Service
from resources.rules import region_codes
from resources.rules.contact_kinds import ContactKind
from resources.search.reference import Reference

# Languages that write a topic's name with a small letter inside a sentence.
_SMALL_INSIDE = ("en", "es", "fr", "pt", "ru", "sw", "uk")

_MOST_TOPICS = 3

_CHANNELS = {
    ContactKind.VOICE: gettext_lazy("phone"),
    ContactKind.SMS: gettext_lazy("text"),
    ContactKind.WHATSAPP: gettext_lazy("WhatsApp"),
    ContactKind.TELEGRAM: gettext_lazy("Telegram"),
    ContactKind.CHAT: gettext_lazy("chat"),
    ContactKind.EMAIL: gettext_lazy("e-mail"),
    ContactKind.WEB_FORM: gettext_lazy("online"),
    ContactKind.TEXTPHONE: gettext_lazy("textphone"),
    ContactKind.RELAY: gettext_lazy("relay"),
    ContactKind.SIGN_LANGUAGE_VIDEO: gettext_lazy("sign language"),
    ContactKind.IN_PERSON: gettext_lazy("face-to-face"),
}


def composed_summary(
    service: Service, methods: Sequence[ContactMethod], tables: Reference, *, region: str
) -> str:
    """As in "Phone and text support about gambling, day and night. For young people."

    `methods`: those that are shown. `region`: where the reader is; the place is said where the
    service covers another one.
    """
    support = _("{channels} support about {topics}")
    if any(method.schedule and method.schedule.always_open for method in methods):
        support = _("{channels} support about {topics}, day and night")
    said = support.format(channels=_channels(methods), topics=_topics(service, tables))
    return in_order([sentence(capital(said)), limits(service, tables, region=region)])


def limits(service: Service, tables: Reference, *, region: str) -> str:
    """For whom and where it is, as in "For young people. Only for Austria."; nothing if for all."""
    parts = [_for_whom(service, tables), _where(service, region)]
    return in_order(sentence(part) for part in parts if part)


def _channels(methods: Sequence[ContactMethod]) -> str:
    kinds = dict.fromkeys(ContactKind(method.kind) for method in methods)
    return in_a_row([str(_CHANNELS[kind]) for kind in kinds])


def _topics(service: Service, tables: Reference) -> str:
    language = get_language() or "en"
    slugs: list[str] = service.topic_slugs  # type: ignore[attr-defined]
    names = [tables.topic_name(slug, language) for slug in slugs[:_MOST_TOPICS]]
    if len(slugs) > _MOST_TOPICS:
        names.append(_("other things"))
    return in_a_row([_inside_a_sentence(name, language) for name in names])


def _for_whom(service: Service, tables: Reference) -> str:
    language = get_language() or "en"
    slugs: list[str] = service.audience_slugs  # type: ignore[attr-defined]
    if not slugs:
        return ""
    names = [_inside_a_sentence(tables.audience_name(slug, language), language) for slug in slugs]
    return _("For {audiences}").format(audiences=in_a_row(names))


def _where(service: Service, region: str) -> str:
    codes: list[str] = service.region_codes  # type: ignore[attr-defined]
    if not region or set(codes) & set(region_codes.ancestors(region)):
        return ""
    language = get_language() or "en"
    names = [region_codes.name(code, language) for code in codes]
    return _("Only for {places}").format(places=in_a_row(names))


def _inside_a_sentence(name: str, language: str) -> str:
    written_in_capitals = name[1:2].isupper()
    if written_in_capitals or language.partition("-")[0] not in _SMALL_INSIDE:
        return name
    return name[:1].lower() + name[1:]
