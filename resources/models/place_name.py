from django.db import models


class PlaceName(models.Model):
    """A name by which people call a region, or a city in it.

    Like an index it repeats what stands elsewhere, here in packages of data, and is written anew
    with each of their releases (`actions.place_names`). `key` is the name in the form in which
    words are compared, without spaces. `population` is 0 for a region itself. `is_common`: in
    a language of the place, or in one of those that people search in (`exchange.places`).
    """

    key = models.CharField(max_length=200)
    region = models.CharField(max_length=10)
    population = models.PositiveIntegerField(default=0)
    is_common = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "region"], name="place_name_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.region}"
