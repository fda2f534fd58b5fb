"""What a publisher chooses, and the lines of HTML that come of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import visitor
from directory.widget import element, look
from directory.widget.asked import ADDRESS, AUTO, address
from directory.widget.frame import line
from directory.widget.look import Look, Theme
from directory.wording import names
from resources.rules import colours, language_tags
from resources.search.reference import Reference

_THEMES = {
    Theme.AUTO: gettext_lazy("As the reader's device"),
    Theme.LIGHT: gettext_lazy("Light"),
    Theme.DARK: gettext_lazy("Dark"),
}


class BuilderForm(forms.Form):
    """Everything has a value that works: what can't be understood is said, and left out."""

    region = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("What your page is about"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    size = forms.TypedChoiceField(label=gettext_lazy("Height"), coerce=int, required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Light or dark"), required=False)
    accent = forms.CharField(
        label=gettext_lazy("A colour of your page"),
        help_text=gettext_lazy("Such as #0b4a4d. May stay empty."),
        max_length=7,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        countries: Collection[str],
        tables: Reference,
        language: str,
    ) -> None:
        super().__init__(data)
        topics = [(slug, tables.topic_name(slug, language)) for slug in tables.topics]
        written = [(tag, language_tags.autonym(tag)) for tag in visitor.written_languages()]
        choices = {
            "region": [
                (AUTO, _("As the reader's browser says")),
                *names.regions(countries, language),
            ],
            "topic": [("", _("Anything")), *topics],
            "language": [(AUTO, _("As the reader's browser says")), *written],
            "size": [(size, _("{number} pixels").format(number=size)) for size in look.SIZES],
            "theme": list(_THEMES.items()),
        }
        for name, listed in choices.items():
            field = self.fields[name]
            field.choices = listed  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = _("That is not one of the choices.")

    def clean_accent(self) -> str:
        written = self.cleaned_data["accent"]
        colour = colours.parse(written)
        if written and colour is None:
            raise forms.ValidationError(_("That is not a colour. Colours look like #0b4a4d."))
        return colour or ""

    def embed(self, *, otherwise: Mapping[str, str]) -> "Embed":
        """`otherwise`: the region and the language where none is chosen."""
        self.is_valid()
        chosen = {**otherwise, **{k: v for k, v in self.cleaned_data.items() if v}}
        return Embed(
            region=chosen["region"],
            topic=chosen.get("topic", ""),
            language=chosen["language"],
            look=Look(
                size=chosen.get("size", look.USUAL_SIZE),
                theme=Theme(chosen.get("theme", Theme.AUTO)),
                accent=chosen.get("accent", ""),
            ),
        )


@dataclass(frozen=True, slots=True)
class Embed:
    """What was chosen; `site` of its methods is the address that embeds are served from."""

    region: str
    topic: str
    language: str
    look: Look

    @property
    def path(self) -> str:
        return address(ADDRESS, self.language, self.region, topic=self.topic, query=self.look.query)

    def frame(self, site: str) -> SafeString:
        """Level 0."""
        return line(site + self.path, width="100%", height=self.look.size)

    def script(self, site: str) -> SafeString:
        """Level 1: the element's script, pinned by its hash."""
        return format_html(
            '<script src="{}/embed/v{}.js" integrity="{}" crossorigin="anonymous" defer></script>',
            site,
            element.NEWEST,
            element.integrity(element.NEWEST),
        )

    def element(self, page: str) -> SafeString:
        """Level 1: the element, around a link to `page` for as long as it is not there."""
        said = {
            "region": self.region,
            "topic": self.topic,
            "language": "" if self.language == AUTO else self.language,
            "size": "" if self.look.size == look.USUAL_SIZE else str(self.look.size),
            "theme": "" if self.look.theme is Theme.AUTO else self.look.theme,
            "accent": self.look.accent,
        }
        attributes = "".join(f' {name}="{value}"' for name, value in said.items() if value)
        return format_html(
            '<crisis-help{}><a href="{}">{}</a></crisis-help>',
            SafeString(attributes),
            page,
            _("Find someone to talk to"),
        )

    def height(self) -> str:
        """Level 1: CSS that keeps its place before the script is there."""
        return f"crisis-help {{ display: block; height: {self.look.size}px }}"

    def part(self, site: str, name: str) -> str:
        """Level 2: the address of `name` ("fragment.html")."""
        return site + address(ADDRESS, self.language, self.region, topic=self.topic) + name
