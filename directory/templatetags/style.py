from django import template
from django.utils.safestring import SafeString, mark_safe

from directory import inlined, stylesheets

register = template.Library()


@register.simple_tag
def page_style() -> SafeString:
    """The CSS of a public page, as its security policy names it."""
    return mark_safe(stylesheets.text(stylesheets.PAGE))  # noqa: S308 (our own files)


@register.simple_tag
def leaving_script() -> SafeString:
    """The script of the way out, as the security policy names it."""
    return mark_safe(inlined.script(inlined.LEAVING))  # noqa: S308 (our own file)
