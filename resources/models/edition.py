import uuid
from typing import ClassVar

from django.db import connection, models


class Edition(models.Model):
    """One row: the edition of everything public, raised in the transaction that changes it.

    A cached copy of a page is good for as long as the edition stands and no listed hour passes.
    The token makes two histories with the same count (a restored backup) two editions.
    """

    THE_ONE: ClassVar[int] = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    number = models.PositiveBigIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="edition_is_the_only_one")
        ]

    def __str__(self) -> str:
        return f"{self.number}-{self.token.hex[:8]}"

    @classmethod
    def current(cls) -> "Edition":
        """The edition as it stands; an empty directory has number 0."""
        # In SQL, because this is all that a reader's own copy of a page waits for.
        with connection.cursor() as cursor:
            cursor.execute("SELECT number, token FROM resources_edition")
            number, token = cursor.fetchone() or (0, uuid.UUID(int=0))
        return cls(number=number, token=token)

    @classmethod
    def rise(cls) -> None:
        """Called by actions only, inside the transaction of the change."""
        cls.objects.get_or_create(pk=cls.THE_ONE)
        cls.objects.update(number=models.F("number") + 1, token=uuid.uuid4())
