from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models

from resources.models.choices import choices_of, is_one_of
from resources.models.history import remembered_in_part
from resources.rules.roles import Role


class ModeratorManager(BaseUserManager["Moderator"]):
    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Any:
        moderator = self.model(
            email=self.normalize_email(email),
            role=Role.EDITOR,
            is_staff=True,
            is_superuser=True,
            **fields,
        )
        moderator.set_password(password)
        moderator.save(using=self._db)
        return moderator


@remembered_in_part("role", "regions", "languages", "is_active", as_="ModeratorEvent")
class Moderator(AbstractBaseUser, PermissionsMixin):
    """Somebody who keeps listings true. Readers have no accounts.

    `regions` and `languages` limit what they may decide on; empty: no limit. Who is not `is_active`
    is removed, and stays as a name in the history. What they may do is remembered; who they are and
    how they sign in is not.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=choices_of(Role), default=Role.CONTRIBUTOR.value)
    regions = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects: ClassVar[ModeratorManager] = ModeratorManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]
        constraints = [is_one_of("role", Role, name="moderator_role_is_known")]

    def __str__(self: Self) -> str:
        return self.name or self.email
