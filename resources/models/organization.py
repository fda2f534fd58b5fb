import uuid

from django.db import models

from resources.models.history import remembered

_FORMERLY: dict[str, "models.Field[str, str]"] = {
    "verification_contact_name": models.CharField(max_length=200, blank=True, db_default=""),
    "verification_contact_role": models.CharField(max_length=200, blank=True, db_default=""),
    "verification_contact_email": models.EmailField(blank=True, db_default=""),
    "verification_contact_phone": models.CharField(max_length=50, blank=True, db_default=""),
}
"""Until there were several (VerificationContact), the one contact was a part of this."""


@remembered(formerly=_FORMERLY)
class Organization(models.Model):
    """Who runs services (HSDS organization)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    country = models.ForeignKey(
        "resources.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="organization_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name
