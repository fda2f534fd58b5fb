import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered
from resources.rules.contact_kinds import DIALLED, ContactKind, Cost
from resources.rules.freshness import Method
from resources.rules.policies import ReachableFrom, Working


@remembered()
class ContactMethod(models.Model):
    """One way to reach a service (HSDS phone, url and contact in one list).

    `value` is what is dialled or opened, as it is shown. `e164` is empty for short codes.
    `languages` are the spoken languages of this very method; an empty list means unknown.
    `agreeing_sources` counts the listing's sources that give this value; null means not counted.
    `schedule` null means unknown hours; `hours_as_written` is what a source says that could not
    be turned into a schedule. The `number_*` fields repeat the newest check of the value, so that
    lists need not read every check.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="contact_methods"
    )
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=choices_of(ContactKind))
    value = models.CharField(max_length=500)
    dialled_in = models.ForeignKey(
        "resources.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    e164 = models.CharField(max_length=16, blank=True)
    number_class = models.CharField(max_length=20, blank=True, editable=False)
    keyword = models.CharField(max_length=40, blank=True)
    menu_path = models.CharField(max_length=100, blank=True)
    schedule = models.ForeignKey(
        "resources.Schedule", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    hours_as_written = models.CharField(max_length=300, blank=True)
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    cost = models.CharField(max_length=20, choices=choices_of(Cost), default=Cost.UNKNOWN.value)
    reachable_from = models.CharField(
        max_length=20, choices=choices_of(ReachableFrom), default=ReachableFrom.UNKNOWN.value
    )
    working = models.CharField(
        max_length=10, choices=choices_of(Working), default=Working.WORKING.value
    )
    agreeing_sources = models.PositiveSmallIntegerField(null=True, blank=True)

    number_checked_on = models.DateField(null=True, blank=True, editable=False)
    number_check_method = models.CharField(
        max_length=30, choices=choices_of(Method), blank=True, default="", editable=False
    )
    review_due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["service", "position", "id"]
        constraints = [
            is_one_of("kind", ContactKind, name="contact_method_kind_is_known"),
            is_one_of("cost", Cost, name="contact_method_cost_may_be_unknown"),
            is_one_of("working", Working, name="contact_method_works_or_says_so"),
            models.CheckConstraint(condition=~Q(value=""), name="contact_method_has_a_value"),
            models.CheckConstraint(
                condition=Q(number_checked_on__isnull=True) | ~Q(number_check_method=""),
                name="contact_method_check_names_its_method",
            ),
            models.UniqueConstraint(
                fields=["service", "kind", "value", "menu_path"],
                name="contact_method_is_listed_once",
            ),
        ]
        indexes = [
            # For numbers that people type, however they are punctuated (`search/naming.py`).
            models.Index(
                Func(F("value"), Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace"),
                condition=Q(kind__in=DIALLED),
                name="contact_method_digits",
            ),
            models.Index(fields=["e164"], condition=~Q(e164=""), name="contact_method_e164"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
