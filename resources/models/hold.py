from django.db import models
from django.db.models import Q


class Hold(models.Model):
    """That somebody is busy with a question of the queue, has put it off, or has settled it.

    `question` is the stable name of a question (`resources.search.queue`). Questions themselves
    are not stored: they follow from what is true now.
    """

    question = models.CharField(max_length=100, primary_key=True)
    held_by = models.ForeignKey(
        "resources.Moderator", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    held_until = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_by__isnull=True, held_until__isnull=True)
                | Q(held_by__isnull=False, held_until__isnull=False),
                name="hold_says_until_when",
            )
        ]

    def __str__(self) -> str:
        return self.question
