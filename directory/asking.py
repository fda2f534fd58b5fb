"""From words to what they mean, and from that to the search that answers: one way for all doors."""

from dataclasses import replace

from directory.filters import ServiceFilter
from directory.moment import Moment
from resources.search.reference import Reference
from resources.search.searches import Search
from resources.search.understanding import Understood, understand


def meaning(text: str, *, region: str, language: str, moment: Moment) -> Understood:
    """`region` and `language` are those of the page.

    The words of a topic stay in the vocabulary when a directory does without the topic: then they
    lead nowhere.
    """
    found = understand(
        text,
        language=language,
        region=region,
        edition=str(moment.edition),
        at=moment.at,
        spoken=tuple(moment.reference.spoken),
    )
    here = moment.reference.topics
    return replace(found, topics=tuple(slug for slug in found.topics if slug in here))


def search_for(understood: Understood, *, region: str, language: str, tables: Reference) -> Search:
    """`region` and `language` are those of the page; a place that was named goes before."""
    filters = ServiceFilter(wishes(understood), tables=tables, language=language)
    return filters.search(
        region=next(iter(understood.regions), region),
        topic=next(iter(understood.topics), ""),
    )


def wishes(understood: Understood) -> dict[str, str]:
    """What was understood besides topic and place, as a query string says it: the best of each."""
    found = {
        "language": understood.languages,
        "channel": understood.channels,
        "audience": understood.audiences,
    }
    return {name: values[0] for name, values in found.items() if values}
