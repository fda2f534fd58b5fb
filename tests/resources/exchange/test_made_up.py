"""Made-up listings: always the same, like real ones, and seen at once to be none."""

import json
import re
from collections import Counter
from collections.abc import Sequence

import pytest

from resources.exchange import made_up, starter_format
from resources.exchange.made_up import Vocabulary
from resources.exchange.starter_format import ServiceRecord
from resources.rules import opening_hours, region_codes
from tests.server import ROOT

# Reserved for films and books: North America's 555-01xx, and what regulators set aside elsewhere.
NOBODYS_NUMBER = re.compile(
    r"(\+1 )?\d{3}-555-01\d\d|020 7946 0\d{3}|\(02\) 5550 \d{4}|01 99 00 \d\d \d\d"
    r"|020 91\d \d{4}|030 23125 \d{3}|08-465 004 \d\d"
)
TELEPHONES = ("voice", "sms", "whatsapp")


def words() -> Vocabulary:
    text = (ROOT / "resources" / "starter" / "vocabulary.json").read_text(encoding="utf-8")
    known = json.loads(text)
    return Vocabulary(
        topics=[each["slug"] for each in known["topics"]],
        audiences=[each["slug"] for each in known["audiences"]],
    )


@pytest.fixture(scope="module")
def many() -> Sequence[ServiceRecord]:
    known = words()
    return [made_up.record(number, known) for number in range(1, 3_001)]


def test_a_number_always_makes_the_same_listing(many: Sequence[ServiceRecord]) -> None:
    again = made_up.record(1_234, words())
    assert again.digest == many[1_233].digest


def test_two_numbers_make_two_listings(many: Sequence[ServiceRecord]) -> None:
    assert len({record.id for record in many}) == len(many)
    assert len({record.digest for record in many}) == len(many)


def test_a_listing_is_what_a_line_of_a_file_may_be(many: Sequence[ServiceRecord]) -> None:
    known = words()
    vocabulary = {"topics": known.topics, "audiences": known.audiences}
    for record in many[:100]:
        line = record.model_dump_json()
        assert starter_format.read_line(line, vocabulary) == record


def test_every_name_and_source_says_that_it_is_not_real(many: Sequence[ServiceRecord]) -> None:
    for record in many:
        said = [text.name for text in record.texts] + [each.title for each in record.sources]
        assert all("(not real)" in each for each in [record.organization, *said])


def test_every_number_is_one_that_nobody_has(many: Sequence[ServiceRecord]) -> None:
    methods = [method for record in many for method in record.contact_methods]
    numbers = [method.value for method in methods if method.kind in TELEPHONES]
    assert len(numbers) > 1_000
    assert [number for number in numbers if not NOBODYS_NUMBER.fullmatch(number)] == []


def test_every_address_is_one_that_leads_nowhere(many: Sequence[ServiceRecord]) -> None:
    for record in many:
        addresses = [record.url, record.policies.source, *(each.url for each in record.sources)]
        addresses += [m.value for m in record.contact_methods if m.kind not in TELEPHONES]
        hosts = [re.sub(r"^https://|/.*$|^[^@/]*@", "", each) for each in addresses if each]
        assert all(host.endswith(".example") for host in hosts)


def test_they_stand_in_every_country_and_under_every_topic(many: Sequence[ServiceRecord]) -> None:
    covered = Counter(code.partition("-")[0] for record in many for code in record.coverage)
    assert len(set(covered) & set(region_codes.countries())) > 230
    assert {topic for record in many for topic in record.topics} == set(words().topics)


def test_few_places_have_many_of_them(many: Sequence[ServiceRecord]) -> None:
    countries = Counter(record.coverage[0].partition("-")[0] for record in many)
    (_, most), (_, second) = countries.most_common(2)
    assert most > 1.5 * second
    assert sum(count for _, count in countries.most_common(20)) > len(many) / 2


def test_sixty_languages_are_spoken(many: Sequence[ServiceRecord]) -> None:
    spoken = {tag for record in many for m in record.contact_methods for tag in m.languages}
    assert 50 < len(spoken) <= 60


def test_a_quarter_of_the_hours_is_unknown_and_two_in_five_never_close(
    many: Sequence[ServiceRecord],
) -> None:
    hours = [m.opening_hours for record in many for m in record.contact_methods]
    unknown = sum(not each for each in hours) / len(hours)
    always = sum(bool(each) and opening_hours.is_always_open(each) for each in hours) / len(hours)
    assert 0.22 < unknown < 0.28
    assert 0.41 < always < 0.47
    assert any("PH off" in each for each in hours)


def test_weekly_hours_are_those_of_the_country(many: Sequence[ServiceRecord]) -> None:
    weekly = [
        (record.contact_methods[0].dialled_in, method)
        for record in many
        for method in record.contact_methods
        if method.opening_hours not in ("", "24/7")
    ]
    for country, method in weekly:
        assert method.time_zone in (region_codes.time_zones(country) or ("",))


def test_nobody_is_asked_to_choose_among_more_than_four(many: Sequence[ServiceRecord]) -> None:
    counts = Counter(len(record.contact_methods) for record in many)
    assert set(counts) == {1, 2, 3, 4}
    assert counts[1] > counts[2] > counts[3] > counts[4]


def test_few_are_priority_lines(many: Sequence[ServiceRecord]) -> None:
    assert 0 < sum(record.priority for record in many) < len(many) / 50


def test_none_of_them_ships_with_the_starter_data() -> None:
    starter = ROOT / "resources" / "starter" / "services.jsonl"
    assert made_up.SLUG not in starter.read_text(encoding="utf-8")
