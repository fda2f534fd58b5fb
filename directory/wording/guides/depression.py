"""Depression: an illness that gets better, in small steps."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.evidence import ASKING_ABOUT_SUICIDE
from directory.wording.guides.guide import Guide, Source

DEPRESSION = Guide(
    topic="depression",
    what_it_can_feel_like=(
        _(
            "You may feel sad or empty for weeks. Things that you liked may mean nothing to "
            "you now."
        ),
        _(
            "You may sleep too little or too much, and feel slow and tired. You may think that "
            "you are worth nothing. That is part of the illness, and it is not true."
        ),
        _("Depression is common and has many causes. You are not weak, and you are not lazy."),
    ),
    what_helps=(
        _(
            "Depression can get better. Talking treatments work, and medicines can work too. A "
            "doctor can help you choose."
        ),
        _("Make the day small: get up, wash, eat, go outside. One small step is enough for today."),
        _("Moving helps too. Walk, dance or do yoga, in any way that you can."),
        _(
            "If you think about death or about hurting yourself, tell someone today. The lines "
            "on this page are there for that too."
        ),
    ),
    how_to_support=(
        _("Listen, and do not try to fix it. You can say: “I am here for you.”"),
        _("Offer one small thing: a meal, a walk, a phone call. Do not tell them to cheer up."),
        _(
            "If you fear for their life, ask if they are thinking about suicide. It does not "
            "put the thought into their head."
        ),
        _("Be patient. It can take weeks or months to get better. Look after yourself too."),
    ),
    sources=(
        Source(
            title="Depression in adults: treatment and management",
            publisher="NICE",
            year=2022,
            address="https://www.nice.org.uk/guidance/ng222",
        ),
        Source(
            title=(
                "Effect of exercise for depression: systematic review and network meta-analysis "
                "of randomised controlled trials"
            ),
            publisher="BMJ",
            year=2024,
            address="https://doi.org/10.1136/bmj-2023-075847",
        ),
        ASKING_ABOUT_SUICIDE,
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
