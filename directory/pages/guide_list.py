"""The list of topic guides, under a way to reach somebody."""

from typing import Any

from django.http import HttpRequest

from directory.moment import Moment
from directory.pages.whereabouts import whereabouts
from directory.wording.guides import GUIDES


def guide_list(request: HttpRequest, moment: Moment, language: str) -> dict[str, Any]:
    """What its template asks for. It varies with Accept-Language."""
    tables, where = moment.reference, whereabouts(request, language)
    return {
        "language": language,
        "likely": where.likely,
        "emergency": tables.emergency(where.region),
        "guides": [(s, tables.topic_name(s, language)) for s in GUIDES if s in tables.topics],
    }
