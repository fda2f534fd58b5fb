"""Sexual violence, lately or long ago: no fault of the reader's, who decides."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.evidence import WHO_GUIDELINES_ON_VIOLENCE, WHO_HANDBOOK_ON_VIOLENCE
from directory.wording.guides.guide import Guide, Source

SEXUAL_VIOLENCE = Guide(
    topic="sexual-violence",
    what_it_can_feel_like=(
        _(
            "If someone did something sexual to you that you did not want, it was not your "
            "fault. It can happen to anyone."
        ),
        _(
            "You may feel shock, fear, anger, shame or nothing at all, now or years later. "
            "Many people freeze and can't move or shout."
        ),
        _("There is no right way to feel, and no right time to talk about it."),
    ),
    what_helps=(
        _("Go where you feel safe. Ask someone you trust to be with you."),
        _(
            "A doctor or a nurse can look after your body. Some medicines only work in the "
            "first days, so go as soon as you can."
        ),
        _(
            "You choose who you tell, and how much. You can ask a line what happens next "
            "before you say your name."
        ),
        _("Talking treatments can help, even many years later."),
    ),
    how_to_support=(
        _(
            "Believe them. You can say: “I am sorry. It was not your fault.” Do not ask why "
            "they did this or that."
        ),
        _(
            "Let them decide what happens next. Ask before you touch them, and before you tell "
            "anyone."
        ),
        _(
            "Offer to go with them to a doctor, or to sit with them while they call. Look "
            "after yourself too."
        ),
    ),
    sources=(
        WHO_HANDBOOK_ON_VIOLENCE,
        WHO_GUIDELINES_ON_VIOLENCE,
        Source(
            title=(
                "Psychosocial interventions for survivors of rape and sexual assault experienced "
                "during adulthood"
            ),
            publisher="Cochrane",
            year=2023,
            address="https://doi.org/10.1002/14651858.CD013456.pub2",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
