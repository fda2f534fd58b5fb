"""`make serve`: what it tells a newcomer. Serving itself is what the browser tests see."""

from io import StringIO

import pytest

from directory.management.commands import serve


class Stopped(Exception):
    pass


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "site"),
    [("127.0.0.1", "http://localhost:8000/"), ("192.0.2.7", "http://192.0.2.7:8000/")],
)
def test_the_addresses_have_a_name_that_a_passkey_can_belong_to(
    monkeypatch: pytest.MonkeyPatch, address: str, site: str
) -> None:
    def stop(*_arguments: object, **_options: object) -> None:
        raise Stopped

    monkeypatch.setattr(serve.Command, "prepare", lambda _self: None)
    monkeypatch.setattr(serve, "Granian", stop)
    told = StringIO()
    with pytest.raises(Stopped):
        serve.Command(stdout=told).handle(address=address, port=8000, workers=1, threads=1)
    assert f"The site    {site}\n" in told.getvalue()
    assert f"The desk    {site}moderation/\n" in told.getvalue()
