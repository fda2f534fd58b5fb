from django.contrib.postgres.fields import ArrayField
from django.db import models

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered
from resources.rules.policies import EmergencyService


@remembered()
class EmergencyNumber(models.Model):
    """A number of the police, ambulance or fire service; never mixed with crisis lines.

    `sources` are keys of the lists that give it (`resources/starter/README.md` names them).
    """

    region = models.ForeignKey(
        "resources.Region", on_delete=models.PROTECT, related_name="emergency_numbers"
    )
    service = models.CharField(max_length=20, choices=choices_of(EmergencyService))
    number = models.CharField(max_length=20)
    sources = ArrayField(models.CharField(max_length=100), default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["region", "position", "id"]
        constraints = [
            is_one_of("service", EmergencyService, name="emergency_number_service_is_known"),
            models.UniqueConstraint(
                fields=["region", "service", "number"], name="emergency_number_is_listed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(sources__len__gte=2),
                name="emergency_number_has_two_sources",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.service} {self.number}"
