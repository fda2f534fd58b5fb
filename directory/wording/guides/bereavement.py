"""Grief, and also that after a suicide."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directory.wording.guides.guide import Guide, Source

BEREAVEMENT = Guide(
    topic="bereavement",
    what_it_can_feel_like=(
        _(
            "Grief can be pain, anger, guilt, relief or nothing at all. It can come in waves, "
            "even years later."
        ),
        _(
            "You may find it hard to sleep, to eat or to think. There is no right way to "
            "grieve, and no set time."
        ),
        _(
            "If someone you love died by suicide, you may ask why, again and again. There is "
            "never one single reason. You are not to blame."
        ),
    ),
    what_helps=(
        _(
            "Let the pain come, and let it rest too. It is all right to laugh, and to think of "
            "other things."
        ),
        _(
            "Talk about the person with someone who listens. Say their name. You can also meet "
            "people who lost someone as you did."
        ),
        _("Eat, sleep and go outside, in small steps. If you can, put off big decisions."),
        _(
            "If each day is still as hard after many months, ask a doctor. There is treatment "
            "that helps."
        ),
    ),
    how_to_support=(
        _(
            "Say something, even if it is just: “I am so sorry.” Say the name of the person "
            "who died."
        ),
        _("Listen. Do not say that it was for the best, or that time will heal it."),
        _(
            "Offer real things: a meal, a walk, a ride. Come back after weeks and months, when "
            "others have gone."
        ),
    ),
    sources=(
        Source(
            title="Health outcomes of bereavement",
            publisher="The Lancet",
            year=2007,
            address="https://doi.org/10.1016/S0140-6736(07)61816-9",
        ),
        Source(
            title="The dual process model of coping with bereavement: rationale and description",
            publisher="Death Studies",
            year=1999,
            address="https://doi.org/10.1080/074811899201046",
        ),
        Source(
            title=(
                "Effectiveness of interventions for people bereaved through suicide: a "
                "systematic review of controlled studies of grief, psychosocial and "
                "suicide-related outcomes"
            ),
            publisher="BMC Psychiatry",
            year=2019,
            address="https://doi.org/10.1186/s12888-019-2020-z",
        ),
        Source(
            title="Optimizing treatment of complicated grief: a randomized clinical trial",
            publisher="JAMA Psychiatry",
            year=2016,
            address="https://jamanetwork.com/journals/jamapsychiatry/fullarticle/2526240",
        ),
    ),
    written_on=date(2026, 11, 23),
    read_again_by=date(2027, 11, 23),
)
