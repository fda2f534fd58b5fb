"""An installation with contacts and people is migrated: nothing is lost, and no seal broken."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.database import own_database
from tests.server import manage

BEFORE = "0004_findings"

ROWS = """
INSERT INTO resources_moderator
    (password, is_superuser, email, name, role, regions, languages, is_active, is_staff)
VALUES ('!', false, 'max@example.org', 'Max', 'moderator', '{us}', '{}', true, false);
INSERT INTO resources_organization
    (id, name, alternate_name, description, url, verification_contact_name,
     verification_contact_role, verification_contact_email, verification_contact_phone)
VALUES (gen_random_uuid(), 'Tea', '', '', '', 'Ada', 'Secretary', 'ada@tea.example', '0800 1'),
       (gen_random_uuid(), 'Role only', '', '', '', '', 'Chair', '', ''),
       (gen_random_uuid(), 'Nobody', '', '', '', '', '', '', '');
UPDATE resources_organization SET url = 'https://tea.example' WHERE name = 'Tea';
"""
CONTACTS = """
SELECT organization.name, position, contact.name, role, email, phone
FROM resources_verificationcontact contact
JOIN resources_organization organization ON organization.id = organization_id ORDER BY contact.name
"""
OLD = """
SELECT name, verification_contact_name, verification_contact_role, verification_contact_email
FROM resources_organization ORDER BY name
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with own_database("migration_of_people") as database_url:
        migrate(database_url, BEFORE)
        run(database_url, ROWS)
        migrate(database_url)
        yield database_url


def migrate(url: str, *target: str) -> None:
    only = ("resources", *target) if target else ()
    manage("migrate", *only, "--verbosity", "0", database_url=url)


def run(url: str, statement: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        cursor = connection.execute(statement)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else []


def test_each_contact_of_before_is_the_first_one_now(url: str) -> None:
    assert run(url, CONTACTS) == [
        ("Role only", 0, "", "Chair", "", ""),
        ("Tea", 0, "Ada", "Secretary", "ada@tea.example", "0800 1"),
    ]


def test_the_history_of_before_is_whole_and_can_be_read(url: str) -> None:
    assert "unbroken" in manage("verify_history", database_url=url)
    kept = "SELECT DISTINCT verification_contact_email FROM resources_organizationevent"
    assert ("ada@tea.example",) in run(url, kept)
    run(url, "UPDATE resources_organization SET url = '' WHERE name = 'Tea'")
    run(url, "UPDATE resources_moderator SET role = 'editor'")
    assert "unbroken" in manage("verify_history", database_url=url)


def test_what_people_were_is_where_their_history_begins(url: str) -> None:
    first = "SELECT pgh_label, role, regions FROM resources_moderatorevent ORDER BY pgh_id LIMIT 1"
    assert run(url, first) == [("present", "moderator", ["us"])]


def test_there_is_a_way_back(url: str) -> None:
    migrate(url, BEFORE)
    assert run(url, OLD) == [
        ("Nobody", "", "", ""),
        ("Role only", "", "Chair", ""),
        ("Tea", "Ada", "Secretary", "ada@tea.example"),
    ]
