from django.db import models
from django.db.models import Q


class NumberDoubt(models.Model):
    """A number that today's metadata see otherwise than its way of contact says.

    `value` is the number as it was looked at. Either `class_now` is another class
    (`rules.contact_values.NumberClass`), or `refusal` is the code of a reason why the value would
    not be taken any more. Another finding about the same number is a row of its own id, so that
    what was settled about the one is not settled about the other.
    """

    contact_method = models.OneToOneField(
        "resources.ContactMethod", on_delete=models.CASCADE, related_name="doubt"
    )
    value = models.CharField(max_length=500)
    class_now = models.CharField(max_length=20, blank=True)
    refusal = models.CharField(max_length=40, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["found_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(refusal="") | Q(class_now=""),
                name="number_doubt_is_of_a_class_or_a_refusal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.refusal or self.class_now}"
