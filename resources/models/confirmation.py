import uuid

from django.db import models
from django.db.models import Q

from resources.models.choices import choices_of, is_one_of
from resources.rules.confirmations import Delivery, Letter, Reply


class Confirmation(models.Model):
    """One question to a service: is this record of you right? Answered by a signed link, once.

    `follows`: the question to the contact before, whom nobody heard from.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="confirmations"
    )
    contact_name = models.CharField(max_length=200, blank=True)
    contact_role = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField()
    language = models.CharField(max_length=35)
    asked_by = models.ForeignKey(
        "resources.Moderator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    follows = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="followed_by"
    )
    expires_at = models.DateTimeField()
    reply = models.CharField(max_length=10, choices=choices_of(Reply), default=Reply.WAITING.value)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            is_one_of("reply", Reply, name="confirmation_reply_is_known"),
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(reply=Reply.WAITING.value),
                name="confirmation_waits_for_one_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_email}, {self.reply}"


class ConfirmationLetter(models.Model):
    """One e-mail of a confirmation: that it was sent, never what it said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    confirmation = models.ForeignKey(Confirmation, on_delete=models.CASCADE, related_name="letters")
    letter = models.CharField(max_length=10, choices=choices_of(Letter))
    delivery = models.CharField(
        max_length=10, choices=choices_of(Delivery), default=Delivery.QUEUED.value
    )
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["queued_at"]
        constraints = [
            is_one_of("letter", Letter, name="letter_is_of_a_known_kind"),
            is_one_of("delivery", Delivery, name="letter_delivery_is_known"),
            models.UniqueConstraint(fields=["confirmation", "letter"], name="letter_is_sent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}, {self.delivery}"
