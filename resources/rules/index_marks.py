"""Two numbers of an index entry, by which PostgreSQL finds and orders lines without reading them.

`standing` is what of the published order (`rules.ranking`) doesn't change from hour to hour, the
lowest first. `traits` has a bit for each kind of contact that is offered, for each that is free,
always open, or both, and for what a service promises.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import DispatchPolicy

PART_OF_REGION = 1 << 12
"""A `standing` below it covers all of the region."""

FOR_A_GROUP = 1 << 11
MOST_TOPICS = 63
TOPIC = 1 << 2
NOT_ALWAYS_OPEN = 1 << 1
NO_PRIORITY = 1

_KINDS = len(ContactKind)
KIND: Mapping[str, int] = {kind.value: 1 << place for place, kind in enumerate(ContactKind)}
FREE, ALWAYS_OPEN, FREE_AND_ALWAYS_OPEN = (1 << _KINDS * step for step in (1, 2, 3))
"""A kind of contact is multiplied by them: a chat that is free is KIND["chat"] * FREE."""

ANONYMOUS = 1 << _KINDS * 4
DISPATCH: Mapping[str, int] = {
    policy.value: ANONYMOUS << place
    for place, policy in enumerate(DispatchPolicy, start=1)
    if policy is not DispatchPolicy.UNKNOWN
}

CLOSED_FOR_A_WHILE = 1 << _KINDS * 4 + len(DispatchPolicy)


def offered(kinds: Iterable[str], *, free: bool = False, always_open: bool = False) -> int:
    """The bits of which a line that offers one of these kinds has at least one."""
    factor = {
        (False, False): 1,
        (True, False): FREE,
        (False, True): ALWAYS_OPEN,
        (True, True): FREE_AND_ALWAYS_OPEN,
    }[free, always_open]
    return reduce(or_, (KIND[kind] * factor for kind in kinds), 0)
