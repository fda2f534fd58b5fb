"""A listing as it is met: the same facts, in words, for pages, widget and API."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.moment import Moment
from directory.wording import contact, policies
from directory.wording.hours import hours_in_words
from directory.wording.opening import OpeningWords, opening_words
from directory.wording.sentences import capital, in_order, sentence
from directory.wording.summary import composed_summary
from directory.wording.trust import trust_in_short, trust_sentence
from resources.models import ContactMethod, Service, ServiceText
from resources.rules import contact_values, language_tags, region_codes
from resources.rules.opening_hours import Opening, OpeningState
from resources.rules.policies import Status, Working
from resources.search.searches import ONLINE_KINDS

BELONGS_TO_NO_LANGUAGE = "und"


@dataclass(frozen=True)
class ContactFacts:
    """One way of contact, for a reader in `region`."""

    method: ContactMethod
    service: Service
    region: str
    moment: Moment

    @cached_property
    def label(self) -> SafeString:
        return contact.action(self.method, among=self._siblings)

    @cached_property
    def plain_label(self) -> str:
        """The same without HTML."""
        return contact.plain_action(self.method, among=self._siblings)

    @property
    def _siblings(self) -> Iterable[ContactMethod]:
        siblings: Iterable[ContactMethod] = self.service.contact_methods.all()
        return siblings

    @cached_property
    def href(self) -> str:
        return contact_values.href(self.method.kind, self.method.value, self.method.e164)

    @cached_property
    def state(self) -> OpeningState:
        return self.moment.board.state(self.method.schedule_id)

    @cached_property
    def is_closed(self) -> bool:
        return self.state.opening is Opening.CLOSED

    @cached_property
    def opening(self) -> OpeningWords:
        return opening_words(
            self.state,
            hours_as_written=self.method.hours_as_written,
            region=self.region,
            at=self.moment.at,
        )

    @cached_property
    def hours(self) -> str:
        """The whole week, for where nobody knows when it will be read."""
        return hours_in_words(
            self.method.schedule, as_written=self.method.hours_as_written, region=self.region
        )

    @cached_property
    def cost(self) -> str:
        return contact.cost(self.method)

    @cached_property
    def languages(self) -> str:
        return contact.languages(self.method.languages)

    @cached_property
    def how_to(self) -> str:
        return contact.how_to(self.method)

    @property
    def doubt(self) -> str:
        return contact.doubt(self.method)

    @cached_property
    def line(self) -> str:
        """What is said under a contact in one breath, after its opening words."""
        said = [sentence(capital(words)) for words in (self.cost, self.languages) if words]
        return in_order([*said, self.how_to])

    @cached_property
    def trust(self) -> str:
        return trust_sentence(self.service, self.method, today=self.moment.at.date())

    @cached_property
    def trust_in_short(self) -> str:
        return trust_in_short(self.method, today=self.moment.at.date())


@dataclass(frozen=True)
class Card:
    """A listing as it stands in a list: its words in the closest language, contacts, answers.

    `place_is_known`: false where nobody knows where the reader is, and `region` is the world.
    """

    service: Service
    region: str
    moment: Moment
    place_is_known: bool = True

    @cached_property
    def text(self) -> ServiceText:
        """The closest language's words; a bare name before a language that is only guessed at."""
        texts = {text.language: text for text in self.service.texts.all()}
        wanted = language_tags.closest([get_language() or "en"], list(texts))
        return texts[wanted or next(iter(sorted(texts, key=_last_resort)))]

    @cached_property
    def text_language(self) -> str:
        """For a `lang` attribute; empty where the text is in the reader's language or in none."""
        language = self.text.language
        return "" if language in (BELONGS_TO_NO_LANGUAGE, get_language()) else language

    @cached_property
    def summary(self) -> str:
        if self.text.summary:
            return self.text.summary
        methods = [contact.method for contact in self.contacts]
        return composed_summary(self.service, methods, self.moment.reference, region=self.region)

    @property
    def summary_language(self) -> str:
        return self.text_language if self.text.summary else ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the service covers neither the reader's region nor a part of it."""
        codes: list[str] = self.service.region_codes  # type: ignore[attr-defined]
        if not self.place_is_known:
            return region_codes.WORLD not in codes
        around = region_codes.ancestors(self.region)
        return not any(
            code in around or self.region in region_codes.ancestors(code) for code in codes
        )

    @cached_property
    def contacts(self) -> Sequence[ContactFacts]:
        """What works, in the listing's own order, but what is closed now at the end.

        Of a line in another country, only what can be reached over the internet: short codes and
        free numbers end at a border.
        """
        methods = [m for m in self.service.contact_methods.all() if m.working != Working.DOWN]
        if self.is_elsewhere:
            methods = [method for method in methods if method.kind in ONLINE_KINDS] or methods
        facts = [ContactFacts(method, self.service, self.region, self.moment) for method in methods]
        return sorted(facts, key=lambda each: each.is_closed)

    @property
    def contacts_in_a_small_place(self) -> Sequence[ContactFacts]:
        """At most two, both with the opening words that stand over them."""
        first = self.contacts[:1]
        alike = [each for each in self.contacts if first and each.opening == first[0].opening]
        return alike[:2]

    @cached_property
    def shares_one_line(self) -> bool:
        """Whether the same words stand under each way of contact, so that they are said once."""
        said = {(contact.opening, contact.line) for contact in self.contacts}
        return len(said) == 1

    @cached_property
    def shares_one_trust(self) -> bool:
        return len({contact.trust for contact in self.contacts}) == 1

    @cached_property
    def questions(self) -> Sequence[policies.Answered]:
        return policies.all_questions(self.service)

    @cached_property
    def answers(self) -> Sequence[policies.Answered]:
        return [each for each in self.questions if each.answer]

    @cached_property
    def unanswered(self) -> str:
        """What nobody knows about this line, in one sentence's worth of words, or nothing."""
        return contact.in_a_row([each.unknown_as for each in self.questions if not each.answer])

    @property
    def alert(self) -> str:
        if self.service.status == Status.TEMPORARILY_CLOSED:
            closed = _("This line is closed for a while.")
            return f"{closed} {self.service.alert_at(self.moment.at)}".strip()
        return self.service.alert_at(self.moment.at)


def cards(
    services: Sequence[Service], *, region: str, moment: Moment, place_is_known: bool = True
) -> list[Card]:
    return [Card(service, region, moment, place_is_known) for service in services]


def _last_resort(language: str) -> tuple[bool, bool, str]:
    return (language != BELONGS_TO_NO_LANGUAGE, language != "en", language)
