"""SLOW (a minute and a half): mail servers that are away, and workers that are killed.

Real processes, a real mail server, a database of their own. No letter is ever sent twice, and none
is lost in silence: it was sent, it still waits, or a moderator is told that it is unclear.
"""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.database import own_database
from tests.mail_server import mail_server
from tests.server import free_port, manage
from tests.worker import (
    ask_services,
    kill,
    let_time_pass,
    letters,
    select,
    spare_place_names,
    wait_until,
    working,
)

pytestmark = pytest.mark.xdist_group("letters_survive")

SEED = 20261124
KILLS = 5
MANY = 30


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with own_database("letters_survive") as database_url:
        manage("migrate", "--verbosity", "0", database_url=database_url)
        spare_place_names(database_url)
        yield database_url


def deliveries(url: str, slug: str) -> list[str]:
    return [delivery for delivery, _attempts in letters(url, slug)]


def test_a_mail_server_that_comes_back_gets_each_letter_once(url: str) -> None:
    port = free_port()
    ask_services(url, "away")
    with working(url, mail_port=port):
        wait_until(lambda: letters(url, "away") == [("queued", 1)], "one attempt, still waiting")
        with mail_server(port) as post:
            let_time_pass(url)
            wait_until(lambda: letters(url, "away") == [("sent", 2)], "sent when it was back")
            let_time_pass(url)
            time.sleep(6)
            assert len(post.taken) == 1
    assert letters(url, "away") == [("sent", 2)]


def test_a_server_that_refuses_for_now_is_asked_again(url: str) -> None:
    ask_services(url, "busy")
    with mail_server(refusals={"RCPT": "451 later"}) as post, working(url, mail_port=post.port):
        wait_until(lambda: letters(url, "busy") == [("queued", 1)], "one attempt, still waiting")
        post.refusals.clear()
        let_time_pass(url)
        wait_until(lambda: letters(url, "busy") == [("sent", 2)], "sent at the second attempt")
        assert len(post.taken) == 1


def test_a_server_that_refuses_for_good_ends_it_and_nothing_was_sent(url: str) -> None:
    ask_services(url, "unknown")
    with mail_server(refusals={"RCPT": "550 nobody"}) as post, working(url, mail_port=post.port):
        wait_until(lambda: letters(url, "unknown") == [("failed", 1)], "failed at once")
        assert post.taken == []


@pytest.mark.parametrize(("moment", "taken"), [(".", 1), ("RCPT", 0)])
def test_killed_while_it_is_handed_over_a_letter_is_unclear_and_stays_so(
    url: str, moment: str, taken: int
) -> None:
    slug = f"killed-{taken}"
    ask_services(url, slug)
    with mail_server(hold_at=moment) as post:
        with working(url, mail_port=post.port) as worker:
            assert post.held.wait(30)
            kill(worker)
        assert deliveries(url, slug) == ["sending"]
        post.hold_at = ""
        let_time_pass(url)
        with working(url, mail_port=post.port):
            wait_until(lambda: deliveries(url, slug) == ["unclear"], "a question for a moderator")
            let_time_pass(url)
            time.sleep(6)
        assert letters(url, slug) == [("unclear", 1)]
        assert len(post.taken) == taken


def test_killed_again_and_again_no_letter_is_sent_twice_or_lost(url: str) -> None:
    ask_services(url, "often", count=MANY)
    dice = random.Random(SEED)  # noqa: S311 (moments, not secrets)
    with mail_server() as post:
        for _kill in range(KILLS):
            already = len(post.taken)
            with working(url, mail_port=post.port) as worker:
                # A quick worker may have sent them all before the next one begins.
                wait_until(
                    lambda so_far=already: (  # type: ignore[misc]
                        len(post.taken) > so_far or "queued" not in deliveries(url, "often")
                    ),
                    "a letter",
                )
                time.sleep(dice.uniform(0, 0.05))
                kill(worker)
            let_time_pass(url)
        with working(url, mail_port=post.port):
            wait_until(
                lambda: set(deliveries(url, "often")) <= {"sent", "unclear"}, "an end to all"
            )
    ends = deliveries(url, "often")
    assert len(ends) == MANY
    assert ends.count("unclear") <= KILLS * 3  # as many as one worker hands over at once
    assert ends.count("sent") <= len(post.taken) <= MANY
    links = [line for mail in post.taken for line in mail.split() if "/confirm/" in line]
    assert len(set(links)) == len(links) == len(post.taken)


def test_a_worker_outlives_its_connections_to_the_database(url: str) -> None:
    cut = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    """
    with mail_server() as post, working(url, mail_port=post.port) as worker:
        wait_until(lambda: bool(select(url, "SELECT 1 FROM procrastinate_workers")), "registered")
        for _time in range(3):
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(cut)
            time.sleep(0.5)
        ask_services(url, "cut")
        wait_until(lambda: deliveries(url, "cut") == ["sent"], "sent over new connections")
        worker.terminate()
        assert worker.wait(20) == 0
        assert len(post.taken) == 1


SIX_WEEKS_LATER = """
from directory import clock, queueing
from resources.actions import confirming
from resources.rules.confirmations import GOOD_FOR
confirming.pass_on(at=clock.now() + GOOD_FOR, post=queueing.post)
"""


# The last: other tests' questions are passed on with it.
def test_two_at_once_ask_each_next_contact_once(url: str) -> None:
    ask_services(url, "next", count=MANY)
    with ThreadPoolExecutor() as pool:
        for _both in range(2):
            pool.submit(manage, "shell", "--no-imports", "-c", SIX_WEEKS_LATER, database_url=url)
    query = """
    SELECT contact_email, reply, count(*), count(DISTINCT service_id)
    FROM resources_confirmation asked JOIN resources_service service ON service.id = service_id
    WHERE slug LIKE 'next-%%' GROUP BY contact_email, reply ORDER BY reply
    """
    assert select(url, query) == [
        ("secretary@tea.example", "passed-on", MANY, MANY),
        ("chair@tea.example", "waiting", MANY, MANY),
    ]
    jobs = """
    SELECT count(*), count(DISTINCT letter.id) FROM procrastinate_jobs
    JOIN resources_confirmationletter letter ON letter.id::text = args ->> 'letter_id'
    JOIN resources_confirmation asked ON asked.id = confirmation_id
    WHERE contact_email = 'chair@tea.example'
      AND service_id IN (SELECT id FROM resources_service WHERE slug LIKE 'next-%%')
    """
    assert select(url, jobs) == [(MANY, MANY)]
