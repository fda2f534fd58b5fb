from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from resources.models.history import remembered


@remembered()
class VerificationContact(models.Model):
    """Somebody at an organization who is asked whether its records are right. Never public.

    They are asked in the order of `position`, the lowest first; who has no e-mail address is passed
    over. `language` is the BCP 47 tag of their letters; empty: what the service speaks.
    """

    organization = models.ForeignKey(
        "resources.Organization", on_delete=models.CASCADE, related_name="verification_contacts"
    )
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    language = models.CharField(max_length=35, blank=True)

    class Meta:
        ordering = ["organization", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="", role="", email="", phone=""),
                name="verification_contact_is_somebody",
            ),
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=~Q(email=""),
                name="verification_contact_is_listed_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.role or self.email or self.phone
