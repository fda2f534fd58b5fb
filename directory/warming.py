"""What a new process reads before its first search, so that nobody has to wait for it."""

import gc
import logging
from threading import Thread

from django.db import DatabaseError, connection

from resources.models import Edition
from resources.search import understanding

logger = logging.getLogger(__name__)


def begin() -> None:
    """In a thread of its own: pages are answered meanwhile."""
    Thread(target=_read, name="warming", daemon=True).start()


def _read() -> None:
    try:
        understanding.prepare(str(Edition.current()))
        # Some 300,000 objects that stay. Without it each full collection looks at all of them, and
        # whoever is being answered waits for 150 ms.
        gc.collect()
        gc.freeze()
    except DatabaseError:
        logger.warning("The vocabulary could not be read yet; the first search will do it.")
    finally:
        connection.close()
