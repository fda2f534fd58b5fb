from typing import Any

import pytest
from django.test import Client

from resources.models import Moderator


@pytest.fixture
def desk(db: None, noon: object, alice: Moderator, settings: Any) -> Client:
    """Alice, signed in, the only moderator of her installation."""
    settings.SOLO_MODERATOR = True
    client = Client()
    client.force_login(alice)
    return client
