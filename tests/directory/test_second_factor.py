from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from directory import second_factor
from tests.directory.moderation.conftest import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [([], True), (["recovery_codes"], True), (["totp"], False), (["webauthn"], False)],
)
@pytest.mark.parametrize("required", [True, False])
def test_a_passkey_or_an_app_is_a_second_step(
    settings: Any, kinds: list[str], missing: bool, required: bool
) -> None:
    settings.MFA_REQUIRED = required
    nora = person("nora")
    for kind in kinds:
        Authenticator.objects.create(user=nora, type=kind, data={})
    assert second_factor.is_missing(nora) is missing
    assert second_factor.holds_back(nora) is (missing and required)
    assert second_factor.is_offered(nora) is (missing and not required)


def test_the_step_of_somebody_else_does_not_count() -> None:
    Authenticator.objects.create(user=person("max"), type="totp", data={})
    assert second_factor.is_missing(person("nora"))
