from django.contrib.postgres.fields import ArrayField
from django.db import models


class IndexEntry(models.Model):
    """One way to find a published service: by region, topic and spoken language.

    Like the index of a book it repeats what stands elsewhere, and `resources.actions.indexing`
    writes it anew in the transaction of each change. An empty topic or language is the entry
    for readers who did not ask for one. `whole` is false where the service covers only parts of
    the region. `schedules` has 0 for unknown hours and is empty for a line that is closed for a
    while. `standing` and `traits` (`rules.index_marks`) stand in the index beside the region, topic
    and language, so that a search reads the lines that it compares, and no others.
    """

    service = models.ForeignKey(
        "resources.Service", on_delete=models.CASCADE, related_name="index_entries", db_index=False
    )
    region = models.CharField(max_length=10)
    topic = models.CharField(max_length=60)
    language = models.CharField(max_length=35)
    whole = models.BooleanField()
    standing = models.PositiveIntegerField()
    traits = models.BigIntegerField()

    languages = ArrayField(models.CharField(max_length=35))
    audiences = ArrayField(models.CharField(max_length=60))
    topic_count = models.PositiveSmallIntegerField()
    always_open = models.BooleanField()
    without_voice = models.BooleanField()
    schedules = ArrayField(models.BigIntegerField())
    review_due_on = models.DateField(null=True)
    priority = models.BooleanField()
    sort_name = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "region", "topic", "language", "whole"],
                name="index_entry_is_written_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["region", "topic", "language", "standing"],
                include=["id", "service", "traits", "audiences"],
                name="index_entry_listing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}/{self.topic}/{self.language}"
