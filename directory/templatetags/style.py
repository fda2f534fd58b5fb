from django import template
from django.utils.safestring import SafeString, mark_safe

from directory import stylesheets

register = template.Library()


@register.simple_tag
def page_style() -> SafeString:
    """The CSS of a public page, as its security policy names it."""
    return mark_safe(stylesheets.text(stylesheets.PAGE))  # noqa: S308 (our own files)
