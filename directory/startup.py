"""What every way into the project does first: manage.py, the web server, the tests."""

import os
import sys
from pathlib import Path

from directory import database

ROOT = Path(__file__).resolve().parent.parent
LOCAL_FOLDER = ROOT / ".local"

# These work without a database, so that `make check` needs none.
_WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compile_translations",
    "help",
    "lint_wording",
    "makemessages",
    "version",
    "--help",
    "--version",
}


def is_local() -> bool:
    """Local mode is asked for by name: a forgotten setting must never open a real server."""
    return os.environ.get("LOCAL_MODE") == "1"


def prepare_command(arguments: list[str]) -> None:
    """Ends the process with one line and exit code 1 where the database can't be used."""
    if len(arguments) > 1 and arguments[1] not in _WITHOUT_DATABASE:
        prepare_database()


def prepare_database() -> None:
    if not is_local() and not os.environ.get("DATABASE_URL"):
        sys.exit("DATABASE_URL is missing. Set it, or LOCAL_MODE=1 on your own computer.")
    try:
        database.prepare(LOCAL_FOLDER / "postgres")
    except database.DatabaseUnusable as error:
        sys.exit(str(error))
