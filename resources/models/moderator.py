from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models


class ModeratorManager(BaseUserManager["Moderator"]):
    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Any:
        moderator = self.model(
            email=self.normalize_email(email), is_staff=True, is_superuser=True, **fields
        )
        moderator.set_password(password)
        moderator.save(using=self._db)
        return moderator


class Moderator(AbstractBaseUser, PermissionsMixin):
    """Somebody who keeps listings true. Readers have no accounts."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects: ClassVar[ModeratorManager] = ModeratorManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]

    def __str__(self: Self) -> str:
        return self.name or self.email
