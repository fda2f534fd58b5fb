"""Another origin: a publisher's site, and the page that "Exit this page" leads to."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ELSEWHERE = "/elsewhere"
ELSEWHERE_TITLE = "Somewhere else"


@dataclass(frozen=True)
class Outside:
    """A small web server of 127.0.0.1; `pages` is what stands there."""

    url: str
    pages: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)

    def publish(
        self,
        path: str,
        *,
        body: str,
        width: int = 0,
        headers: Mapping[str, str] | None = None,
        head: str = "",
        root: str = 'lang="en"',
    ) -> str:
        """Puts up a page and returns its address. `width`: of its one column, in CSS pixels.

        `root`: the attributes of its html element.
        """
        column = f' style="width:{width}px"' if width else ""
        html = (
            f'<!doctype html><html {root}><meta charset="utf-8">{head}'
            '<meta name="viewport" content="width=device-width">'
            f'<title>{ELSEWHERE_TITLE}</title><link rel="icon" href="data:,">'
            f"<main><h1>An article</h1><p>Before.</p><div{column}>{body}</div><p>After.</p></main>"
        )
        self.pages[path] = (html, headers or {})
        return self.url + path


@contextmanager
def another_origin() -> Iterator[Outside]:
    pages: dict[str, tuple[str, Mapping[str, str]]] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(pages)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        outside = Outside(f"http://127.0.0.1:{server.server_port}", pages)
        outside.publish(ELSEWHERE, body="Weather and trains.")
        try:
            yield outside
        finally:
            server.shutdown()
            thread.join()


def _handler(
    pages: Mapping[str, tuple[str, Mapping[str, str]]],
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            html, headers = pages.get(self.path, ("", {}))
            self.send_response(200 if html else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(html.encode())))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name)
            """Tests say what they saw."""

    return Handler
