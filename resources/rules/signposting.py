"""What a page on a sensitive topic owes its reader, beyond the lines that answer best.

Sources: Mindframe's guidelines (at least two services with each story, round the clock, one of
them online), WHO/IASP 2023, #chatsafe 2.0: also a way for those who worry about somebody, and one
for people bereaved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST_LINES = 2

CLOSE_TO: Mapping[str, tuple[str, ...]] = {
    "suicide": ("worried-about-someone", "suicide-bereavement", "self-harm"),
    "self-harm": ("worried-about-someone", "suicide-bereavement", "suicide"),
    "suicide-bereavement": ("worried-about-someone", "bereavement", "suicide"),
    "domestic-violence": ("worried-about-someone", "bereavement", "sexual-violence"),
    "sexual-violence": ("worried-about-someone", "bereavement", "domestic-violence"),
    "child-abuse": ("worried-about-someone", "bereavement", "bullying"),
    "eating-disorders": ("worried-about-someone", "bereavement", "self-harm"),
}
"""Sensitive topics, each with the topics that its page always leads on to."""


FOR_EVERYBODY = ("worried-about-someone", "suicide-bereavement", "bereavement")
"""Topics for those who worry about somebody, and for those who have lost somebody."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one line offers: somebody round the clock, and a way that needs no voice."""

    always_open: bool
    without_voice: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the lines of a page don't offer together. Falsy where nothing is missing."""

    lines: int
    always_open: bool
    without_voice: bool

    def __bool__(self) -> bool:
        return self.lines > 0 or self.always_open or self.without_voice

    def filled_by(self, offer: Offer) -> bool:
        """Whether this line would help."""
        return (
            self.lines > 0
            or (self.always_open and offer.always_open)
            or (self.without_voice and offer.without_voice)
        )


def is_sensitive(topic: str) -> bool:
    return topic in CLOSE_TO


def leads_to(topic: str) -> tuple[str, ...]:
    """The topics that a guide to this one leads on to, sensitive or not."""
    others = tuple(other for other in FOR_EVERYBODY if other != topic)
    return CLOSE_TO.get(topic, others)


def gaps(offers: Iterable[Offer]) -> Gaps:
    shown = list(offers)
    return Gaps(
        lines=max(0, FEWEST_LINES - len(shown)),
        always_open=not any(offer.always_open for offer in shown),
        without_voice=not any(offer.without_voice for offer in shown),
    )
