"""Services with all that a card shows of them."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Prefetch
from django.db.models.expressions import RawSQL

from resources.models import ContactMethod, Service
from resources.models.service import ServiceQuerySet
from resources.search.finding import Line

# Written out, as Django takes longer to compose them than PostgreSQL to answer.
_TOPICS = """
SELECT slug FROM resources_service_topics AS link JOIN resources_topic ON slug = topic_id
WHERE link.service_id = resources_service.id ORDER BY position
"""
_AUDIENCES = """
SELECT slug FROM resources_service_audiences AS link JOIN resources_audience ON slug = audience_id
WHERE link.service_id = resources_service.id ORDER BY position
"""
_REGIONS = """
SELECT region_id FROM resources_service_coverage AS link
WHERE link.service_id = resources_service.id ORDER BY region_id
"""


def load(lines: Iterable[Line]) -> list[Service]:
    """The services of these lines, in their order, with all that a card shows. Four queries."""
    ids = [line.service for line in lines]
    services = with_card_facts(Service.objects.all()).in_bulk(ids)
    return [services[pk] for pk in ids]


def with_card_facts(services: ServiceQuerySet) -> ServiceQuerySet:
    """Services with all that a card shows: four queries for any number of them.

    Adds `topic_slugs`, `audience_slugs` and `region_codes`, lists in the order of the vocabulary.
    """
    return (
        services.select_related("organization")
        .annotate(
            topic_slugs=_list(_TOPICS),
            audience_slugs=_list(_AUDIENCES),
            region_codes=_list(_REGIONS),
        )
        .prefetch_related(
            Prefetch("contact_methods", ContactMethod.objects.select_related("schedule")),
            "texts",
            "sources",
        )
    )


def _list(sql: str) -> RawSQL:
    return RawSQL(f"ARRAY({sql})", (), output_field=ArrayField(CharField()))  # noqa: S611 (ours)
