"""Saves of the admin go through `resources.actions.editing`; nothing is deleted here."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from directory import clock
from resources.actions import editing
from resources.actions.wording import NOTHING, Kept

# Django's classes take a type parameter for the type checker only.
if TYPE_CHECKING:
    AnyAdmin = admin.ModelAdmin[Any]
    AnyInline = admin.StackedInline[Any, Any]
    AnyForm = forms.ModelForm[Any]
else:
    AnyAdmin, AnyInline, AnyForm = admin.ModelAdmin, admin.StackedInline, forms.ModelForm


# An address without a scheme means https, which Django makes its own default later.
_HTTPS: Any = {models.URLField: {"assume_scheme": "https"}}


class EditedByHand(AnyAdmin):
    """Each save is one change in the history, by the person who is signed in."""

    formfield_overrides = _HTTPS

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with editing.by_hand(by=request.user, at=clock.now()):  # type: ignore[arg-type]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        editing.save(obj, kept=self.kept(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            editing.save(row, kept=self.kept(request))
        for row in formset.deleted_objects:
            editing.remove(row)
        formset.save_m2m()

    def kept(self, request: HttpRequest) -> Kept:
        """Unsafe words that whoever is signed in keeps: none, where nobody is asked."""
        return NOTHING

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class InlineByHand(AnyInline):
    """Rows of a listing. Removing one is written down in the history like every other change."""

    extra = 0
    formfield_overrides = _HTTPS


class ReadOnly(AnyAdmin):
    """Can be looked up here; changes are made elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
