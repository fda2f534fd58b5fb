from resources.models.audience import Audience
from resources.models.contact_method import ContactMethod
from resources.models.edition import Edition
from resources.models.emergency_number import EmergencyNumber
from resources.models.index_entry import IndexEntry
from resources.models.moderator import Moderator
from resources.models.organization import Organization
from resources.models.region import Region
from resources.models.schedule import Schedule
from resources.models.service import (
    FormerSlug,
    Service,
    ServiceAudience,
    ServiceCoverage,
    ServiceTopic,
)
from resources.models.service_text import ServiceText
from resources.models.source import Source
from resources.models.topic import Topic
from resources.models.verification import Verification

__all__ = [
    "Audience",
    "ContactMethod",
    "Edition",
    "EmergencyNumber",
    "FormerSlug",
    "IndexEntry",
    "Moderator",
    "Organization",
    "Region",
    "Schedule",
    "Service",
    "ServiceAudience",
    "ServiceCoverage",
    "ServiceText",
    "ServiceTopic",
    "Source",
    "Topic",
    "Verification",
]
