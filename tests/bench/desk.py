"""The desk with a year's work behind it: 10,000 listings, 50,000 checks, 2,000 open questions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

import psycopg

from tests.bench import asking, queries
from tests.bench.asking import Timings
from tests.bench.queries import Queries
from tests.bench.sizes import generated
from tests.database import own_database
from tests.server import manage, served

LISTINGS, CHECKS, QUESTIONS = 10_000, 50_000, 2_000
SCREENS = 100

# Of each number three or four checks; the newest of most is still good.
_CHECKS = """
INSERT INTO resources_verification (service_id, contact_method_id, value, aspect, method, outcome,
                                    by_id, at, evidence, confirming_role, review_due_on)
SELECT method.service_id, method.id, method.value, 'number', 'dialled', 'confirmed',
       (SELECT min(id) FROM resources_moderator), now() - make_interval(days => 30 * time), '', '',
       current_date + 90 - 30 * time
FROM resources_contactmethod AS method CROSS JOIN generate_series(1, 6) AS time
ORDER BY time, method.id LIMIT %s
"""
_DUE = """
UPDATE resources_contactmethod SET number_checked_on = current_date - 30,
    number_check_method = 'dialled', review_due_on = CASE WHEN service_id IN (
        SELECT id FROM resources_service WHERE state = 'published' ORDER BY id LIMIT %s
    ) THEN current_date - 1 ELSE current_date + 60 END
"""
_NOTICE = """
from datetime import UTC, datetime
from resources.actions import noticing

noticing.likely_duplicates(at=datetime.now(UTC))
noticing.number_doubts(at=datetime.now(UTC))
"""
_OTHERS = """
SELECT (SELECT count(*) FROM resources_likelyduplicate)
     + (SELECT count(*) FROM resources_numberdoubt)
     + (SELECT count(*) FROM resources_service WHERE state IN ('draft', 'in_review'))
     + (SELECT count(*) FROM resources_region WHERE parent_id = 'world' AND NOT EXISTS (
            SELECT FROM resources_indexentry AS entry
            WHERE entry.region = code AND entry.topic = '' AND entry.language = ''))
"""
_DUE_LISTINGS = "SELECT id FROM resources_service WHERE state = 'published' ORDER BY id LIMIT %s"

_SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from resources.models import Moderator

person = Moderator.objects.create(email="bench@example.org", role="moderator")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """What was measured at the desk."""

    queue: Timings
    screen: Timings
    queue_queries: Queries
    screen_queries: Queries


def measure() -> Desk:
    with _filled() as (url, session, screens):
        lists = ["/moderation/", "/moderation/?kind=overdue&region=us", "/moderation/?language=es"]
        cookie = {"Cookie": f"session={session}"}
        with served(url) as site:
            asking.ask(site, [*lists, *screens], headers=cookie)
            queue = asking.ask(site, lists * (SCREENS // len(lists)), headers=cookie)
            screen = asking.ask(site, screens, headers=cookie)
        return Desk(
            queue,
            screen,
            queries.most(url, lists, session=session),
            queries.most(url, screens, session=session),
        )


@contextmanager
def _filled() -> Iterator[tuple[str, str, Sequence[str]]]:
    """(DATABASE_URL, session key, addresses of questions)"""
    with own_database("bench_desk") as url:
        generated(LISTINGS, url)
        manage("shell", "--no-imports", "-c", _NOTICE, database_url=url)
        session = manage("shell", "--no-imports", "-c", _SIGN_IN, database_url=url).strip()
        with psycopg.connect(url) as connection:
            connection.execute(_CHECKS, [CHECKS])
            others = connection.execute(_OTHERS).fetchone()
            due = max(SCREENS, QUESTIONS - (others[0] if others else 0))
            connection.execute(_DUE, [due])
            listings = connection.execute(_DUE_LISTINGS, [SCREENS]).fetchall()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        keys = [quote(f"overdue:{pk}", safe="") for (pk,) in listings]
        yield url, session, [f"/moderation/questions/{key}/" for key in keys]
