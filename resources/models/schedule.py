from django.db import models


class Schedule(models.Model):
    """Opening hours as one row per distinct text (HSDS schedule).

    Many contact methods share a schedule, so whether each is open is worked out once for all of
    them. Rows never change and are never removed: a method with new hours gets another schedule.
    """

    opening_hours = models.CharField(max_length=500)
    time_zone = models.CharField(max_length=50, blank=True)
    holiday_region = models.CharField(max_length=10, blank=True)
    always_open = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening_hours", "time_zone", "holiday_region"],
                name="schedule_is_written_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(opening_hours=""), name="schedule_says_when"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.opening_hours, self.time_zone) if part)
