"""The small tables that every page needs, read once an edition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from resources.models import Audience, ContactMethod, Edition, EmergencyNumber, Service, Topic
from resources.rules import language_tags, region_codes


@dataclass(frozen=True)
class Reference:
    """Topics and audiences in their order, emergency numbers by region code, languages in use.

    `spoken`: the language that somebody asks for -> the tags of helplines that count as it.
    `alert_ends`: when alerts of public listings end, in order.
    """

    topics: Mapping[str, Topic]
    audiences: Mapping[str, Audience]
    emergency_numbers: Mapping[str, Sequence[EmergencyNumber]]
    spoken: Mapping[str, Sequence[str]]
    alert_ends: Sequence[datetime]

    def alerts_hold_until(self, at: datetime) -> datetime | None:
        """The first moment after `at` when an alert ends; None where none will."""
        return next((end for end in self.alert_ends if end > at), None)

    def emergency(self, region_code: str) -> Sequence[EmergencyNumber]:
        """The numbers of the region or of the nearest wider one that has some."""
        for code in region_codes.ancestors(region_code):
            if code in self.emergency_numbers:
                return self.emergency_numbers[code]
        return ()

    def topic_name(self, slug: str, language: str) -> str:
        return _name(self.topics[slug].names, language)

    def audience_name(self, slug: str, language: str) -> str:
        return _name(self.audiences[slug].names, language)


def reference(edition: Edition) -> Reference:
    """Five queries where the edition is new to this process, none otherwise."""
    return _read(str(edition))


@lru_cache(maxsize=2)
def _read(edition: str) -> Reference:  # noqa: ARG001 (the key of the cache)
    by_region: dict[str, list[EmergencyNumber]] = defaultdict(list)
    for number in EmergencyNumber.objects.all():
        by_region[number.region_id].append(number)
    return Reference(
        topics={topic.slug: topic for topic in Topic.objects.all()},
        audiences={audience.slug: audience for audience in Audience.objects.all()},
        emergency_numbers=by_region,
        spoken=_spoken(),
        alert_ends=_alert_ends(),
    )


def _spoken() -> Mapping[str, Sequence[str]]:
    # In no order, or DISTINCT would be over what the order needs as well: every row.
    spoken = ContactMethod.objects.order_by().values_list("languages", flat=True).distinct()
    by_key: dict[str, list[str]] = defaultdict(list)
    for tag in sorted({tag for tags in spoken for tag in tags}):
        for key in language_tags.search_keys(tag):
            by_key[key].append(tag)
    return by_key


def _alert_ends() -> Sequence[datetime]:
    told = Service.objects.published().exclude(alert_until=None).order_by("alert_until")
    return [end for end in told.values_list("alert_until", flat=True).distinct() if end]


def _name(names: Mapping[str, str], language: str) -> str:
    closest = language_tags.closest([language], list(names)) or "en"
    return names[closest]
