from django.db import models
from django.db.models import F, Q


class LikelyDuplicate(models.Model):
    """Two listings that the last search for duplicates found alike (`search.duplicates.Pair`).

    `first` is the one with the smaller id. `found_at` is when they were first found alike, and
    stays as long as they are.
    """

    first = models.ForeignKey("resources.Service", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("resources.Service", on_delete=models.CASCADE, related_name="+")
    same_number = models.BooleanField()
    closeness = models.FloatField()
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["found_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="likely_duplicate_is_kept_once"
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="likely_duplicate_is_in_one_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
