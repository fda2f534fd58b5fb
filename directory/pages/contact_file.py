"""A listing as a contact to save. It leaves a trace on the phone, and the reader is told so."""

from collections.abc import Iterator
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from directory.caching import kept_by_edition
from directory.listing_facts import Card, ContactFacts
from directory.moment import Moment
from directory.pages.printed import edition_in_words
from directory.wording import names
from directory.wording.sentences import in_order, sentence
from directory.wording.summary import limits
from resources.exchange import contact_cards
from resources.exchange.contact_cards import ContactCard
from resources.models import Service
from resources.search.listings import with_card_facts


@kept_by_edition
def contact_file(request: HttpRequest, moment: Moment, language: str, slug: str) -> HttpResponse:  # noqa: ARG001
    found = with_card_facts(Service.objects.published().filter(slug=slug)).first()
    card = found and Card(found, _home(found, language), moment.at_any_time)
    if not card or not card.contacts:
        # Its page says what became of it.
        return redirect("service", language=language, slug=slug)
    response = HttpResponse(
        contact_cards.written(_contact_card(card)), content_type="text/vcard; charset=utf-8"
    )
    # A name that says nothing in a list of downloads.
    response["Content-Disposition"] = 'attachment; filename="contact.vcf"'
    return response


def _home(service: Service, language: str) -> str:
    return names.regions(service.region_codes, language)[0][0]  # type: ignore[attr-defined]


def _contact_card(card: Card) -> ContactCard:
    today = card.moment.at.date()
    return ContactCard(
        name=card.text.name,
        calls=_dialled(card, "tel:"),
        texts=_dialled(card, "sms:"),
        emails=[c.method.value for c in card.contacts if c.href.startswith("mailto:")],
        pages=[c.href for c in card.contacts if c.href.startswith(("https:", "http:"))],
        notes=[*_notes(card), edition_in_words(today)],
        revised=today,
    )


def _dialled(card: Card, protocol: str) -> list[str]:
    hrefs = [contact.href for contact in card.contacts]
    return [unquote(href.removeprefix(protocol)) for href in hrefs if href.startswith(protocol)]


def _notes(card: Card) -> Iterator[str]:
    yield from (_how(contact) for contact in card.contacts)
    if for_whom := limits(card.service, card.moment.reference, region=card.region):
        yield for_whom
    yield from dict.fromkeys(contact.trust for contact in card.contacts)


def _how(contact: ContactFacts) -> str:
    said = [sentence(words) for words in (contact.hours, contact.cost) if words]
    when = in_order([*said, contact.how_to])
    return _("{contact}: {when}").format(contact=contact.plain_label, when=when)
