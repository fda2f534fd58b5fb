"""A small real mail server on 127.0.0.1, which can be away, refuse, or stop in the middle."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Post:
    """What the server has taken, and how it behaves.

    `refusals`: command -> the line it is answered with. `hold_at`: it stops answering at this
    command, or at "." once a mail was taken, until `go_on` is set; `held` then says so.
    """

    port: int = 0
    taken: list[str] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    hold_at: str = ""
    held: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def before_answering(self, command: str) -> None:
        if command == self.hold_at:
            self.held.set()
            self.go_on.wait(60)


class _Conversation(socketserver.StreamRequestHandler):
    post: Post

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline():
            command = line.split()[0].decode().upper()
            self.post.before_answering(command)
            if command in self.post.refusals:
                self.say(self.post.refusals[command])
            elif command == "DATA":
                self.take_mail()
            elif command == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def take_mail(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        if line:
            self.post.taken.append("".join(lines))
            self.post.before_answering(".")
            self.say(self.post.refusals.get(".", "250 taken"))

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is what these tests are about."""


@contextmanager
def mail_server(port: int = 0, **behaviour: object) -> Iterator[Post]:
    """Listens on `port`, or on a free one, until the block ends."""
    post = Post(**behaviour)  # type: ignore[arg-type]
    conversation = type("Conversation", (_Conversation,), {"post": post})
    with _Server(("127.0.0.1", port), conversation) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield post
        finally:
            post.go_on.set()
            server.shutdown()
            thread.join()
