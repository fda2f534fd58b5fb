"""What a template asks for that shows the lines of a place, maybe about a topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from directory import kept_cards
from directory.moment import Moment
from directory.wording.widening import dropped_in_words
from resources.rules import signposting
from resources.search.widening import Answer


@dataclass(frozen=True)
class LinesPage:
    """A page with the lines of `answer`, for this place and topic ("" for any).

    `place_is_known`: false where nobody knows where the reader is, and `region` is the world.
    """

    moment: Moment
    language: str
    region: str
    topic: str
    answer: Answer

    @property
    def place_is_known(self) -> bool:
        return True

    @property
    def topic_name(self) -> str:
        return self.moment.reference.topic_name(self.topic, self.language)

    @property
    def emergency(self) -> Any:
        return self.moment.reference.emergency(self.region)

    @property
    def widened(self) -> str:
        return dropped_in_words(self.answer.dropped, region=self.region)

    @property
    def cards(self) -> list[SafeString]:
        return self._cards[: len(self.answer.page.lines)]

    @property
    def companions(self) -> list[SafeString]:
        """Cards besides the results of a sensitive topic, where these leave a gap."""
        return self._cards[len(self.answer.page.lines) :]

    @cached_property
    def _cards(self) -> list[SafeString]:
        return kept_cards.html(
            self.answer.lines,
            region=self.region,
            moment=self.moment,
            place_is_known=self.place_is_known,
        )

    @property
    def close_topics(self) -> list[tuple[str, str]]:
        """Shown even where they have no line here: their pages then widen and say so."""
        return self._links(signposting.CLOSE_TO.get(self.topic, ()))

    def _links(self, slugs: Iterable[str]) -> list[tuple[str, str]]:
        """(address, name) of these topics' pages, here."""
        name = self.moment.reference.topic_name
        return [(f"{self.here}{slug}/", name(slug, self.language)) for slug in slugs]

    @cached_property
    def here(self) -> str:
        """The address of this place; those of its topics begin with it."""
        return reverse("region", args=(self.language, self.region))
