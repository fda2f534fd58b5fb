"""The stable values of the rules, in words that people use."""

from django.utils.translation import gettext_lazy as _

from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import AnsweredBy, DispatchPolicy, EmergencyService

CHANNELS = [
    (ContactKind.VOICE.value, _("Phone call")),
    (ContactKind.SMS.value, _("Text message")),
    (ContactKind.WHATSAPP.value, _("WhatsApp")),
    (ContactKind.TELEGRAM.value, _("Telegram")),
    (ContactKind.CHAT.value, _("Online chat")),
    (ContactKind.EMAIL.value, _("E-mail")),
    (ContactKind.WEB_FORM.value, _("Web form")),
    (ContactKind.TEXTPHONE.value, _("Textphone")),
    (ContactKind.RELAY.value, _("Relay service")),
    (ContactKind.SIGN_LANGUAGE_VIDEO.value, _("Sign language video")),
    (ContactKind.IN_PERSON.value, _("In person")),
]

DISPATCH_POLICIES = [
    (DispatchPolicy.NEVER_WITHOUT_CONSENT.value, _("Never without my consent")),
    (DispatchPolicy.ONLY_IMMINENT_RISK.value, _("Only if a life is in danger right now")),
    (DispatchPolicy.MAY_SEND_HELP.value, _("They may send someone")),
]

ANSWERED_BY = {
    AnsweredBy.PROFESSIONAL.value: _("Professionals"),
    AnsweredBy.TRAINED_VOLUNTEER.value: _("Trained volunteers"),
    AnsweredBy.PEER.value: _("People who have been through it themselves"),
    AnsweredBy.MIXED.value: _("Professionals and volunteers"),
}

EMERGENCY_SERVICES = {
    EmergencyService.ALL: _("Call"),
    EmergencyService.POLICE: _("Police"),
    EmergencyService.AMBULANCE: _("Ambulance"),
    EmergencyService.FIRE: _("Fire"),
    EmergencyService.UNSPECIFIED: _("Call"),
}
