"""Texts that more than one guide rests on."""

from directory.wording.guides.guide import Source

ASKING_ABOUT_SUICIDE = Source(
    title=(
        "Does asking about suicide and related behaviours induce suicidal ideation? What "
        "is the evidence?"
    ),
    publisher="Psychological Medicine",
    year=2014,
    address="https://doi.org/10.1017/S0033291714001299",
)

WHO_GUIDELINES_ON_VIOLENCE = Source(
    title="Responding to intimate partner violence and sexual violence against women",
    publisher="World Health Organization",
    year=2013,
    address="https://www.who.int/publications/i/item/9789241548595",
)

WHO_HANDBOOK_ON_VIOLENCE = Source(
    title=(
        "Health care for women subjected to intimate partner violence or sexual "
        "violence: a clinical handbook"
    ),
    publisher="World Health Organization",
    year=2014,
    address="https://www.who.int/publications/i/item/WHO-RHR-14.26",
)
