"""Alcohol and drugs: a matter of health, without blame."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.guide import Guide, Source

SUBSTANCE_USE = Guide(
    topic="substance-use",
    what_it_can_feel_like=(
        _(
            "You may want to drink or use less, and find that you can't. You may think of it "
            "all day."
        ),
        _(
            "You may hide it, feel ashamed, or feel ill without it. It can cost you sleep, "
            "money, work and friends."
        ),
        _(
            "It can happen to anyone, for many reasons. It is a matter of health, and not a "
            "weakness."
        ),
    ),
    what_helps=(
        _(
            "Help works. Talking treatments help, and so do some medicines, and groups of "
            "people who know it from their own lives."
        ),
        _(
            "If you drink or use every day, do not stop all at once on your own. It can make "
            "you very ill. A doctor can make it safe."
        ),
        _("You can ask for help before you want to stop. Each small step counts."),
        _(
            "Many people start again after they have stopped. You have not failed. You can try "
            "again."
        ),
    ),
    how_to_support=(
        _("Choose a calm time. Say what you see, and that you care. Do not blame or shout."),
        _("You can't stop for them. You can go with them to get help."),
        _(
            "If someone can't be woken or hardly breathes, call the emergency number and stay "
            "with them."
        ),
        _("Look after yourself too. There is help for family and friends."),
    ),
    sources=(
        Source(
            title=(
                "Alcohol-use disorders: diagnosis, assessment and management of harmful drinking "
                "and alcohol dependence"
            ),
            publisher="NICE",
            year=2011,
            address="https://www.nice.org.uk/guidance/cg115",
        ),
        Source(
            title="International standards for the treatment of drug use disorders",
            publisher="World Health Organization, UNODC",
            year=2020,
            address=(
                ""
                "https://www.who.int/publications/i/item/international-standards-for-the-treatment-of-drug-use-disorders"
            ),
        ),
        Source(
            title="Alcoholics Anonymous and other 12-step programs for alcohol use disorder",
            publisher="Cochrane",
            year=2020,
            address="https://doi.org/10.1002/14651858.CD012880.pub2",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
