import logging

import pytest

from directory.jobs import numbers
from resources.models import ContactMethod
from tests.resources.factories import listing, phone


def test_what_differs_is_logged(db: None, caplog: pytest.LogCaptureFixture) -> None:
    method = listing("gb-line", methods=[phone("0800 1111")]).contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(number_class="premium")
    with caplog.at_level(logging.WARNING):
        numbers.reclassify()
    assert f"contact method {method.pk}" in caplog.text
    assert "was premium" in caplog.text
