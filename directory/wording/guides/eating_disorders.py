"""Eating and body image: without numbers, and without what people do."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.guide import Guide, Source

EATING_DISORDERS = Guide(
    topic="eating-disorders",
    what_it_can_feel_like=(
        _(
            "Food, or how your body looks, may fill your thoughts. You may be afraid to eat, "
            "or feel that you can't stop."
        ),
        _(
            "You may feel guilty, tired, cold or alone, and hide it from others. It happens to "
            "people of any age and any body size."
        ),
        _(
            "It is an illness. Nobody chooses it, and nobody is to blame. There is never just "
            "one cause."
        ),
    ),
    what_helps=(
        _(
            "People get well, and early help works best. You do not have to be very ill to ask "
            "for help."
        ),
        _(
            "Talk to a doctor, and let them check your body too. Talking treatments work well. "
            "For young people it helps when the family takes part."
        ),
        _("If you faint, feel very weak or have pain in your chest, get medical help at once."),
    ),
    how_to_support=(
        _(
            "Talk about feelings. Do not talk about weight or looks: even kind words about "
            "them can hurt."
        ),
        _(
            "Choose a calm time. Say what worries you. They may be angry, or say that all is "
            "well. Be patient, and try again."
        ),
        _("Help them to see a doctor soon. Offer to go with them."),
        _("Keep doing nice things together that have nothing to do with food."),
    ),
    sources=(
        Source(
            title="Eating disorders: recognition and treatment",
            publisher="NICE",
            year=2017,
            address="https://www.nice.org.uk/guidance/ng69",
        ),
        Source(
            title="Eating disorders",
            publisher="The Lancet",
            year=2020,
            address="https://doi.org/10.1016/S0140-6736(20)30059-3",
        ),
        Source(
            title="First aid for eating disorders",
            publisher="Eating Disorders: The Journal of Treatment and Prevention",
            year=2009,
            address="https://doi.org/10.1080/10640260903210156",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
