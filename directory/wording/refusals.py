"""Why a proposal is rejected, in words."""

from django.utils.translation import gettext_lazy as _

from resources.rules.proposals import Refusal

REFUSALS = {
    Refusal.NOT_TRUE.value: _("It is not true"),
    Refusal.NO_EVIDENCE.value: _("There is no evidence for it"),
    Refusal.NOT_SAFE.value: _("It is not safe for readers"),
    Refusal.DUPLICATE.value: _("It is there already"),
    Refusal.OUT_OF_SCOPE.value: _("It does not belong here"),
    Refusal.OUTDATED.value: _("Something newer is known"),
    Refusal.OTHER.value: _("Another reason"),
}
