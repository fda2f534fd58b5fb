from django import template
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.utils.translation import get_language

from directory import drafts, same_page, site_address
from directory.same_page import Translation
from directory.wording import moments, sentences
from directory.wording.choices import EMERGENCY_SERVICES
from resources.rules import language_tags
from resources.rules.policies import EmergencyService

register = template.Library()


@register.simple_tag
def direction() -> str:
    return "rtl" if language_tags.is_right_to_left(get_language() or "en") else "ltr"


@register.simple_tag(takes_context=True)
def translations(context: Context) -> list[Translation]:
    """This page in each language of the interface.

    A view whose page isn't simply the one that was asked for says its `address`.
    """
    address = context.get("address") or getattr(context.get("view"), "address", None) or ""
    return same_page.translations(context["request"], address)


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of this page for search engines: without anybody's wishes."""
    request = context["request"]
    return f"{site_address.of_pages(request)}{request.path}"


@register.simple_tag
def draft_translation() -> bool:
    """Whether no speaker has read what this page's language says."""
    return drafts.is_draft(get_language() or "en")


@register.filter
@stringfilter
def autonym(tag: str) -> str:
    """What a language calls itself."""
    return language_tags.autonym(tag)


@register.inclusion_tag("components/oembed.html", takes_context=True)
def oembed_links(context: Context) -> dict[str, str]:
    """For editors that look for more in a page whose address was pasted."""
    return {form: site_address.of_oembed(context["request"], form) for form in ("json", "xml")}


@register.filter
@stringfilter
def language_name(tag: str) -> str:
    """A language as the page's language calls it."""
    return language_tags.name(tag, get_language() or "en")


@register.filter
@stringfilter
def emergency_service(value: str) -> str:
    """The word before an emergency number: "Police", or only "Call" where it answers for all."""
    return str(EMERGENCY_SERVICES[EmergencyService(value)])


@register.filter
@stringfilter
def sentence(words: str) -> str:
    """With the full stop of the language that is written."""
    return sentences.sentence(words)


@register.filter
@stringfilter
def in_words(partial_date: str) -> str:
    """June 2026, for "2026-06-02"."""
    return moments.partial(partial_date)
