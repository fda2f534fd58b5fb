"""Thoughts of suicide: they pass, asking is safe, and nobody has to be alone with them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.evidence import ASKING_ABOUT_SUICIDE
from directory.wording.guides.guide import Guide, Source

SUICIDE = Guide(
    topic="suicide",
    what_it_can_feel_like=(
        _("You may feel trapped, empty or very alone. It may seem that nothing will ever change."),
        _(
            "Many people have such thoughts. No single thing brings them. They do not mean "
            "that you are weak."
        ),
        _(
            "These thoughts come and go. Even when they are strong, they can pass, and help "
            "can make them pass."
        ),
    ),
    what_helps=(
        _(
            "Tell someone now: a line on this page, a friend or a doctor. You can say: “I am "
            "thinking about suicide. Please stay with me.”"
        ),
        _(
            "Get through this hour, then the next one. Stay near other people. Move away from "
            "anything that could hurt you."
        ),
        _(
            "Later, make a plan for hard days with someone: your first signs, what calms you, "
            "who you can call. Such plans help to keep people safe."
        ),
        _("Many people who felt like this have found help, and a life that they want to live."),
    ),
    how_to_support=(
        _(
            "Ask in plain words: “Are you thinking about suicide?” It does not put the thought "
            "into their head. It shows that you care."
        ),
        _(
            "Listen, and take it seriously. Do not argue or judge. Do not promise to keep it "
            "secret."
        ),
        _("Help them to reach a line, a doctor or someone they trust. Keep in touch after that."),
        _("If a life is in danger, call the emergency number. Stay with them if you can."),
    ),
    sources=(
        ASKING_ABOUT_SUICIDE,
        Source(
            title="Safety planning-type interventions for suicide prevention: meta-analysis",
            publisher="The British Journal of Psychiatry",
            year=2021,
            address="https://doi.org/10.1192/bjp.2021.50",
        ),
        Source(
            title=(
                "#chatsafe 2.0. updated guidelines to support young people to communicate safely "
                "online about self-harm and suicide: A Delphi expert consensus study"
            ),
            publisher="PLOS ONE",
            year=2023,
            address="https://doi.org/10.1371/journal.pone.0289494",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
