"""A partner's server on 127.0.0.1, over TLS, that can misbehave; and a way to it for tests only.

Hosts of partners end in "partner.example", and say by their names how they behave.
"""

import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from directory.public_http import Endpoint, public_endpoints

DOMAIN = "partner.example"
A_DAY = timedelta(days=1)


class Got(NamedTuple):
    """One request, with its headers by their names in lower case."""

    host: str
    headers: dict[str, str]
    body: bytes


class Receiver(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[Got] = []
        self.answers: dict[str, int] = {}
        """Host -> status; 200 unless told otherwise."""
        self.leads_to = f"https://inside.{DOMAIN}/"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )

    def resolve(self, host: str, port: int) -> Sequence[Endpoint]:
        """Partners are here; anything else is resolved as always."""
        if host.endswith(DOMAIN):
            return [("127.0.0.1", self.server_address[1])]
        return public_endpoints(host, port)

    def handle_error(self, *_arguments: Any) -> None:
        """Whoever hangs up on one who hangs is right to."""


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        host = self.headers["Host"]
        sent = {name.lower(): value for name, value in self.headers.items()}
        self.server.got.append(Got(host, sent, body))
        if host.startswith("hangs."):
            time.sleep(5)
        elif host.startswith("trickles."):
            self.trickle()
        elif host.startswith("redirects."):
            self.answer(307, {"Location": self.server.leads_to})
        else:
            self.answer(self.server.answers.get(host, 200), {})

    def do_GET(self) -> None:
        self.server.got.append(Got(self.headers["Host"], {}, b"followed"))
        self.answer(200, {})

    def answer(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def trickle(self) -> None:
        """A header that never ends, a byte at a time."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _second in range(300):
                self.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments: Any) -> None:
        """Nothing on the terminal."""


@contextmanager
def receiving(folder: Path) -> Iterator[tuple[Receiver, ssl.SSLContext]]:
    """The server, and the trust in it that a client needs."""
    certificate = _certificate(folder / "certificate.pem")
    with Receiver(certificate) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server, ssl.create_default_context(cafile=str(certificate))
        server.shutdown()
        thread.join()


def _certificate(path: Path) -> Path:
    """A key and a certificate for every host of DOMAIN, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, DOMAIN)])
    now = datetime.now(tz=UTC)  # noqa: TID251 (TLS asks the real clock)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - A_DAY)
        .not_valid_after(now + A_DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(f"*.{DOMAIN}")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path
