"""Whom an organization lets us ask about its records, and which letters they were sent."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Coalesce, JSONObject, TruncDate

from resources.models import ConfirmationLetter, VerificationContact
from resources.models.service import ServiceQuerySet

LETTERS = 12


def with_correspondence(services: ServiceQuerySet) -> ServiceQuerySet:
    """Services with two lists more, and no query more.

    `private_contacts`, in the order of asking: dictionaries with name, role, email and phone.
    `letters`, those of the newest question first: with confirmation, name, role, email, reply,
    letter, delivery and `on`, the day in ISO 8601.
    """
    contacts = VerificationContact.objects.filter(organization=OuterRef("organization"))
    letters = ConfirmationLetter.objects.filter(confirmation__service=OuterRef("pk"))
    return services.annotate(
        private_contacts=ArraySubquery(
            contacts.order_by("position", "id").values(
                json=JSONObject(name="name", role="role", email="email", phone="phone")
            )
        ),
        letters=ArraySubquery(
            letters.order_by("-confirmation__asked_at", "confirmation_id", "queued_at").values(
                json=JSONObject(
                    confirmation="confirmation_id",
                    name="confirmation__contact_name",
                    role="confirmation__contact_role",
                    email="confirmation__contact_email",
                    reply="confirmation__reply",
                    letter="letter",
                    delivery="delivery",
                    on=TruncDate(Coalesce("sent_at", "queued_at")),
                )
            )[:LETTERS]
        ),
    )
