"""Where a connection may go. What follows from it is seen in test_link_probe and test_webhooks."""

import socket

import pytest

from directory import public_http
from directory.public_http import AddressRefused, is_public


def answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """The DNS gives these addresses for every name."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)


def test_one_private_address_among_others_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, "93.184.215.14", "192.168.1.1")
    with pytest.raises(AddressRefused):
        public_http.public_endpoints("example.org", 80)


def test_the_connection_goes_to_what_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "93.184.215.14", "93.184.215.14")
    assert public_http.public_endpoints("example.org", 80) == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.1", "127.0.0.1", "127.255.255.255", "10.1.2.3", "172.16.0.1", "172.31.255.255"),
        *("192.168.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1"),
        *("192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1"),
        *("240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::10.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"),
        *("2002:7f00:1::", "2002:c0a8:101::1", "2001::1", "2001:db8::1", "fe80::1", "fe80::1%eth0"),
        *("fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "3fff::1", "5f00::1"),
        *("not an address", "", "1.2.3"),
    ],
)
def test_addresses_that_are_never_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_public_addresses_are_asked(address: str) -> None:
    assert is_public(address)
