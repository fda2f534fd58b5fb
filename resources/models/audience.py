from django.db import models

from resources.models.history import remembered


@remembered()
class Audience(models.Model):
    """Whom a service is for. `names`: written language tag -> name in that language."""

    slug = models.SlugField(primary_key=True, max_length=60)
    names = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(names__has_key="en"), name="audience_has_an_english_name"
            )
        ]

    def __str__(self) -> str:
        return str(self.names.get("en", self.slug))
