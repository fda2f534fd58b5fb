"""How often one address may send a form in an hour, without an address being kept anywhere.

Counted are not addresses but places in a small table: an address is hashed with a key that this
process alone has, makes at random and throws away each hour, with all it has counted. Nobody can
find out later who was counted, not even from the memory of the process. Two addresses may fall on
one place; with so many places that is rare, and costs the second one an hour.
"""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

PLACES = 65_536


class RateLimit:
    """`at_most`: how often an address may come in one hour to this one process; up to 255."""

    def __init__(self, *, at_most: int) -> None:
        self.at_most = at_most
        self._lock = Lock()
        self._hour: datetime | None = None
        self._key = b""
        self._counts = bytearray()

    def allows(self, address: str, *, at: datetime) -> bool:
        """Counts one more time, and says whether it is still allowed."""
        with self._lock:
            self._begin_hour(at.replace(minute=0, second=0, microsecond=0))
            place = self._place(address)
            if self._counts[place] >= self.at_most:
                return False
            self._counts[place] += 1
            return True

    def forget(self) -> None:
        self._hour = None

    def _begin_hour(self, hour: datetime) -> None:
        if hour != self._hour:
            self._hour = hour
            self._key = secrets.token_bytes(32)
            self._counts = bytearray(PLACES)

    def _place(self, address: str) -> int:
        digest = hmac.digest(self._key, address.encode(errors="replace"), sha256)
        return int.from_bytes(digest[:8]) % PLACES


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; of an IPv6 address the half that names a household.

    Behind a proxy every request comes from the proxy. Its own header tells the address, and of a
    list the last one: those before it are what the client says of itself. Empty if nobody says.
    """
    header = settings.CLIENT_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    text = str(told).rpartition(",")[2].strip()
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
