"""What a way of contact is called, costs and asks for, in words."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from babel.lists import format_list
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording import moments
from directory.wording.sentences import sentence
from resources.models import ContactMethod
from resources.rules import language_tags
from resources.rules.contact_kinds import ContactKind, Cost
from resources.rules.contact_values import MESSENGERS, NumberClass

TELEPHONE_KINDS = frozenset(
    {
        ContactKind.VOICE,
        ContactKind.SMS,
        ContactKind.TEXTPHONE,
        ContactKind.RELAY,
    }
)

# "español e inglés"; but "carbón y hierro". CLDR leaves this to the program, as does Babel.
# Real Academia Española, "Ortografía de la lengua española" (2010).
_BEFORE_I = re.compile(r"(?<= )y(?= h?[ií](?![aeo]))", re.IGNORECASE)

_SENTENCES = {
    ContactKind.VOICE: gettext_lazy("Call {value}"),
    ContactKind.SMS: gettext_lazy("Text {value}"),
    ContactKind.WHATSAPP: gettext_lazy("WhatsApp {value}"),
    ContactKind.TELEGRAM: gettext_lazy("Telegram {value}"),
    ContactKind.CHAT: gettext_lazy("Chat on {value}"),
    ContactKind.EMAIL: gettext_lazy("Write to {value}"),
    ContactKind.WEB_FORM: gettext_lazy("Form on {value}"),
    ContactKind.TEXTPHONE: gettext_lazy("Textphone {value}"),
    ContactKind.RELAY: gettext_lazy("Relay service {value}"),
    ContactKind.SIGN_LANGUAGE_VIDEO: gettext_lazy("Sign language video: {value}"),
    ContactKind.IN_PERSON: gettext_lazy("In person: {value}"),
}

_COSTS = {
    Cost.FREE: gettext_lazy("Free"),
    Cost.LOCAL_RATE: gettext_lazy("Local rate"),
    Cost.STANDARD_RATE: gettext_lazy("Your usual rate"),
    Cost.PREMIUM: gettext_lazy("Expensive: a premium rate"),
    Cost.CHARGED: gettext_lazy("Costs money; how much is not known"),
}


def action(method: ContactMethod, *, among: Iterable[ContactMethod] = ()) -> SafeString:
    """As in "Text SHOUT to 85258": HTML, with the number kept left-to-right.

    `among`: the ways of contact that it is to be told apart from.
    """
    shown = format_html('<bdi dir="ltr">{}</bdi>', _shown_value(method, among))
    keyword = format_html('<bdi dir="ltr">{}</bdi>', method.keyword)
    return format_html(escape(_sentence(method)), value=shown, keyword=keyword)


def plain_action(method: ContactMethod, *, among: Iterable[ContactMethod] = ()) -> str:
    """The same without HTML."""
    shown = _shown_value(method, among)
    return _sentence(method).format(value=shown, keyword=method.keyword)


def _sentence(method: ContactMethod) -> str:
    if method.kind == ContactKind.SMS and method.keyword:
        return _("Text {keyword} to {value}")
    return str(_SENTENCES[ContactKind(method.kind)])


def _shown_value(method: ContactMethod, among: Iterable[ContactMethod]) -> str:
    """A web address by its host, with the path where others would read the same, and where the path
    says who it is; everything else as it is dialled.
    """
    host = _host(method.value)
    if not host:
        return method.value
    alike = [each for each in among if each.kind == method.kind and _host(each.value) == host]
    is_enough = len(alike) <= 1 and method.kind not in MESSENGERS
    return host if is_enough else host + urlsplit(method.value).path.rstrip("/")


def _host(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        return ""
    return (urlsplit(value).hostname or value).removeprefix("www.")


def cost(method: ContactMethod) -> str:
    """What it costs; nothing where the question does not arise."""
    known = _COSTS.get(Cost(method.cost))
    if known or method.kind not in TELEPHONE_KINDS:
        return str(known or "")
    if method.number_class == NumberClass.PREMIUM:
        return _("Cost not known; such numbers can be expensive")
    if method.number_class == NumberClass.SHARED_COST:
        return _("Cost not known; such numbers can cost more than a usual call")
    return _("Cost not known")


def languages(tags: list[str]) -> str:
    """Spoken languages in the reader's language, as a list; unknown ones are said to be so."""
    if not tags:
        return _("Languages not known")
    return in_a_row([language_tags.name(tag, get_language() or "en") for tag in tags])


def doubt(method: ContactMethod) -> str:
    """The question that leads to the form for reports."""
    if method.kind in TELEPHONE_KINDS or method.kind == ContactKind.WHATSAPP:
        return _("Something wrong with this number?")
    return _("Something wrong with this address?")


def in_a_row(words: list[str]) -> str:
    """As in "a, b and c", the way the reader's language joins them."""
    joined = str(format_list(words, locale=moments.locale()))
    return _BEFORE_I.sub("e", joined) if get_language() == "es" else joined


def how_to(method: ContactMethod) -> str:
    """A sentence about what to do once somebody or something answers; nothing where it is plain."""
    if method.menu_path:
        return sentence(_("When it answers, choose: {choice}").format(choice=method.menu_path))
    if method.kind == ContactKind.RELAY:
        return _("Ask them for the number above.")
    return ""
