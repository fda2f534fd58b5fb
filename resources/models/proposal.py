import uuid

from django.db import models
from django.db.models import F, Q

from resources.models.choices import choices_of, is_one_of
from resources.rules.proposals import Decision, Origin, Refusal


class Proposal(models.Model):
    """A wanted change to a listing, as a difference by field.

    `changes` maps the address of a field (`resources.exchange.listing_fields`) to a list of its
    old and its new value. A proposal without an `author` comes from no moderator: `origin` says
    from where. `alone` marks an acceptance by its own author, which only an installation with a
    single moderator allows. `words_kept_because` is why an editor keeps words in it that readers
    should never see.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="proposals"
    )
    origin = models.CharField(max_length=10, choices=choices_of(Origin))
    author = models.ForeignKey(
        "resources.Moderator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author_role = models.CharField(max_length=200, blank=True)
    changes = models.JSONField()
    why = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    words_kept_because = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()

    decision = models.CharField(
        max_length=10, choices=choices_of(Decision), default=Decision.OPEN.value
    )
    decided_by = models.ForeignKey(
        "resources.Moderator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=20, choices=choices_of(Refusal), blank=True, default="")
    alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(
                fields=["service"], condition=Q(decision=Decision.OPEN.value), name="open_proposals"
            )
        ]
        constraints = [
            is_one_of("origin", Origin, name="proposal_origin_is_known"),
            is_one_of("decision", Decision, name="proposal_decision_is_known"),
            models.CheckConstraint(
                condition=~Q(decision=Decision.ACCEPTED.value)
                | Q(author__isnull=True)
                | ~Q(author=F("decided_by"))
                | Q(alone=True),
                name="proposal_is_not_accepted_by_its_author",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision=Decision.OPEN.value, decided_by__isnull=True, decided_at__isnull=True
                )
                | Q(decision=Decision.SUPERSEDED.value, decided_at__isnull=False)
                | Q(
                    decision__in=[Decision.ACCEPTED.value, Decision.REJECTED.value],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="proposal_decision_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(origin=Origin.MODERATOR.value) | Q(author__isnull=False),
                name="proposal_of_a_moderator_names_them",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.REJECTED.value) ^ Q(refusal=""),
                name="proposal_rejected_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin}, {self.decision}"
