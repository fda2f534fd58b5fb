from django.db import models


class Region(models.Model):
    """World, a country (ISO 3166-1) or a subdivision (ISO 3166-2), by its lower-case code.

    Names are not stored: they come from CLDR in the reader's language
    (`resources.rules.region_codes.name`).
    """

    code = models.CharField(max_length=10, primary_key=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code="world", parent__isnull=True)
                | (~models.Q(code="world") & models.Q(parent__isnull=False)),
                name="region_world_alone_has_no_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^(world|[a-z]{2}(-[a-z0-9]{1,3})?)$"),
                name="region_code_is_lower_case_iso_3166",
            ),
        ]

    def __str__(self) -> str:
        return self.code
