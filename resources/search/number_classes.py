"""Numbers that today's metadata sees in another way than when they were listed."""

from collections.abc import Callable
from dataclasses import dataclass

from resources.models import ContactMethod
from resources.rules import contact_values
from resources.rules.contact_values import RefusedValue


@dataclass(frozen=True)
class Reclassified:
    """`after` is the class now; `refusal` says why the value would not be taken any more."""

    method: ContactMethod
    before: str
    after: str
    refusal: str


def reclassified(progress: Callable[[int], object] = lambda _n: None) -> list[Reclassified]:
    """Changes nothing: a moderator decides about each. `progress` is called for every contact."""
    found = []
    for method in ContactMethod.objects.order_by("pk").iterator():
        after, refusal = today(method)
        if refusal or after != method.number_class:
            found.append(Reclassified(method, method.number_class, after, refusal))
        progress(1)
    return found


def today(method: ContactMethod) -> tuple[str, str]:
    """(class by today's metadata, "") or (class as it is listed, code of the refusal)."""
    try:
        checked = contact_values.check(method.kind, method.value, method.dialled_in_id or "")
    except RefusedValue as refused:
        return method.number_class, refused.code
    return checked.number_class.value, ""
