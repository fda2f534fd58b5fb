"""Violence and control by somebody close: no fault of the reader's, who decides."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.evidence import WHO_GUIDELINES_ON_VIOLENCE, WHO_HANDBOOK_ON_VIOLENCE
from directory.wording.guides.guide import Guide, Source

DOMESTIC_VIOLENCE = Guide(
    topic="domestic-violence",
    what_it_can_feel_like=(
        _(
            "Someone close to you may hurt you or scare you. They may control your money, your "
            "phone, or who you see. It can happen to anyone."
        ),
        _(
            "You may feel fear, shame or guilt, and still feel love. All of that can be true "
            "at once."
        ),
        _("It is not your fault. Nobody has the right to hurt you or to rule your life."),
    ),
    what_helps=(
        _(
            "Talk to people who know about this. You do not have to leave, or to choose "
            "anything today."
        ),
        _(
            "They can help you plan how to be safer, if you stay and if you go. Leaving can be "
            "a time of danger, so it is good to have a plan."
        ),
        _("If someone checks your phone, use one that they can't see, such as a friend's."),
        _("Think of a place where you could go in a hurry, and of someone who would let you in."),
    ),
    how_to_support=(
        _(
            "Talk when you are alone with them. Believe what they tell you. You can say: “This "
            "is not your fault.”"
        ),
        _(
            "Let them decide. Do not push them to leave. Do not speak to the person who hurts "
            "them: it could put them in danger."
        ),
        _(
            "Offer small things: a phone, a room, a place for a bag. Stay in touch, whatever "
            "they choose."
        ),
    ),
    sources=(
        WHO_GUIDELINES_ON_VIOLENCE,
        WHO_HANDBOOK_ON_VIOLENCE,
        Source(
            title="Domestic violence and abuse: multi-agency working",
            publisher="NICE",
            year=2014,
            address="https://www.nice.org.uk/guidance/ph50",
        ),
        Source(
            title=(
                "Advocacy interventions to reduce or eliminate violence and promote the physical "
                "and psychosocial well-being of women who experience intimate partner abuse"
            ),
            publisher="Cochrane",
            year=2015,
            address="https://doi.org/10.1002/14651858.CD005043.pub3",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
