"""The admin's pages of a listing: its own fields, and what belongs to it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from directory import clock, queueing
from directory.admin.by_hand import EditedByHand, InlineByHand, ReadOnly
from directory.admin.worded import WordedByHand, WordedForm, WordedInline
from directory.wording.publishing import missing_in_words
from resources.actions import editing, publishing
from resources.models import ContactMethod, Service, ServiceText, Source
from resources.rules import contact_values, opening_hours, publication
from resources.rules.publication import NotAllowed, State


class ContactMethodForm(WordedForm):
    opening_hours = forms.CharField(
        required=False,
        max_length=500,
        help_text=_("OpenStreetMap syntax, such as “Mo-Fr 09:00-17:00; PH off”. Empty: not known."),
    )
    time_zone = forms.CharField(
        required=False, max_length=50, help_text=_("Such as Europe/London.")
    )
    holiday_region = forms.CharField(required=False, max_length=10)

    class Meta:
        model = ContactMethod
        exclude = ("schedule",)  # its parts are edited instead

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schedule = self.instance.schedule
        for name in ("opening_hours", "time_zone", "holiday_region"):
            self.fields[name].initial = getattr(schedule, name, "")

    def clean_opening_hours(self) -> str:
        try:
            return opening_hours.normalise(self.cleaned_data["opening_hours"])
        except opening_hours.RefusedHours as refusal:
            raise ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        region = cleaned.get("dialled_in")
        try:
            contact_values.check(
                cleaned.get("kind", ""), cleaned.get("value", ""), region.pk if region else ""
            )
        except contact_values.RefusedValue as refusal:
            self.add_error("value", str(refusal))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self.instance.schedule = editing.schedule_for(
            self.cleaned_data["opening_hours"],
            time_zone=self.cleaned_data["time_zone"],
            holiday_region=self.cleaned_data["holiday_region"],
        )
        return super().save(commit)


class ContactMethodInline(WordedInline):
    model = ContactMethod
    form = ContactMethodForm
    autocomplete_fields = ["dialled_in"]
    readonly_fields = ["number_class", "number_checked_on", "number_check_method", "review_due_on"]


class ServiceTextInline(WordedInline):
    model = ServiceText


class SourceInline(InlineByHand):
    model = Source
    fields = ["title", "url", "kind", "retrieved_on", "licence", "number_only"]


class ServiceAdmin(WordedByHand):
    list_display = ["slug", "state", "organization", "priority", "independent_sources"]
    list_filter = ["state", "status", "priority", "kind", "topics"]
    search_fields = ["slug", "texts__name", "contact_methods__value"]
    autocomplete_fields = ["organization", "coverage", "paired_with", "replaced_by"]
    filter_horizontal = ["topics", "audiences"]
    readonly_fields = ["state", "basis", "published_at", "lacks", "imported_from"]
    inlines = [ServiceTextInline, ContactMethodInline, SourceInline]
    actions = ["submit", "send_back", "publish", "withdraw", "restore", "retire"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A successor can be named once a listing is retired; a state only moves by its verbs."""
        retired = obj is not None and obj.state == State.RETIRED
        return self.readonly_fields if retired else [*self.readonly_fields, "replaced_by"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A public listing changes by proposals at the desk, behind which two people stand."""
        public = obj is not None and obj.state == State.PUBLISHED
        if public and not settings.SOLO_MODERATOR:
            return False
        return super().has_change_permission(request, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        editing.finish(form.instance)
        queueing.look_for_duplicates(form.instance.pk)

    @admin.display(description=_("What publishing still asks for"))
    def lacks(self, service: Service) -> str:
        dossier = publishing.dossiers([service.pk]).get(service.pk)
        return missing_in_words(publication.missing(dossier)) if dossier else ""

    @admin.action(description=_("Submit for review"))
    def submit(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, publishing.submit)

    @admin.action(description=_("Send back to draft"))
    def send_back(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, publishing.send_back)

    @admin.action(description=_("Publish"))
    def publish(self, request: HttpRequest, queryset: Any) -> None:
        for service in queryset:
            if not settings.SOLO_MODERATOR and publishing.handed_in_by(service) == request.user:
                said = _("{listing}: somebody else has to publish it.").format(listing=service)
                self.message_user(request, said, messages.ERROR)
                queryset = queryset.exclude(pk=service.pk)
        self._move(request, queryset, publishing.publish)

    @admin.action(description=_("Withdraw"))
    def withdraw(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, publishing.withdraw)

    @admin.action(description=_("Restore to review"))
    def restore(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, publishing.restore)

    @admin.action(description=_("Retire"))
    def retire(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, publishing.retire)

    def _move(self, request: HttpRequest, queryset: Any, verb: Any) -> None:
        """Each listing by itself: one that can't be moved holds up no other."""
        for service in queryset:
            try:
                verb(service, by=request.user, at=clock.now())
            except NotAllowed as refusal:
                self.message_user(request, f"{service}: {refusal}", messages.ERROR)
            except publishing.NotReady as refusal:
                lacks = missing_in_words(refusal.missing)
                self.message_user(request, f"{service}: {lacks}", messages.ERROR)
            else:
                self.message_user(request, f"{service}: {service.state}", messages.SUCCESS)


class FormerSlugAdmin(EditedByHand):
    list_display = ["slug", "service"]
    search_fields = ["slug"]
    autocomplete_fields = ["service"]


class VerificationAdmin(ReadOnly):
    """Checks are recorded by the desk and never changed; here they can be read."""

    list_display = ["at", "service", "aspect", "method", "outcome", "by"]
    list_filter = ["aspect", "method", "outcome"]
