from django.db import models

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered
from resources.rules.publication import SourceKind


@remembered()
class Source(models.Model):
    """Where facts of a listing came from.

    Without a `contact_method` it speaks for the whole listing. `retrieved_on` is as exact as it
    is known: "2022", "2025-03" or "2026-06-02". `number_only`: supports the number, nothing else.
    """

    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="sources"
    )
    contact_method = models.ForeignKey(
        "resources.ContactMethod",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="sources",
    )
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True)
    dataset_path = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=choices_of(SourceKind))
    retrieved_on = models.CharField(max_length=10, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    number_only = models.BooleanField(default=False)

    class Meta:
        ordering = ["service", "id"]
        constraints = [
            is_one_of("kind", SourceKind, name="source_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(retrieved_on__regex=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"),
                name="source_date_is_a_year_a_month_or_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title
