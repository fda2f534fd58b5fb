"""Fills a database, serves it, visits every example, prints the table. Ends with 1 on any fault."""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from tqdm import tqdm

from tests.access import report
from tests.access.examples import EXAMPLES
from tests.access.languages import LANGUAGES
from tests.access.templates import pages
from tests.access.walk import Task, Walked, walk
from tests.browser import chromium
from tests.server import manage, served, starter_database

THINGS = "from tests.access import things; things.tell()"
SITE = "tests.access.site:application"


def main() -> int:
    asked = _arguments()
    if missing := set(pages()) - {example.template for example in EXAMPLES}:
        print("Without an example in tests/access/examples.py:", *sorted(missing))  # noqa: T201
        return 1
    if chromium.find() is None:
        print("Chromium isn't on PATH.")  # noqa: T201 (a command)
        return 1
    tasks = [
        Task(example, language)
        for example in EXAMPLES
        for language in asked.language or LANGUAGES
        if asked.only in (None, example.template)
    ]
    start = time.monotonic()
    walked = _walked(tasks)
    print(report.table(walked, minutes=(time.monotonic() - start) / 60))  # noqa: T201
    return 1 if any(each.faults for each in walked) or not walked else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.access", description=__doc__)
    parser.add_argument("--only", metavar="TEMPLATE", help="such as pages/home.html")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    return parser.parse_args()


def _walked(tasks: Sequence[Task]) -> list[Walked]:
    waiting: SimpleQueue[Task] = SimpleQueue()
    for task in tasks:
        waiting.put(task)
    browsers = min(os.cpu_count() or 1, len(tasks))
    with starter_database("access") as url:
        manage("collectstatic", "--noinput", "--verbosity", "0", database_url=url)
        things = json.loads(manage("shell", "--no-imports", "-c", THINGS, database_url=url))
        with (
            served(url, application=SITE) as site,
            ThreadPoolExecutor(browsers) as pool,
            tqdm(total=len(tasks), desc="pages") as bar,
        ):
            walks = [pool.submit(walk, site, things, waiting, bar) for _ in range(browsers)]
            try:
                return [walked for each in walks for walked in each.result()]
            finally:
                # Whatever broke off, each browser ends after the page that it is at.
                while not waiting.empty():
                    waiting.get()


if __name__ == "__main__":
    sys.exit(main())
