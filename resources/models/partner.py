from django.db import models
from django.db.models import Q

from resources.models.history import remembered_in_part


@remembered_in_part(
    "name", "url", "region", "topic", "is_active", "secret_since", as_="PartnerEvent"
)
class Partner(models.Model):
    """A publisher who is told at their own address what changes (Standard Webhooks).

    Without a region or a topic they are told of all. `told_until` is the sequence of the seal up to
    which changes became deliveries, and `deliveries_made` numbers those. The secret is the
    partner's too, and in no history.
    """

    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500)
    secret = models.CharField(max_length=100)
    secret_since = models.DateTimeField()
    region = models.ForeignKey(
        "resources.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    topic = models.ForeignKey(
        "resources.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    told_until = models.BigIntegerField(default=0)
    deliveries_made = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_a_name"),
            models.CheckConstraint(
                condition=Q(url__startswith="https://"), name="partner_is_told_over_https"
            ),
            models.CheckConstraint(
                condition=Q(secret__startswith="whsec_"),  # noqa: S106 (how each begins)
                name="partner_has_a_secret",
            ),
        ]

    def __str__(self) -> str:
        return self.name
