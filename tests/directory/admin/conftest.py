import pytest
from django.test import Client

from resources.models import Moderator


@pytest.fixture
def desk(db: None, noon: object, alice: Moderator) -> Client:
    """Alice, signed in."""
    client = Client()
    client.force_login(alice)
    return client
