"""One listing as a moderator judges it: what it says, what is wanted, and every check so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.moment import Moment
from directory.wording import changes, number_classes, safe_wording
from directory.wording import fields as wording
from directory.wording import letters as wording_of_letters
from directory.wording.choices import CHANNELS
from directory.wording.opening import OpeningWords, opening_words
from directory.wording.problems import PROBLEMS
from resources.actions import wording as actions
from resources.exchange import listing_fields
from resources.models import (
    ContactMethod,
    LinkCheck,
    ProblemReport,
    Proposal,
    Service,
    Source,
    Verification,
)
from resources.rules import contact_values, language_tags, region_codes
from resources.rules.contact_values import NumberClass
from resources.rules.proposals import Decision
from resources.rules.publication import State
from resources.rules.questions import Kind
from resources.search.correspondence import with_correspondence
from resources.search.listings import with_card_facts
from resources.search.number_classes import today

_REMARKABLE: Mapping[str, Any] = {
    NumberClass.PREMIUM.value: _("Premium rate: dear for its callers"),
    NumberClass.SHARED_COST.value: _("Shared cost: may be dear for its callers"),
    NumberClass.SHORT_CODE.value: _("Short code: works in its country only"),
    NumberClass.UNKNOWN.value: _("Not a number that the numbering plan knows"),
}
_CHECKS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A field: what it is called, what it says now, and what a proposal wants it to say.

    `advice`: words of that which could be better, as HTML.
    """

    label: str
    now: str
    wanted: str
    before: str
    is_overtaken: bool
    advice: Sequence[str]


@dataclass(frozen=True)
class Contact:
    method: ContactMethod
    opening: OpeningWords
    checks: Sequence[tuple[str, Verification]]
    reports: Sequence[ProblemReport]
    sources: Sequence[Source]
    link: LinkCheck | None

    @property
    def key(self) -> str:
        return str(self.method.pk)

    @property
    def kind(self) -> str:
        return str(dict(CHANNELS)[self.method.kind])

    @property
    def languages(self) -> str:
        reader = get_language() or "en"
        return ", ".join(language_tags.name(tag, reader) for tag in self.method.languages)

    @property
    def problems(self) -> list[tuple[str, ProblemReport]]:
        words = dict(PROBLEMS)
        return [(str(words[report.problem]), report) for report in self.reports]

    @property
    def remark(self) -> str:
        return str(_REMARKABLE.get(self.method.number_class, ""))

    @cached_property
    def doubt(self) -> str:
        """That today's metadata see the number otherwise, in words; or nothing."""
        return number_classes.doubt(self.method.number_class, *self._today)

    @property
    def can_be_reclassified(self) -> bool:
        return bool(self.doubt) and not self._today[1]

    @cached_property
    def _today(self) -> tuple[str, str]:
        return today(self.method)

    @property
    def href(self) -> str:
        return contact_values.href(self.method.kind, self.method.value, self.method.e164)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody at the service who was asked by letters, and what came of it."""

    name: str
    role: str
    email: str
    letters: Sequence[str]
    reply: str


@dataclass(frozen=True)
class Record:
    """`proposal` is the one that is asked about, if any."""

    service: Service
    moment: Moment
    proposal: Proposal | None = None

    @cached_property
    def name(self) -> str:
        """In the reader's language if there is such a text, else in English, else in any."""
        reader = get_language() or "en"
        texts = sorted(
            self.service.texts.all(),
            key=lambda text: (text.language != reader, text.language != "en"),
        )
        return texts[0].name if texts else self.service.slug

    @cached_property
    def fields(self) -> dict[str, Any]:
        return listing_fields.read(self.service)

    @cached_property
    def rows(self) -> list[Row]:
        """What the proposal is about, field by field."""
        if self.proposal is None:
            return []
        return [self._row(address, *pair) for address, pair in self.proposal.changes.items()]

    def _row(self, address: str, old: Any, new: Any) -> Row:
        now = self.fields.get(address, "")
        tables = self.moment.reference
        found = actions.judged(actions.of_changes({address: (old, new)}))
        return Row(
            label=self._label(address),
            now=wording.in_words(address, now, tables),
            wanted=wording.in_words(address, new, tables),
            before=wording.in_words(address, old, tables),
            is_overtaken=now != old,
            advice=safe_wording.all_in_words(found.get(address, ())),
        )

    def _label(self, address: str) -> str:
        kind, key, _name = listing_fields.split(address)
        label = wording.label(address)
        value = self.fields.get(f"contact.{key}.value") if kind == "contact" else ""
        return f"{label} ({value})" if value else label

    @cached_property
    def standing(self) -> Mapping[str, Any]:
        """What the decision is made on; sent back with it."""
        return listing_fields.some(self.fields, self.proposal.changes) if self.proposal else {}

    @cached_property
    def is_overtaken(self) -> bool:
        return any(row.is_overtaken for row in self.rows)

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """(label, value) of the listing's own fields and texts that say something."""
        tables = self.moment.reference
        return [
            (wording.label(address), wording.in_words(address, value, tables))
            for address, value in self.fields.items()
            if not address.startswith("contact.") and value not in ("", [], None)
        ]

    @cached_property
    def contacts(self) -> list[Contact]:
        checks = self._by_contact(Verification.objects.select_related("by", "contact_method"))
        reports = self._by_contact(ProblemReport.objects.filter(answered_at=None))
        links = self._by_contact(LinkCheck.objects.all())
        region = self.service.region_codes[0]  # type: ignore[attr-defined]
        return [
            Contact(
                method=method,
                opening=opening_words(
                    self.moment.board.state(method.schedule_id),
                    hours_as_written=method.hours_as_written,
                    region=region,
                    at=self.moment.at,
                ),
                checks=[
                    (changes.check(each), each)
                    for each in checks.get(method.pk, [])[:_CHECKS_SHOWN]
                ],
                reports=reports.get(method.pk, []),
                sources=[
                    source
                    for source in self.service.sources.all()
                    if source.contact_method_id in (None, method.pk)
                ],
                link=next(iter(links.get(method.pk, [])), None),
            )
            for method in self.service.contact_methods.all()
        ]

    def _by_contact(self, rows: Any) -> dict[UUID | None, list[Any]]:
        found: dict[UUID | None, list[Any]] = {}
        for row in rows.filter(service=self.service):
            found.setdefault(row.contact_method_id, []).append(row)
        return found

    @cached_property
    def open_proposals(self) -> list[tuple[str, Proposal]]:
        """(question, proposal) of those that wait."""
        waiting = self.service.proposals.filter(decision=Decision.OPEN).select_related("author")
        return [(f"{Kind.PROPOSAL}:{each.pk}", each) for each in waiting]

    @property
    def can_be_asked(self) -> bool:
        contacts = self.service.private_contacts  # type: ignore[attr-defined]
        return any(contact["email"] for contact in contacts)

    @cached_property
    def asked(self) -> list[Asked]:
        """The newest first."""
        found = []
        letters = self.service.letters  # type: ignore[attr-defined]
        for _question, group in groupby(letters, key=itemgetter("confirmation")):
            own = list(group)
            who = {key: own[0][key] for key in ("name", "role", "email")}
            sent = [
                wording_of_letters.letter(
                    each["letter"], each["delivery"], date.fromisoformat(each["on"])
                )
                for each in own
            ]
            reply = str(wording_of_letters.REPLIES[own[0]["reply"]])
            found.append(Asked(**who, letters=sent, reply=reply))
        return found

    @property
    def place(self) -> str:
        codes: list[str] = self.service.region_codes  # type: ignore[attr-defined]
        language = get_language() or "en"
        return ", ".join(region_codes.name(code, language) for code in codes)

    @property
    def is_public(self) -> bool:
        return self.service.state == State.PUBLISHED

    @property
    def state(self) -> str:
        return changes.in_words("service.state", self.service.state, self.moment.reference)


def load(service_id: UUID, moment: Moment, proposal_id: UUID | None = None) -> Record | None:
    """None where there is no such listing; what is asked of it is read as it is looked at."""
    loaded = with_card_facts(Service.objects.filter(pk=service_id))
    service = with_correspondence(loaded).first()
    if service is None:
        return None
    proposal = (
        Proposal.objects.select_related("author").filter(pk=proposal_id, service=service).first()
        if proposal_id
        else None
    )
    return Record(service, moment, proposal)
