"""What is waiting at the desk, and who is signed in there. `made(database_url)` makes it."""

import json
from dataclasses import dataclass

from tests.server import manage

PATHS = {
    "queue": "/moderation/",
    "listing": "/moderation/questions/listing:{listing}/",
    "proposal": "/moderation/questions/proposal:{proposal}/",
    "gap": "/moderation/questions/gap:bv/",
    "edit": "/moderation/listings/{listing}/edit/",
    "history": "/moderation/listings/{listing}/history/",
    "duplicate": "/moderation/questions/{duplicate}/",
    "number": "/moderation/questions/number:{number}/",
    "people": "/moderation/people/",
    "partners": "/moderation/partners/",
    "partner": "/moderation/partners/{partner}/",
    "vocabulary": "/moderation/vocabulary/",
    "terms": "/moderation/vocabulary/terms/",
    "dashboard": "/moderation/dashboard/?region=gb",
}


@dataclass(frozen=True)
class Desk:
    """The session keys of two people, a listing, and questions about it."""

    alice: str
    bob: str
    listing: str
    proposal: str
    duplicate: str
    number: str
    partner: str


def made(database_url: str) -> Desk:
    """Fills the database at this address, in a process of its own."""
    command = "from tests.browser import desk_things; desk_things.tell()"
    written = manage("shell", "--no-imports", "-c", command, database_url=database_url)
    return Desk(**json.loads(written))
