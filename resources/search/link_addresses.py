"""The web addresses of published listings that the monitor has to look at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from resources.models import ContactMethod, LinkCheck, Service
from resources.rules import contact_values
from resources.rules.links import CHECK_EVERY
from resources.rules.publication import State

_IS_PAGE = Q(value__startswith="https://") | Q(value__startswith="http://")


@dataclass(frozen=True)
class LinkAddress:
    """One address; without a `contact_method_id` the listing's own page.

    `numbers` are asked for on the listing's own page alone: a chat page need not name them.
    `etag` and `last_modified` are of the last look at this very address.
    """

    service_id: UUID
    contact_method_id: UUID | None
    url: str
    numbers: tuple[str, ...] = ()
    etag: str = ""
    last_modified: str = ""


def due(*, at: datetime, most: int) -> list[LinkAddress]:
    """Those that were not looked at for a week, with the ways of contact first. Four queries."""
    methods = list(_methods_due(at)[:most])
    services = list(_services_due(at)[: most - len(methods)])
    numbers = _numbers(service.pk for service in services)
    kept = _kept({method.service_id for method in methods} | {each.pk for each in services})
    found = [
        LinkAddress(method.service_id, method.pk, method.value, (), *kept[method.pk, method.value])
        for method in methods
    ]
    found += [
        LinkAddress(each.pk, None, each.url, numbers[each.pk], *kept[each.pk, each.url])
        for each in services
    ]
    return found


def _methods_due(at: datetime) -> QuerySet[ContactMethod]:
    fresh = LinkCheck.objects.filter(
        contact_method=OuterRef("pk"), url=OuterRef("value"), checked_at__gt=at - CHECK_EVERY
    )
    methods = ContactMethod.objects.filter(_IS_PAGE, service__state=State.PUBLISHED)
    return methods.exclude(Exists(fresh)).order_by("pk")


def _services_due(at: datetime) -> QuerySet[Service]:
    fresh = LinkCheck.objects.filter(
        service=OuterRef("pk"),
        contact_method=None,
        url=OuterRef("url"),
        checked_at__gt=at - CHECK_EVERY,
    )
    return Service.objects.published().exclude(url="").exclude(Exists(fresh)).order_by("pk")


def _numbers(services: Iterable[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    for method in ContactMethod.objects.filter(service__in=list(services)):
        link = contact_values.href(method.kind, method.value, method.e164)
        if link.startswith(("tel:", "sms:")):
            found[method.service_id] += (link.partition(":")[2],)
    return found


def _kept(services: Iterable[UUID]) -> Mapping[tuple[UUID, str], tuple[str, str]]:
    """(ETag, Last-Modified) by way of contact, or else listing, and its address."""
    found: dict[tuple[UUID, str], tuple[str, str]] = defaultdict(lambda: ("", ""))
    for look in LinkCheck.objects.filter(service__in=list(services)):
        found[look.contact_method_id or look.service_id, look.url] = look.etag, look.last_modified
    return found
