"""Anxiety and panic: what to do in the moment, and what helps for longer."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.guide import Guide, Source

ANXIETY = Guide(
    topic="anxiety",
    what_it_can_feel_like=(
        _(
            "Your heart may beat fast. You may shake, sweat, feel sick or find it hard to "
            "breathe. Thoughts may go round and round."
        ),
        _(
            "A panic attack comes fast and can be very scary. It passes, most often within "
            "some minutes."
        ),
        _(
            "Everyone is afraid at times. If fear often stops you from living your life, you "
            "can get help."
        ),
    ),
    what_helps=(
        _("Breathe slowly. Press your feet on the floor. Name five things that you can see."),
        _("If your chest hurts, or this is new to you, let a doctor check it."),
        _(
            "Talking treatment, such as CBT, works well. You can do it with a person, with a "
            "book or online. Some medicines help too."
        ),
        _("Move a little each day. Eat and sleep at set times. Drink less alcohol or none."),
    ),
    how_to_support=(
        _("Stay calm and stay near. Speak slowly, in short sentences. Say that it will pass."),
        _("Do not say that it is nothing. Their fear is real, even if you see no danger."),
        _("Ask what helps them. Go with them in small steps, and do not push."),
        _("Help them to find a doctor or a line."),
    ),
    sources=(
        Source(
            title="Generalised anxiety disorder and panic disorder in adults: management",
            publisher="NICE",
            year=2011,
            address="https://www.nice.org.uk/guidance/cg113",
        ),
        Source(
            title="Anxiety disorders",
            publisher="World Health Organization",
            year=2025,
            address="https://www.who.int/news-room/fact-sheets/detail/anxiety-disorders",
        ),
        Source(
            title="Doing what matters in times of stress: an illustrated guide",
            publisher="World Health Organization",
            year=2020,
            address="https://www.who.int/publications/i/item/9789240003927",
        ),
        Source(
            title=(
                "Redevelopment of mental health first aid guidelines for supporting someone "
                "experiencing a panic attack: a Delphi study"
            ),
            publisher="BMC Psychology",
            year=2022,
            address="https://doi.org/10.1186/s40359-022-00843-3",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
