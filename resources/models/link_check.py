from django.db import models
from django.db.models import Q

from resources.models.choices import choices_of, is_one_of
from resources.rules.links import LinkOutcome


class LinkCheck(models.Model):
    """The monitor's newest look at one web address of a listing. Never a verification.

    Without a `contact_method` it is the listing's own page. `digest` is a hash of the page, never
    the page; `numbers_on_page` says whether the listing's numbers stand on it (null: not asked).
    `etag` and `last_modified` are the page's own, for the next conditional request.
    """

    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="link_checks"
    )
    contact_method = models.ForeignKey(
        "resources.ContactMethod",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="link_checks",
    )
    url = models.URLField(max_length=1000)
    checked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=choices_of(LinkOutcome))
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    dead_in_a_row = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    numbers_on_page = models.BooleanField(null=True, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["checked_at"]
        constraints = [
            is_one_of("outcome", LinkOutcome, name="link_check_outcome_is_known"),
            models.UniqueConstraint(
                fields=["service", "contact_method"],
                nulls_distinct=False,
                name="link_check_is_one_per_address",
            ),
            models.CheckConstraint(
                condition=Q(outcome=LinkOutcome.DEAD.value) | Q(dead_in_a_row=0),
                name="link_check_counts_only_dead_ones",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.outcome}"
