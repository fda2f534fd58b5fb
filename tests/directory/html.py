"""A page as a reader or a browser meets it: its words, its links, what it loads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from django.http import HttpResponse

from directory import inlined

_EMPTY = frozenset({"meta", "link", "input", "img", "br", "hr", "source"})
_BLOCKS = frozenset({"p", "li", "h1", "h2", "div", "dt", "dd", "dl", "ul", "option", "label"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def all(self, name: str = "") -> "Iterator[Element]":
        """Those of this name inside, however deep; of any name without one."""
        for child in self.children:
            if isinstance(child, Element):
                if name in ("", child.name):
                    yield child
                yield from child.all(name)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    @property
    def words(self) -> str:
        """What is read on a screen, with white space as there and narrow spaces as plain ones."""
        return " ".join("".join(self._texts()).replace("\u202f", " ").split())

    @property
    def source(self) -> str:
        """The text inside, as written."""
        return "".join(child for child in self.children if isinstance(child, str))

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name not in ("style", "script") and not _is_for_paper(child):
                gap = " " if child.name in _BLOCKS else ""
                yield gap
                yield from child._texts()
                yield gap


def _is_for_paper(element: Element) -> bool:
    return "paper" in element.get("class").split()


class _Reader(HTMLParser):
    """Refuses elements that are not closed in their order, which browsers repair in silence."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last.name == tag, f"</{tag}> closes <{last.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Link:
    """`left_to_right`: the parts that stand in `<bdi dir="ltr">`."""

    href: str
    text: str
    left_to_right: tuple[str, ...]


class Page:
    def __init__(self, response: HttpResponse | str) -> None:
        self.source = response if isinstance(response, str) else response.content.decode()
        reader = _Reader()
        reader.feed(self.source)
        reader.close()
        (self.root,) = reader.open

    @cached_property
    def text(self) -> str:
        return self.first("body").words

    @cached_property
    def title(self) -> str:
        return self.first("title").words

    @cached_property
    def links(self) -> list[Link]:
        return [_link(element) for element in self.all("a")]

    @property
    def scripts(self) -> list[Element]:
        """Those besides the one that every public page has, for its way out."""
        leaving = inlined.script(inlined.LEAVING)
        return [script for script in self.all("script") if script.source != leaving]

    @property
    def hrefs(self) -> list[str]:
        return [link.href for link in self.links]

    @property
    def listings(self) -> list[str]:
        """The last part of the address of each result, in their order."""
        cards = [child for child in self.first("main").children if isinstance(child, Element)]
        return [_slug(card) for card in cards if card.name == "article"]

    @property
    def companions(self) -> list[str]:
        """The same for the listings that stand under "Also there for you"."""
        return [_slug(card) for section in self.all("section") for card in section.all("article")]

    def link(self, text: str) -> Link:
        """The only link with this text."""
        (found,) = [link for link in self.links if link.text == text]
        return found

    def all(self, name: str = "") -> list[Element]:
        return list(self.root.all(name))

    def first(self, name: str) -> Element:
        return next(self.root.all(name))

    def of_class(self, name: str) -> list[str]:
        """The words of each element of this class."""
        return [each.words for each in self.all() if name in each.get("class").split()]


def _slug(card: Element) -> str:
    heading = next(card.all("h2"))
    return next(heading.all("a")).get("href").rstrip("/").rpartition("/")[2]


def _link(element: Element) -> Link:
    parts = [part.words for part in element.all("bdi") if part.get("dir") == "ltr"]
    return Link(href=element.get("href"), text=element.words, left_to_right=tuple(parts))
