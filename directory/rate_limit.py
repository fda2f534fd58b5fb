"""How often one address may ask in an hour, without an address being kept anywhere.

Counted are not addresses but places in a small table: an address is hashed with a key that this
process alone has, makes at random and throws away each hour, with all it has counted. Nobody can
find out later who was counted, not even from the memory of the process. Two addresses may fall on
one place; with so many places that is rare, and costs the second one an hour.
"""

import hmac
import secrets
from array import array
from datetime import datetime
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

PLACES = 65_536
AN_HOUR_IN_SECONDS = "3600"
"""For the header Retry-After: an hour at most, since a new one begins for all at once."""

# Private and loopback addresses (RFC 1918, 4193, 4291, 6890): no visitor comes from there.
_INSIDE = tuple(
    ip_network(network)
    for network in (
        *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
        *("::1/128", "fc00::/7", "fe80::/10"),
    )
)


class RateLimit:
    """`at_most`: how often an address may come in one hour to this one process; up to 65,535."""

    def __init__(self, *, at_most: int) -> None:
        self.at_most = at_most
        self._lock = Lock()
        self._hour: datetime | None = None
        self._key = b""
        self._counts = array("H")

    def allows(self, address: str, *, at: datetime) -> bool:
        """Counts one more time, and says whether it is still allowed."""
        with self._lock:
            self._begin_hour(at.replace(minute=0, second=0, microsecond=0))
            place = self._place(address)
            if self._counts[place] >= self.at_most:
                return False
            self._counts[place] += 1
            return True

    def refuses(self, request: HttpRequest, *, at: datetime) -> bool:
        """For what people read: nobody is refused whose address isn't known.

        Behind a proxy that doesn't tell it, all visitors come from one address of the machine room.
        """
        return _is_outside(_told(request)) and not self.allows(address_of(request), at=at)

    def forget(self) -> None:
        self._hour = None

    def _begin_hour(self, hour: datetime) -> None:
        if hour != self._hour:
            self._hour = hour
            self._key = secrets.token_bytes(32)
            self._counts = array("H", bytes(2 * PLACES))

    def _place(self, address: str) -> int:
        digest = hmac.digest(self._key, address.encode(errors="replace"), sha256)
        return int.from_bytes(digest[:8]) % PLACES


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; of an IPv6 address the half that names a household.

    Behind a proxy every request comes from the proxy. Its own header tells the address, and of a
    list the last one: those before it are what the client says of itself. Empty if nobody says.
    """
    text = _told(request)
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)


def _told(request: HttpRequest) -> str:
    header = settings.CLIENT_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    return str(told).rpartition(",")[2].strip()


def _is_outside(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return not any(found in network for network in _INSIDE)
