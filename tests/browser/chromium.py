"""The Chromium of this machine, and how it is started: alone, and talking to nobody else."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium isn't on PATH: browser tests skipped"
MISSING_IN_CI = "CI is true and Chromium isn't on PATH: install chromium"

_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Whatever still asks for another name than ours gets no answer.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


def find() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def arguments() -> list[str]:
    """Root, as in a container, has no sandbox of its own to give."""
    return [*_QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*_QUIET]
