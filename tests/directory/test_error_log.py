import logging
import sys

import pytest

from directory import error_log


def record_of(error: Exception, message: str = "Internal Server Error: %s") -> logging.LogRecord:
    try:
        raise error
    except type(error):
        found = sys.exc_info()
    return logging.LogRecord(
        "django.request", logging.ERROR, "x.py", 1, message, ("/secret/",), found
    )


def test_an_error_is_told_by_its_kind_and_place() -> None:
    line = error_log.PlaceOnly().format(record_of(LookupError("secret")))
    assert line.startswith("ERROR LookupError at ")
    assert "test_error_log.py" in line
    assert "record_of" in line


def test_neither_the_message_nor_the_address_is_told() -> None:
    assert "secret" not in error_log.PlaceOnly().format(record_of(ValueError("secret")))


def test_a_record_without_an_error_has_no_words() -> None:
    record = logging.LogRecord("a.b", logging.WARNING, "x.py", 1, "secret", (), None)
    assert error_log.PlaceOnly().format(record) == "WARNING a.b"


@pytest.mark.parametrize(("error", "told"), [(KeyError("x"), True), (None, False)])
def test_only_errors_are_told(error: Exception | None, told: bool) -> None:
    record = record_of(error) if error else logging.LogRecord("a", 30, "x.py", 1, "x", (), None)
    assert error_log.is_exception(record) is told


def test_a_line_of_ours_has_its_words_and_of_its_error_the_place() -> None:
    line = error_log.OwnWords().format(record_of(LookupError("secret"), "%s was too long"))
    assert line.startswith("ERROR django.request /secret/ was too long LookupError at ")
    assert line.count("secret") == 1, "what was logged, not what was raised"
    assert "\n" not in line
