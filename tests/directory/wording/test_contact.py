import pytest
from django.utils import translation

from directory.wording import contact
from resources.models import ContactMethod

KINDS = [
    ("voice", "116 123", 'Call <bdi dir="ltr">116 123</bdi>'),
    ("sms", "85258", 'Text <bdi dir="ltr">85258</bdi>'),
    ("whatsapp", "+44 7400 123456", 'WhatsApp <bdi dir="ltr">+44 7400 123456</bdi>'),
    ("telegram", "https://t.me/helpline", 'Telegram <bdi dir="ltr">t.me/helpline</bdi>'),
    ("chat", "https://www.example.org/chat", 'Chat on <bdi dir="ltr">example.org</bdi>'),
    ("email", "jo@example.org", 'Write to <bdi dir="ltr">jo@example.org</bdi>'),
    ("web-form", "http://example.org/form", 'Form on <bdi dir="ltr">example.org</bdi>'),
    ("textphone", "18001", 'Textphone <bdi dir="ltr">18001</bdi>'),
    ("relay", "711", 'Relay service <bdi dir="ltr">711</bdi>'),
    ("sign-language-video", "711", 'Sign language video: <bdi dir="ltr">711</bdi>'),
    ("in-person", "1 High Street", 'In person: <bdi dir="ltr">1 High Street</bdi>'),
]


@pytest.mark.parametrize(("kind", "value", "words"), KINDS)
def test_each_way_of_contact_says_what_to_do(kind: str, value: str, words: str) -> None:
    assert contact.action(ContactMethod(kind=kind, value=value)) == words


def test_the_word_to_send_stands_before_the_number() -> None:
    method = ContactMethod(kind="sms", value="85258", keyword="SHOUT")
    assert contact.action(method) == (
        'Text <bdi dir="ltr">SHOUT</bdi> to <bdi dir="ltr">85258</bdi>'
    )


def test_two_pages_of_one_site_are_told_apart() -> None:
    values = ["https://www.example.org/chat/", "https://example.org", "https://example.net/chat"]
    methods = [ContactMethod(kind="chat", value=value) for value in values]
    assert [contact.plain_action(method, among=methods) for method in methods] == [
        "Chat on example.org/chat",
        "Chat on example.org",
        "Chat on example.net",
    ]
    whatsapp = ContactMethod(kind="whatsapp", value="https://wa.me/34600000000")
    assert contact.plain_action(whatsapp) == "WhatsApp wa.me/34600000000"
    form = ContactMethod(kind="web-form", value="https://example.org/form")
    assert contact.plain_action(form, among=[*methods, form]) == "Form on example.org"


@pytest.mark.parametrize("words", ["<b>1</b>", "{value}", "{0.__class__}", '"&'])
def test_a_value_is_never_markup_or_a_format(words: str) -> None:
    shown = contact.action(ContactMethod(kind="in-person", value=words))
    assert "<b>" not in shown
    assert shown.startswith('In person: <bdi dir="ltr">')
    if "{" in words:
        assert words in shown


@pytest.mark.parametrize(
    ("cost", "kind", "number_class", "words"),
    [
        ("free", "voice", "", "Free"),
        ("free", "chat", "", "Free"),
        ("local-rate", "voice", "", "Local rate"),
        ("standard-rate", "voice", "", "Your usual rate"),
        ("premium", "voice", "", "Expensive: a premium rate"),
        ("charged", "sms", "", "Costs money; how much is not known"),
        ("unknown", "voice", "toll-free", "Cost not known"),
        ("unknown", "sms", "", "Cost not known"),
        ("unknown", "voice", "premium", "Cost not known; such numbers can be expensive"),
        (
            "unknown",
            "voice",
            "shared-cost",
            "Cost not known; such numbers can cost more than a usual call",
        ),
        ("unknown", "chat", "", ""),
        ("unknown", "email", "", ""),
        ("unknown", "in-person", "", ""),
    ],
)
def test_the_cost_is_said_or_said_not_to_be_known(
    cost: str, kind: str, number_class: str, words: str
) -> None:
    assert contact.cost(ContactMethod(cost=cost, kind=kind, number_class=number_class)) == words


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ([], "Languages not known"),
        (["en"], "English"),
        (["es", "en"], "Spanish and English"),
        (["cy", "en", "bfi"], "Welsh, English, and British Sign Language"),
    ],
)
def test_languages_are_a_list_in_words(tags: list[str], words: str) -> None:
    assert contact.languages(tags) == words


def test_languages_are_named_in_the_readers_language() -> None:
    with translation.override("ar"):
        assert contact.languages(["ar", "en"]) == "العربية والإنجليزية"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "voice"}, ""),
        ({"kind": "voice", "menu_path": "2, then 1"}, "When it answers, choose: 2, then 1."),
        ({"kind": "relay"}, "Ask them for the number above."),
    ],
)
def test_what_to_do_once_it_answers_is_said(fields: dict[str, str], words: str) -> None:
    assert contact.how_to(ContactMethod(**fields)) == words


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["español", "inglés"], "español e inglés"),
        (["árabe", "español", "hindi"], "árabe, español e hindi"),
        (["carbón", "hierro"], "carbón y hierro"),
        (["inglés", "español"], "inglés y español"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(words: list[str], joined: str) -> None:
    with translation.override("es"):
        assert contact.in_a_row(words) == joined


def test_other_languages_keep_a_spanish_name_as_it_is() -> None:
    with translation.override("en"):
        assert contact.in_a_row(["Salud y infancia", "Casa"]) == "Salud y infancia and Casa"
