"""A browser that goes from one example to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from playwright.sync_api import Browser, Error, Page, Response, sync_playwright
from tqdm import tqdm

from tests.access import loads, stops
from tests.access.examples import Example
from tests.access.languages import LANGUAGES
from tests.access.stops import Mode
from tests.access.templates import RENDERED
from tests.browser import chromium
from tests.browser.axe import unfold

PATIENCE_MS = 60_000
OF_THE_LOAD = "once"


@dataclass(frozen=True)
class Task:
    example: Example
    language: str


@dataclass(frozen=True)
class Fault:
    """`where`: "320, dark", or OF_THE_LOAD."""

    task: Task
    where: str
    what: str


@dataclass
class Walked:
    """What one task came to; `stops` is how many times axe looked at it."""

    task: Task
    stops: int = 0
    faults: list[Fault] = field(default_factory=list)

    def note(self, where: str, found: Iterator[str]) -> None:
        self.faults += [Fault(self.task, where, what) for what in found]


def walk(
    site: str, things: Mapping[str, str], tasks: "SimpleQueue[Task]", bar: tqdm
) -> list[Walked]:
    """Takes tasks until there are none. Playwright belongs to a thread: each walk has its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        walked = []
        for task in _until_empty(tasks):
            bar.set_postfix_str(task.example.template, refresh=False)
            walked.append(_visited(browser, site, things, task))
            if faults := len(walked[-1].faults):
                bar.write(f"{task.example.path} in {task.language}: {faults} violations")
            bar.update()
        browser.close()
        return walked


def _until_empty(tasks: "SimpleQueue[Task]") -> Iterator[Task]:
    while True:
        try:
            yield tasks.get_nowait()
        except Empty:
            return


def _visited(browser: Browser, site: str, things: Mapping[str, str], task: Task) -> Walked:
    walked = Walked(task)
    context = browser.new_context(base_url=site, locale=LANGUAGES[task.language].locale)
    context.set_default_timeout(PATIENCE_MS)
    if task.example.by:
        cookie = {"name": "session", "value": things[task.example.by], "url": site}
        context.add_cookies([cookie])  # type: ignore[list-item]
    try:
        _look(context.new_page(), things, walked)
    except Error as error:
        walked.note(OF_THE_LOAD, iter([f"broken off: {error.message[:300]}"]))
    finally:
        context.close()
    return walked


def _look(page: Page, things: Mapping[str, str], walked: Walked) -> None:
    task = walked.task
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if _is_page(answer) else None)
    page.goto(task.example.address(task.language, LANGUAGES[task.language], dict(things)))
    if task.example.steps:
        task.example.steps(page)
    made_by = answers[-1].headers.get(RENDERED.lower(), "").split()
    if task.example.template not in made_by:
        walked.note(OF_THE_LOAD, iter([f"made by {made_by[:1]}, {answers[-1].status}, {page.url}"]))
        return
    unfold(page)
    stops.prepare(page)
    for mode in Mode:
        for width in stops.WIDTHS:
            walked.note(f"{width}, {mode}", stops.look(page, width, mode))
            walked.stops += 1
    page.emulate_media(**Mode.LIGHT.media)
    walked.note(OF_THE_LOAD, loads.look(page, task.language))


def _is_page(answer: Response) -> bool:
    request = answer.request
    return request.is_navigation_request() and request.frame.parent_frame is None
