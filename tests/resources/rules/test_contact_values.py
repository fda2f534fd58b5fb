import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.contact_kinds import ContactKind
from resources.rules.contact_values import (
    LONGEST_VALUE,
    MESSAGES,
    CheckedValue,
    NumberClass,
    RefusedValue,
    check,
    href,
)
from resources.rules.plain_text import REASONS

KINDS = st.sampled_from(sorted(ContactKind))
NUMBER_LIKE = st.text(alphabet="0123456789 ()./-+*#ABZ,;\u00a0–１", max_size=30)
PAGE_LIKE = st.text(alphabet="https:/.@exampl?#%[]\\ 0é", max_size=40)
ANY_VALUE = st.one_of(st.text(max_size=60), NUMBER_LIKE, PAGE_LIKE, st.emails())


@pytest.mark.parametrize(
    ("value", "dialled_in"),
    [
        *(("988", "us"), ("116 123", "gb"), ("116006", "gb"), ("3114", "fr"), ("14416", "in")),
        *(("188", "br"), ("1925", "tw"), ("109", "kr"), ("741741", "us"), ("1737", "nz")),
        *(("*2255", "us"), ("#7119", "us"), ("15", "fr"), ("*4141", "cl")),
    ],
)
@pytest.mark.parametrize("kind", ["voice", "sms"])
def test_short_codes_pass_as_they_are_dialled(kind: str, value: str, dialled_in: str) -> None:
    scheme = "sms" if kind == "sms" else "tel"
    checked = check(kind, value, dialled_in)
    assert checked == CheckedValue(value, "", NumberClass.SHORT_CODE, scheme)


@pytest.mark.parametrize(
    ("value", "dialled_in", "e164", "number_class"),
    [
        ("13 11 14", "au", "+61131114", "shared-cost"),
        ("0845 790 9090", "gb-sct", "+448457909090", "premium"),
        ("(011) 5275-1135", "AR", "+541152751135", "fixed-line"),
        ("011/7777-000", "rs", "+381117777000", "fixed-line"),
        ("0458 737 732", "au", "+61458737732", "mobile"),
        ("1-800-273-8255", "us", "+18002738255", "toll-free"),
        ("971-203-7773", "us", "+19712037773", "fixed-line"),
        ("800-SAKINA", "ae", "+971800725462", "toll-free"),
        ("+44 (0)20 7946 0018", "fr", "+442079460018", "fixed-line"),
        ("0300 123 3393", "gb", "+443001233393", "unknown"),
        ("+48 601 665025", "world", "+48601665025", "mobile"),
        ("+48 601 665025", "", "+48601665025", "mobile"),
        ("80 00 12 87", "bf", "", "unknown"),
        ("+1988", "us", "", "unknown"),
        ("116 123", "", "", "short-code"),
    ],
)
def test_numbers_are_classified_and_none_is_rejected_for_being_unknown(
    value: str, dialled_in: str, e164: str, number_class: str
) -> None:
    checked = check("voice", value, dialled_in)
    assert (checked.value, checked.e164, checked.number_class) == (value, e164, number_class)


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("  116\u00a0 123 \n", "116 123"),
        ("1‑800–273−8255", "1-800-273-8255"),
        ("１１６－１２３", "116-123"),
        ("١١٦ ١٢٣", "116 123"),
    ],
)
def test_white_space_dashes_and_digits_are_tidied(written: str, tidy: str) -> None:
    assert check("voice", written, "gb").value == tidy


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("SAMARITANS", "no-digit"),
        ("@help_bot", "no-digit"),
        ("call 988", "words-in-number"),
        ("988 press 1", "words-in-number"),
        ("HOME 741741", "words-in-number"),
        ("988 PRESS 1", "words-in-number"),
        ("javascript:alert(1)", "words-in-number"),
        ("020 7946 0018 x12", "words-in-number"),
        ("*21*0900123456#", "service-code"),
        ("*#06#", "service-code"),
        ("*725550100", "service-code"),
        ("988#", "service-code"),
        ("116 123, 988", "two-numbers"),
        ("116 123 / 988", "two-numbers"),
        ("112/911", "two-numbers"),
        ("+44 20 7946 0018 +44 20 7946 0019", "two-numbers"),
        ("116_123", "unknown-character"),
        ("7", "digit-count"),
        ("0800 111 222 0800 333 444", "digit-count"),
        ("9" * (LONGEST_VALUE + 1), "too-long"),
        ("988\u200b", "zero-width"),
        ("116\u200c123", "zero-width"),
        ("\u202a988\u202c", "bidi-control"),
        ("98\x008", "control-character"),
        ("116\n123", "control-character"),
    ],
)
@pytest.mark.parametrize("kind", ["voice", "sms", "textphone", "relay"])
def test_what_is_not_one_number_is_refused(kind: str, value: str, code: str) -> None:
    with pytest.raises(RefusedValue) as refused:
        check(kind, value, "us")
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("kind", ["chat", "web-form", "sign-language-video", "in-person"])
@pytest.mark.parametrize(
    "page",
    [
        "https://example.org",
        "http://www.example.org/chat?lang=en#start",
        "https://пример.рф/помощь",
        "https://chat.example.co.uk:8443/",
        "HTTPS://Example.org/",
    ],
)
def test_pages_are_kept_as_they_are(kind: str, page: str) -> None:
    checked = check(kind, page, "")
    assert (checked.value, checked.number_class) == (page, NumberClass.NONE)
    assert href(kind, checked.value, "") == page


@pytest.mark.parametrize("kind", ["chat", "web-form", "sign-language-video", "in-person"])
@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("javascript:alert(1)", "unsafe-scheme"),
        ("JavaScript://example.org/%0aalert(1)", "unsafe-scheme"),
        ("data:text/html,hello", "unsafe-scheme"),
        ("ftp://example.org/", "unsafe-scheme"),
        ("https:example.org", "not-a-page"),
        ("https://", "not-a-page"),
        ("https:///chat", "not-a-page"),
        ("https://localhost/", "not-a-page"),
        ("https://127.0.0.1/", "not-a-page"),
        ("https://[::1]/", "not-a-page"),
        ("https://[", "not-a-page"),
        ("https://example.org:port/", "not-a-page"),
        ("https://example.org\\@example.com", "not-a-page"),
        ("https://example.org/a b", "not-a-page"),
        ('https://example.org/"onclick=', "not-a-page"),
        ("https://help.example.org@example.com/", "user-in-address"),
    ],
)
def test_unsafe_and_broken_pages_are_refused(kind: str, page: str, code: str) -> None:
    with pytest.raises(RefusedValue) as refused:
        check(kind, page, "gb")
    assert refused.value.code == code
    assert href(kind, page, "") == ""


@pytest.mark.parametrize("value", ["988", "example.org", "www.example.org/chat", "Ask for Mary"])
def test_a_chat_needs_a_whole_web_address(value: str) -> None:
    with pytest.raises(RefusedValue, match="web address"):
        check("chat", value, "us")


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("whatsapp", "300 754 8933", "https://wa.me/573007548933"),
        ("telegram", "300 754 8933", "https://t.me/+573007548933"),
        ("whatsapp", "https://wa.me/573007548933", "https://wa.me/573007548933"),
        ("telegram", "https://t.me/example_bot", "https://t.me/example_bot"),
        ("whatsapp", "106", ""),
        ("telegram", "106", ""),
    ],
)
def test_messengers_take_a_full_number_or_a_page(kind: str, value: str, link: str) -> None:
    checked = check(kind, value, "co")
    assert href(kind, checked.value, checked.e164) == link
    assert checked.scheme == link.partition(":")[0]


def test_a_messenger_without_encryption_is_refused() -> None:
    with pytest.raises(RefusedValue) as refused:
        check("whatsapp", "http://wa.me/573007548933", "co")
    assert refused.value.code == "unsafe-scheme"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("alo116@alo116.al", "mailto:alo116@alo116.al"),
        ("help+night@example.org", "mailto:help+night@example.org"),
        ("what?subject=x@example.org", "mailto:what%3Fsubject%3Dx@example.org"),
        ("help@пример.рф", "mailto:help@xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_email(address: str, link: str) -> None:
    assert check("email", address, "al") == CheckedValue(address, "", NumberClass.NONE, "mailto")
    assert href("email", address, "") == link


@pytest.mark.parametrize(
    "value",
    [
        *("help", "help@", "@example.org", "help@example", "help@@example.org", "a..b@example.org"),
        *(".a@example.org", "help me@example.org", "<help@example.org>", "help@127.0.0.1"),
        *("mailto:help@example.org", "a@example.org,b@example.org", "a" * 65 + "@example.org"),
        "help@" + "example." * 40 + "org",
    ],
)
def test_what_has_not_the_form_of_an_address_is_no_email(value: str) -> None:
    with pytest.raises(RefusedValue) as refused:
        check("email", value, "")
    assert refused.value.code == "not-an-email"


def test_an_address_to_go_to_has_no_link() -> None:
    checked = check("in-person", " 12  High Street, Oban PA34 ", "gb-sct")
    assert checked == CheckedValue("12 High Street, Oban PA34", "", NumberClass.NONE, "")
    assert href("in-person", checked.value, "") == ""


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("voice", "116 123", "tel:116123"),
        ("voice", "(011) 5275-1135", "tel:01152751135"),
        ("voice", "+44 (0)20 7946 0018", "tel:+442079460018"),
        ("voice", "(+48) 601 665 025", "tel:+48601665025"),
        ("voice", "*2255", "tel:*2255"),
        ("voice", "#7119", "tel:%237119"),
        ("voice", "800-SAKINA", "tel:800725462"),
        ("voice", "13 YARN", "tel:139276"),
        ("voice", "١١٦", "tel:116"),
        ("textphone", "1-800-487-4889", "tel:18004874889"),
        ("relay", "711", "tel:711"),
        ("sign-language-video", "1-800-985-5990", "tel:18009855990"),
        ("sms", "741741", "sms:741741"),
    ],
)
def test_what_is_dialled_is_what_is_shown(kind: str, value: str, link: str) -> None:
    assert href(kind, value, "+15550100") == link


def test_unknown_kinds_and_regions_are_told() -> None:
    with pytest.raises(RefusedValue) as refused:
        check("fax", "988", "us")
    assert refused.value.code == "unknown-kind"
    with pytest.raises(RefusedValue) as refused:
        check("voice", "988", "zz")
    assert refused.value.code == "unknown-region"


@given(KINDS, ANY_VALUE, st.sampled_from(["us", "GB", "xk", "world", ""]))
def test_checking_is_stable_and_raises_only_the_typed_error(
    kind: ContactKind, value: str, dialled_in: str
) -> None:
    try:
        checked = check(kind, value, dialled_in)
    except RefusedValue as refused:
        assert refused.code in MESSAGES.keys() | REASONS.keys()  # noqa: PT017
        return
    assert check(kind, checked.value, dialled_in) == checked
    assert href(kind, checked.value, checked.e164).partition(":")[0] == checked.scheme


@given(KINDS, ANY_VALUE, st.one_of(st.just(""), st.text(max_size=10), st.just("+442079460018")))
def test_links_have_no_white_space_and_only_safe_schemes(
    kind: ContactKind, value: str, e164: str
) -> None:
    link = href(kind, value, e164)
    assert not any(character.isspace() for character in link)
    scheme = link.partition(":")[0].lower()
    assert scheme in {"", "tel", "sms", "mailto", "https", "http"}
