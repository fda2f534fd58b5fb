from django.db import models

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered
from resources.rules.policies import TextOrigin

SUMMARY_LENGTH = 280


@remembered()
class ServiceText(models.Model):
    """The words of a listing in one written language.

    `language` is a lower-case BCP 47 tag; "und" marks a bare name that belongs to no language,
    which is shown to everybody without a language mark.
    """

    service = models.ForeignKey("resources.Service", on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35)
    name = models.CharField(max_length=300)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    description = models.TextField(blank=True)
    what_happens = models.TextField(blank=True)
    origin = models.CharField(
        max_length=10, choices=choices_of(TextOrigin), default=TextOrigin.ORIGINAL.value
    )
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["service", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "language"], name="service_text_is_one_per_language"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="service_text_has_a_name"),
            is_one_of("origin", TextOrigin, name="service_text_origin_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
