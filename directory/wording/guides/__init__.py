"""The topic guides: what it can feel like, what helps, and how to support someone.

Short words and sentences (reading age 9), true in every country, for everybody. Safe wording as in
`resources.rules.safe_wording`: no method, no reward, no single cause, no sensation.
"""

from collections.abc import Mapping

from directory.wording.guides.anxiety import ANXIETY
from directory.wording.guides.bereavement import BEREAVEMENT
from directory.wording.guides.depression import DEPRESSION
from directory.wording.guides.domestic_violence import DOMESTIC_VIOLENCE
from directory.wording.guides.eating_disorders import EATING_DISORDERS
from directory.wording.guides.guide import Guide
from directory.wording.guides.self_harm import SELF_HARM
from directory.wording.guides.sexual_violence import SEXUAL_VIOLENCE
from directory.wording.guides.substance_use import SUBSTANCE_USE
from directory.wording.guides.suicide import SUICIDE

GUIDES: Mapping[str, Guide] = {
    guide.topic: guide
    for guide in (
        SUICIDE,
        SELF_HARM,
        ANXIETY,
        DEPRESSION,
        DOMESTIC_VIOLENCE,
        SEXUAL_VIOLENCE,
        SUBSTANCE_USE,
        EATING_DISORDERS,
        BEREAVEMENT,
    )
}
"""By the slug of their topic, in the order in which they are listed."""
