"""What `manage.py check --deploy` asks an operator for."""

from typing import Any

import pytest

from directory.apps import who_hears_of_holes


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("", ["SECURITY_CONTACT is not set."]),
        ("security@example.org", ["SECURITY_CONTACT can't be used."]),
        ("mailto:a@example.org,", ["SECURITY_CONTACT can't be used."]),
        ("mailto:a@example.org", []),
        ("mailto:a@example.org, https://example.org/security", []),
    ],
)
def test_a_site_should_say_who_hears_of_holes(settings: Any, contact: str, said: list[str]) -> None:
    settings.SECURITY_CONTACT = contact
    assert [message.msg for message in who_hears_of_holes()] == said
