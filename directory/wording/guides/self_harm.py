"""Self-harm: a way to cope with distress, for which other help works."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.evidence import ASKING_ABOUT_SUICIDE
from directory.wording.guides.guide import Guide, Source

SELF_HARM = Guide(
    topic="self-harm",
    what_it_can_feel_like=(
        _(
            "Some feelings get so strong that they are hard to bear. Some people hurt "
            "themselves to cope with them."
        ),
        _(
            "You may feel sad, angry, numb or ashamed. There is never just one reason. You are "
            "not bad, and you are not to blame."
        ),
        _("Many people have been through this. Nothing is wrong with asking for help."),
    ),
    what_helps=(
        _(
            "Other help works. There is good evidence for talking treatments such as CBT and "
            "DBT. They teach you new ways to cope."
        ),
        _("Tell one person you trust, or write to a line. You choose how much you say."),
        _(
            "When the feeling is strong, try to wait ten minutes, and then ten more. Go where "
            "other people are. Strong feelings rise and then fall."
        ),
        _("If you are hurt, see a doctor or a nurse. They should be kind to you."),
    ),
    how_to_support=(
        _(
            "Stay calm and listen. You can say: “I am glad you told me.” You do not need the "
            "right words."
        ),
        _("Do not get angry, and do not make them promise to stop. Ask what would help today."),
        _(
            "You can ask if they are thinking about suicide. It does not put the thought into "
            "their head."
        ),
        _("Offer to find help together, and let them choose."),
    ),
    sources=(
        Source(
            title="Self-harm: assessment, management and preventing recurrence",
            publisher="NICE",
            year=2022,
            address="https://www.nice.org.uk/guidance/ng225",
        ),
        Source(
            title="Psychosocial interventions for self-harm in adults",
            publisher="Cochrane",
            year=2021,
            address="https://doi.org/10.1002/14651858.CD013668.pub2",
        ),
        Source(
            title="Interventions for self-harm in children and adolescents",
            publisher="Cochrane",
            year=2021,
            address="https://doi.org/10.1002/14651858.CD013667.pub2",
        ),
        ASKING_ABOUT_SUICIDE,
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
