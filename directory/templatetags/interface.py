from django import template
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.utils.translation import get_language

from directory import site_address, visitor
from directory.wording import moments
from directory.wording.choices import EMERGENCY_SERVICES
from resources.rules import language_tags
from resources.rules.policies import EmergencyService

register = template.Library()


@register.simple_tag
def direction() -> str:
    return "rtl" if language_tags.is_right_to_left(get_language() or "en") else "ltr"


@register.simple_tag
def interface_languages() -> list[tuple[str, str]]:
    """(tag, what the language calls itself)."""
    return [(tag, language_tags.autonym(tag)) for tag in visitor.written_languages()]


@register.inclusion_tag("components/oembed.html", takes_context=True)
def oembed_links(context: Context) -> dict[str, str]:
    """For editors that look for more in a page whose address was pasted."""
    return {form: site_address.of_oembed(context["request"], form) for form in ("json", "xml")}


@register.filter
@stringfilter
def emergency_service(value: str) -> str:
    """The word before an emergency number: "Police", or only "Call" where it answers for all."""
    return str(EMERGENCY_SERVICES[EmergencyService(value)])


@register.filter
@stringfilter
def in_words(partial_date: str) -> str:
    """June 2026, for "2026-06-02"."""
    return moments.partial(partial_date)
