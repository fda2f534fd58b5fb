from django.db import models
from django.db.models import Q

from resources.models.choices import choices_of, is_one_of
from resources.rules.reports import LONGEST_NOTE, Problem


class ProblemReport(models.Model):
    """What a reader says is wrong with a number. Nothing about the reader; the time is an hour's.

    `note` is for moderators only and never published. `confirmed`: what the moderator who answered
    it found out; null for "can't be said".
    """

    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="problem_reports"
    )
    contact_method = models.ForeignKey(
        "resources.ContactMethod",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="problem_reports",
    )
    problem = models.CharField(max_length=20, choices=choices_of(Problem))
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    reported_at = models.DateTimeField()

    answered_by = models.ForeignKey(
        "resources.Moderator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-reported_at", "-id"]
        indexes = [
            models.Index(
                fields=["service"], condition=Q(answered_at__isnull=True), name="open_reports"
            )
        ]
        constraints = [
            is_one_of("problem", Problem, name="problem_report_says_a_known_problem"),
            models.CheckConstraint(
                condition=Q(reported_at__minute=0, reported_at__second=0),
                name="problem_report_knows_only_the_hour",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="problem_report_answer_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.problem
