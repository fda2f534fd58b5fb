from datetime import datetime

from directory.jobs import numbers
from resources.models import ContactMethod, NumberDoubt
from tests.resources.factories import listing, phone


def test_what_differs_becomes_a_question_and_is_not_changed(db: None, noon: datetime) -> None:
    method = listing("gb-line", methods=[phone("0800 1111")]).contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(number_class="premium")
    numbers.reclassify()
    doubt = NumberDoubt.objects.get()
    assert (doubt.contact_method, doubt.found_at) == (method, noon)
    method.refresh_from_db()
    assert method.number_class == "premium"
