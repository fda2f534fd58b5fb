from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered
from resources.rules.terms import TermKind


@remembered()
class Term(models.Model):
    """A word or phrase that people type, in one written language, and what it means.

    `slug` is a topic, an audience or a kind of contact, and empty where the kind says it all.
    `key` is `text` in the one form in which words are compared (`rules.normalised_text`): tokens
    joined by spaces. A term with `until` is there for a while, such as a name in the news.
    """

    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=20, choices=choices_of(TermKind))
    slug = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["language", "kind", "slug", "id"]
        constraints = [
            is_one_of("kind", TermKind, name="term_kind_is_known"),
            models.UniqueConstraint(
                fields=["language", "kind", "slug", "key"], name="term_stands_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="term_has_something_to_compare"),
        ]
        indexes = [
            # A search compares three words at most with a term of as many (`search.matching`).
            GinIndex(
                OpClass(F("key"), name="gin_trgm_ops"),
                condition=Q(kind__in=["topic", "audience", "intent"]) & ~Q(key__regex=" .* .* "),
                name="term_key_trigrams",
            )
        ]

    def __str__(self) -> str:
        return self.text
