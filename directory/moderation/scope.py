"""Which listings a moderator decides on: the regions and languages of their invitation."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value

from resources.models import ContactMethod, Moderator, Service, ServiceText
from resources.rules import region_codes, roles


def includes(moderator: Moderator, service: Service) -> bool:
    """Asks the listing's coverage, texts and contact methods, unless they were prefetched."""
    return (not moderator.regions or roles.covers(moderator.regions, _coverage(service))) and (
        not moderator.languages or roles.speaks(moderator.languages, _languages(service))
    )


def require(moderator: object, service: Service) -> None:
    """Raises PermissionDenied for a listing outside a moderator's regions and languages."""
    if not isinstance(moderator, Moderator) or not includes(moderator, service):
        raise PermissionDenied


def regions(moderator: Moderator) -> list[str]:
    """Codes for a query; empty: no limit.

    In SQL: `code = ANY(codes) OR split_part(code, '-', 1) = ANY(codes)`.
    """
    return [] if region_codes.WORLD in moderator.regions else list(moderator.regions)


def services(moderator: Moderator) -> Q:
    """The same limits as a condition on Service."""
    return _in_regions(regions(moderator)) & _in_languages(moderator.languages)


def _coverage(service: Service) -> list[str]:
    """As `search.listings` has loaded it, or asked for."""
    loaded: list[str] | None = getattr(service, "region_codes", None)
    return [region.code for region in service.coverage.all()] if loaded is None else loaded


def _languages(service: Service) -> set[str]:
    spoken = {tag for method in service.contact_methods.all() for tag in method.languages}
    return spoken | {text.language for text in service.texts.all()}


def _in_regions(codes: list[str]) -> Q:
    if not codes:
        return Q()
    link = Service.coverage.through.objects.filter(service=OuterRef("pk"))
    return Q(Exists(link.filter(Q(region__in=codes) | Q(region__parent__in=codes))))


def _in_languages(tags: list[str]) -> Q:
    if not tags:
        return Q()
    # Tags are letters, digits and hyphens, so nothing in them has to be escaped.
    one_of = f"({'|'.join(tags)})"
    texts = ServiceText.objects.filter(service=OuterRef("pk"), language__regex=f"^{one_of}(-|$)")
    spoken = Func(F("languages"), Value(" "), function="array_to_string", output_field=TextField())
    methods = ContactMethod.objects.filter(service=OuterRef("pk")).alias(spoken=spoken)
    return Q(Exists(texts)) | Q(Exists(methods.filter(spoken__regex=f"(^| ){one_of}(-| |$)")))
