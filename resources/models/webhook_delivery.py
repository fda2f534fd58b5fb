from django.db import models
from django.db.models import Q

from resources.models.choices import choices_of, is_one_of
from resources.rules.webhooks import DeliveryState


class WebhookDelivery(models.Model):
    """One change that one partner is told of, in the words that are signed.

    `sequence` is its place among the partner's, counted from 1; nothing is delivered before what
    stands before it is delivered or given up. `webhook_id` stays the same however often it is sent.
    `last_status_code` is null where no answer came.
    """

    partner = models.ForeignKey(
        "resources.Partner", on_delete=models.CASCADE, related_name="deliveries"
    )
    sequence = models.PositiveIntegerField()
    webhook_id = models.CharField(max_length=64)
    body = models.TextField()
    created_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=choices_of(DeliveryState), default=DeliveryState.WAITING.value
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True, blank=True)
    last_status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["partner", "sequence"]
        constraints = [
            is_one_of("state", DeliveryState, name="webhook_delivery_state_is_known"),
            models.UniqueConstraint(
                fields=["partner", "sequence"], name="webhook_delivery_has_its_own_place"
            ),
            models.UniqueConstraint(
                fields=["partner", "webhook_id"], name="webhook_delivery_tells_a_change_once"
            ),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING.value, next_attempt_at__isnull=False)
                | (~Q(state=DeliveryState.WAITING.value) & Q(next_attempt_at__isnull=True)),
                name="webhook_delivery_that_waits_says_for_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partner", "sequence"],
                condition=Q(state=DeliveryState.WAITING.value),
                name="webhook_delivery_waiting",
            ),
            models.Index(fields=["created_at"], name="webhook_delivery_created_at"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}/{self.sequence} {self.state}"
