import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered, remembered_link
from resources.rules.policies import Answer, AnsweredBy, DispatchPolicy, ServiceKind, Status
from resources.rules.publication import Basis, Confidence, State


class ServiceQuerySet(models.QuerySet["Service"]):
    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED.value)


def _answer() -> "models.CharField[str, str]":
    return models.CharField(max_length=10, choices=choices_of(Answer), default=Answer.UNKNOWN.value)


@remembered()
class Service(models.Model):
    """One listing (HSDS service): what somebody in trouble can turn to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    organization = models.ForeignKey(
        "resources.Organization", on_delete=models.PROTECT, related_name="services"
    )
    kind = models.CharField(
        max_length=20, choices=choices_of(ServiceKind), default=ServiceKind.HELPLINE.value
    )
    url = models.URLField(max_length=500, blank=True)

    state = models.CharField(
        max_length=12, choices=choices_of(State), default=State.DRAFT.value, editable=False
    )
    basis = models.CharField(
        max_length=30, choices=choices_of(Basis), blank=True, default="", editable=False
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
    )
    status = models.CharField(
        max_length=20, choices=choices_of(Status), default=Status.ACTIVE.value
    )
    alert = models.CharField(max_length=280, blank=True)
    alert_until = models.DateTimeField(null=True, blank=True)

    topics = models.ManyToManyField("resources.Topic", related_name="services", blank=True)
    audiences = models.ManyToManyField("resources.Audience", related_name="services", blank=True)
    coverage = models.ManyToManyField("resources.Region", related_name="services", blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)

    dispatch_policy = models.CharField(
        max_length=30, choices=choices_of(DispatchPolicy), default=DispatchPolicy.UNKNOWN.value
    )
    anonymous = _answer()
    account_needed = _answer()
    records_calls = _answer()
    shown_on_bill = _answer()
    answered_by = models.CharField(
        max_length=20, choices=choices_of(AnsweredBy), default=AnsweredBy.UNKNOWN.value
    )
    policies_source = models.URLField(max_length=1000, blank=True)
    approaches = models.JSONField(default=list, blank=True)

    priority = models.BooleanField(default=False)
    paired_with = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="pair_of"
    )

    independent_sources = models.PositiveSmallIntegerField(default=0)
    confidence = models.CharField(
        max_length=10, choices=choices_of(Confidence), default=Confidence.UNRATED.value
    )
    notes = models.TextField(blank=True, help_text="For moderators; never shown.")

    # Null, not "": many listings were not imported, and the name has to be unique.
    imported_from = models.CharField(  # noqa: DJ001
        max_length=140, unique=True, null=True, editable=False
    )
    import_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        indexes = [
            models.Index(
                fields=["alert_until"],
                condition=Q(alert_until__isnull=False),
                name="service_alert_until",
            )
        ]
        constraints = [
            is_one_of("state", State, name="service_state_is_one_of_the_rule_table"),
            is_one_of("status", Status, name="service_status_is_one_of_hsds"),
            is_one_of(
                "dispatch_policy", DispatchPolicy, name="service_dispatch_policy_may_be_unknown"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED.value) | ~Q(basis=""),
                name="service_published_has_a_basis",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED.value) | Q(published_at__isnull=False),
                name="service_published_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(state=State.RETIRED.value),
                name="service_replaced_is_retired",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
                name="service_never_replaces_itself",
            ),
            models.CheckConstraint(
                condition=Q(paired_with__isnull=True) | ~Q(paired_with=F("id")),
                name="service_is_not_its_own_pair",
            ),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="service_ages_are_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def alert_at(self, at: datetime) -> str:
        """The alert that holds at that moment, or nothing."""
        expired = self.alert_until is not None and self.alert_until <= at
        return "" if expired else self.alert


@remembered_link()
class ServiceTopic(Service.topics.through):  # type: ignore[misc, name-defined]
    class Meta:
        proxy = True


@remembered_link()
class ServiceAudience(Service.audiences.through):  # type: ignore[misc, name-defined]
    class Meta:
        proxy = True


@remembered_link()
class ServiceCoverage(Service.coverage.through):  # type: ignore[misc, name-defined]
    class Meta:
        proxy = True


@remembered()
class FormerSlug(models.Model):
    """An address that a listing once had. It redirects for ever."""

    slug = models.SlugField(max_length=120, primary_key=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
