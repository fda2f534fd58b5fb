"""What sort of number it is, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resources.rules.contact_values import MESSAGES, NumberClass

CLASSES: Mapping[str, Any] = {
    NumberClass.SHORT_CODE.value: gettext_lazy("short code"),
    NumberClass.TOLL_FREE.value: gettext_lazy("free to call"),
    NumberClass.MOBILE.value: gettext_lazy("mobile"),
    NumberClass.FIXED_LINE.value: gettext_lazy("landline"),
    NumberClass.SHARED_COST.value: gettext_lazy("shared cost"),
    NumberClass.PREMIUM.value: gettext_lazy("premium rate"),
    NumberClass.UNKNOWN.value: gettext_lazy("not in the numbering plan"),
    NumberClass.NONE.value: gettext_lazy("no number"),
}


def doubt(before: str, now: str, refusal: str) -> str:
    """That a number is seen otherwise today; nothing where it is not.

    `refusal` is the code of a reason why it would not be taken any more.
    """
    if refusal:
        reason = MESSAGES.get(refusal, refusal)
        return _("Today it would not be taken as it is listed. {reason}").format(reason=reason)
    if before == now:
        return ""
    return _("Kind of number, as it is listed: {before}. By today's numbering plan: {now}.").format(
        before=CLASSES.get(before, before), now=CLASSES.get(now, now)
    )
