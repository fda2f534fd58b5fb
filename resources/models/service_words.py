from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q


class ServiceWords(models.Model):
    """The words of a published service in one written language, to be found by.

    Like `IndexEntry` it repeats what stands elsewhere, and `resources.actions.indexing` writes it
    anew in the transaction of each change. `name` and `organization` (its name and other name) are
    in the form in which words are compared: tokens joined by spaces. `words` has the names with
    weight A, the summary with B, the rest with C, in the stems of the language's dictionary, and
    besides "@gb" for each region where the service is found, "@gb*" where all of it is covered.
    """

    service = models.ForeignKey("resources.Service", on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=35)
    name = models.TextField()
    organization = ArrayField(models.TextField())
    words = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "language"], name="service_words_are_written_once"
            )
        ]
        # Searches would have to read through what waits for these indexes (`fastupdate`).
        indexes = [
            models.Index(fields=["name"], name="service_words_name"),
            GinIndex(
                OpClass(F("name"), name="gin_trgm_ops"),
                condition=~Q(name__regex=" .* "),  # one misspelt word is like no longer name
                fastupdate=False,
                name="service_words_name_trigrams",
            ),
            GinIndex(fields=["organization"], fastupdate=False, name="service_words_organization"),
            GinIndex(fields=["words"], fastupdate=False, name="service_words_words"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
