import uuid

from django.db import models

from resources.models.history import remembered


@remembered()
class Organization(models.Model):
    """Who runs services (HSDS organization). The verification contact is never public."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    country = models.ForeignKey(
        "resources.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    verification_contact_name = models.CharField(max_length=200, blank=True)
    verification_contact_role = models.CharField(max_length=200, blank=True)
    verification_contact_email = models.EmailField(blank=True)
    verification_contact_phone = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="organization_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name
