from django.test import Client

from resources.models import Edition


def test_whoever_keeps_the_site_running_reads_ok_and_the_edition(reader: Client) -> None:
    response = reader.get("/healthz")
    assert response.status_code == 200
    assert response.content.decode() == f"ok {Edition.current()}\n"
    assert "no-store" in response["Cache-Control"]
