from directory.wording.deliveries import STATES
from resources.rules.webhooks import DeliveryState


def test_every_state_has_its_words() -> None:
    assert set(STATES) == set(DeliveryState)
