import io

import pytest
from django.core.management import call_command

from resources.models import ContactMethod
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db


def test_what_differs_is_listed_and_left_as_it_is() -> None:
    method = listing("gb-line", methods=[phone("0800 1111")]).contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(number_class="premium")
    said = io.StringIO()
    call_command("reclassify_numbers", stdout=said)
    first, last = said.getvalue().splitlines()
    assert first.startswith(f"{method.service_id} voice 0800 1111: was premium, is ")
    assert last == "1 of these want a moderator's look; nothing was changed."
    method.refresh_from_db()
    assert method.number_class == "premium"
