"""`manage.py reindex`."""

import io

import pytest
from django.core.management import call_command

from resources.models import Service, ServiceWords

pytestmark = pytest.mark.django_db


def test_words_are_there_again() -> None:
    there = ServiceWords.objects.count()
    ServiceWords.objects.all().delete()
    said = io.StringIO()
    call_command("reindex", stdout=said)
    assert ServiceWords.objects.count() == there > 0
    assert said.getvalue() == f"Indexed: {Service.objects.count()} listings.\n"
