from resources.models.audience import Audience
from resources.models.confirmation import Confirmation, ConfirmationLetter
from resources.models.contact_method import ContactMethod
from resources.models.edition import Edition
from resources.models.emergency_number import EmergencyNumber
from resources.models.history_seal import HistoryLayout, HistorySeal
from resources.models.hold import Hold
from resources.models.index_entry import IndexEntry
from resources.models.likely_duplicate import LikelyDuplicate
from resources.models.link_check import LinkCheck
from resources.models.moderator import Moderator
from resources.models.number_doubt import NumberDoubt
from resources.models.organization import Organization
from resources.models.partner import Partner
from resources.models.place_name import PlaceName
from resources.models.problem_report import ProblemReport
from resources.models.proposal import Proposal
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
from resources.models.service_words import ServiceWords
from resources.models.source import Source
from resources.models.term import Term
from resources.models.topic import Topic
from resources.models.verification import Verification
from resources.models.verification_contact import VerificationContact
from resources.models.webhook_delivery import WebhookDelivery

__all__ = [
    "Audience",
    "Confirmation",
    "ConfirmationLetter",
    "ContactMethod",
    "Edition",
    "EmergencyNumber",
    "FormerSlug",
    "HistoryLayout",
    "HistorySeal",
    "Hold",
    "IndexEntry",
    "LikelyDuplicate",
    "LinkCheck",
    "Moderator",
    "NumberDoubt",
    "Organization",
    "Partner",
    "PlaceName",
    "ProblemReport",
    "Proposal",
    "Region",
    "Schedule",
    "Service",
    "ServiceAudience",
    "ServiceCoverage",
    "ServiceText",
    "ServiceTopic",
    "ServiceWords",
    "Source",
    "Term",
    "Topic",
    "Verification",
    "VerificationContact",
    "WebhookDelivery",
]
