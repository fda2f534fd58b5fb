from django.db import models
from django.db.models import Q
from pgtrigger import Delete, Protect, Update

from resources.models.choices import choices_of, is_one_of
from resources.rules.freshness import Aspect, Method, Outcome


class Verification(models.Model):
    """One check of one thing, by somebody, at a moment. Append-only, also for raw SQL.

    `by` is empty only where the service itself confirmed it. A check that was recorded by mistake
    is taken back by another one (`retracts`). `value` is the number or link that was checked: it
    says nothing about another one that has taken its place.
    """

    service = models.ForeignKey(
        "resources.Service", on_delete=models.PROTECT, related_name="verifications"
    )
    contact_method = models.ForeignKey(
        "resources.ContactMethod",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications",
    )
    value = models.CharField(max_length=500, blank=True, default="")
    aspect = models.CharField(max_length=10, choices=choices_of(Aspect))
    method = models.CharField(max_length=30, choices=choices_of(Method))
    outcome = models.CharField(max_length=10, choices=choices_of(Outcome))
    by = models.ForeignKey(
        "resources.Moderator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    evidence = models.TextField(blank=True)
    confirming_role = models.CharField(max_length=200, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    retracts = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="retracted_by"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            is_one_of("aspect", Aspect, name="verification_aspect_is_known"),
            is_one_of("method", Method, name="verification_method_is_known"),
            is_one_of("outcome", Outcome, name="verification_outcome_is_known"),
            models.CheckConstraint(
                condition=~Q(method=Method.CONFIRMED_BY_SERVICE.value) | ~Q(confirming_role=""),
                name="verification_by_the_service_names_a_role",
            ),
            models.CheckConstraint(
                condition=Q(method=Method.CONFIRMED_BY_SERVICE.value) | Q(by__isnull=False),
                name="verification_is_by_a_moderator_or_the_service",
            ),
            models.CheckConstraint(
                condition=~Q(aspect=Aspect.NUMBER.value) | Q(contact_method__isnull=False),
                name="verification_of_a_number_names_it",
            ),
            models.CheckConstraint(
                condition=~(Q(outcome=Outcome.RETRACTED.value) ^ Q(retracts__isnull=False)),
                name="verification_retracted_names_the_one_it_takes_back",
            ),
        ]
        triggers = [Protect(name="append_only", operation=Update | Delete)]

    def __str__(self) -> str:
        return f"{self.aspect} {self.method} {self.outcome}"
