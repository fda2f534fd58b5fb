from enum import StrEnum

import pytest

from directory.wording import choices
from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import AnsweredBy, DispatchPolicy, EmergencyService


@pytest.mark.parametrize(
    ("named", "enumeration"),
    [
        (dict(choices.CHANNELS), ContactKind),
        (dict(choices.DISPATCH_POLICIES), DispatchPolicy),
        (choices.ANSWERED_BY, AnsweredBy),
        (choices.EMERGENCY_SERVICES, EmergencyService),
    ],
)
def test_every_value_but_unknown_has_words(
    named: dict[str, str], enumeration: type[StrEnum]
) -> None:
    assert {str(value) for value in named} == {member.value for member in enumeration} - {"unknown"}
    assert all(str(words) for words in named.values())
