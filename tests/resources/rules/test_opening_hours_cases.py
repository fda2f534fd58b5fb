"""Answers worked out by hand, with a calendar and each zone's rules, not by running the code.

Each line: the moment, the answer, and then until when it is open, when it opens next, or (unknown)
until when it is unknown; "never" is not within a year.

2 November 2026 and 28 December 2026 are Mondays, 25 December 2026 and 1 January 2027 Fridays.
"""

from datetime import UTC, datetime

import pytest

from resources.rules.opening_hours import Opening, OpeningState, state_at

WEEKS = {
    ("24/7", "Asia/Dubai", "ae"): "2026-11-02T00:00+04:00 open never",
    ("24/7", "", ""): "2026-11-02T00:00+04:00 open never",
    ("Mo-Su 00:00-24:00", "", ""): "2026-11-02T00:00Z open never",
    ("", "Europe/London", "gb-eng"): "2026-11-02T12:00Z unknown never",
    ("Mo-Fr 09:00-17:00", "", "gb-eng"): "2026-11-02T12:00Z unknown never",
    ("Mo-Fr 09:00-17:00", "Mars/Base", ""): "2026-11-02T12:00Z unknown never",
    ("off", "Europe/Paris", ""): "2026-11-02T12:00Z closed never",
    ("Mo-Fr 00:00-24:00; Sa,Su 00:00-24:00", "Europe/Paris", ""): "2026-11-06T23:00Z open never",
    ("Mo 00:00-24:00; Tu 00:00-24:00", "Europe/Paris", ""): """
        2026-11-02T10:00+01:00 open 2026-11-04T00:00+01:00
        2026-11-03T23:59+01:00 open 2026-11-04T00:00+01:00
        2026-11-04T00:00+01:00 closed 2026-11-09T00:00+01:00""",
    ("Mo-Fr 09:00-17:00", "Europe/London", ""): """
        2026-11-02T08:59Z closed 2026-11-02T09:00+00:00
        2026-11-02T09:00Z open 2026-11-02T17:00+00:00
        2026-11-02T16:59:59Z open 2026-11-02T17:00+00:00
        2026-11-02T17:00Z closed 2026-11-03T09:00+00:00
        2026-11-06T17:00Z closed 2026-11-09T09:00+00:00
        2026-07-06T08:30Z open 2026-07-06T17:00+01:00""",
    ("Mo-Fr 09:00-17:00", "Pacific/Kiritimati", ""): """
        2026-11-01T20:00Z open 2026-11-02T17:00+14:00
        2026-11-06T12:00Z closed 2026-11-09T09:00+14:00""",
    ("Mo-Fr 09:00-17:00", "Pacific/Pago_Pago", ""): """
        2026-11-07T03:00Z open 2026-11-06T17:00-11:00
        2026-11-07T04:00Z closed 2026-11-09T09:00-11:00""",
    ("Mo-Fr 08:00-19:00", "Asia/Kathmandu", ""): """
        2026-11-02T02:14Z closed 2026-11-02T08:00+05:45
        2026-11-02T02:15Z open 2026-11-02T19:00+05:45""",
    ("Mo-Fr 09:00-17:00", "America/St_Johns", ""): """
        2026-11-02T12:29Z closed 2026-11-02T09:00-03:30
        2026-11-02T12:30Z open 2026-11-02T17:00-03:30""",
    ("Mo-Fr 09:00-17:00", "Pacific/Chatham", ""): "2026-11-01T19:15Z open 2026-11-02T17:00+13:45",
    ("Su-Th 08:00-20:00; Fr,Sa 09:00-17:00", "Asia/Riyadh", ""): """
        2026-11-06T08:30+03:00 closed 2026-11-06T09:00+03:00
        2026-11-07T17:00+03:00 closed 2026-11-08T08:00+03:00
        2026-11-08T08:00+03:00 open 2026-11-08T20:00+03:00""",
    ("Mo-Fr 14:00-20:00; Sa,Su 17:00-20:00", "Pacific/Auckland", ""): """
        2026-11-07T03:30Z closed 2026-11-07T17:00+13:00
        2026-11-08T20:00Z closed 2026-11-09T14:00+13:00""",
    ("Mo-Fr 09:00-12:00,13:00-17:00", "Asia/Tokyo", ""): """
        2026-11-02T11:59+09:00 open 2026-11-02T12:00+09:00
        2026-11-02T12:30+09:00 closed 2026-11-02T13:00+09:00
        2026-11-02T13:00+09:00 open 2026-11-02T17:00+09:00""",
    ("Mo-Fr 09:00-12:00,12:00-17:00", "Asia/Tokyo", ""): """
        2026-11-02T11:00+09:00 open 2026-11-02T17:00+09:00""",
    ("Mo,Tu,Th,Fr 16:00-22:00; We,Sa 14:00-22:00", "Europe/Berlin", ""): """
        2026-11-04T14:00+01:00 open 2026-11-04T22:00+01:00
        2026-11-08T12:00+01:00 closed 2026-11-09T16:00+01:00""",
    ("Mo,We,Su 19:30-21:30; Tu,Th-Sa 10:30-12:30", "Europe/Athens", ""): """
        2026-11-07T12:30+02:00 closed 2026-11-08T19:30+02:00""",
    ("Mo-Sa 07:00-23:00; Su 11:00-19:00", "Australia/Perth", ""): """
        2026-11-07T23:00+08:00 closed 2026-11-08T11:00+08:00""",
    ("Mo-Su 08:00-24:00", "Asia/Seoul", ""): """
        2026-11-02T23:59+09:00 open 2026-11-03T00:00+09:00
        2026-11-03T00:00+09:00 closed 2026-11-03T08:00+09:00""",
}
NIGHTS = {
    ("Mo-Su 19:00-07:00", "Europe/Madrid", ""): """
        2026-11-03T03:00+01:00 open 2026-11-03T07:00+01:00
        2026-11-03T07:00+01:00 closed 2026-11-03T19:00+01:00
        2026-11-03T19:00+01:00 open 2026-11-04T07:00+01:00""",
    ("Mo-Su 08:00-02:00", "America/Sao_Paulo", ""): """
        2026-11-03T01:59-03:00 open 2026-11-03T02:00-03:00
        2026-11-03T02:00-03:00 closed 2026-11-03T08:00-03:00""",
    ("08:00-02:00", "America/Sao_Paulo", ""): "2026-11-03T23:30-03:00 open 2026-11-04T02:00-03:00",
    ("Fr 22:00-26:00", "Europe/Warsaw", ""): "2026-11-07T01:30+01:00 open 2026-11-07T02:00+01:00",
    ("Fr 22:00-26:00; Sa off", "Europe/Warsaw", ""): """
        2026-11-07T01:30+01:00 open 2026-11-07T02:00+01:00""",
    ("Fr 22:00-02:00", "Europe/Warsaw", ""): "2026-11-06T01:30+01:00 closed 2026-11-06T22:00+01:00",
    ("Mo-Su 15:30-00:30", "America/Bogota", ""): """
        2026-11-03T00:29-05:00 open 2026-11-03T00:30-05:00""",
    ("Mo-Su 20:00-01:00", "America/Mexico_City", ""): """
        2026-11-02T21:00-06:00 open 2026-11-03T01:00-06:00""",
    ("Mo-Su 11:00-04:00", "Africa/Johannesburg", ""): """
        2026-11-02T05:00+02:00 closed 2026-11-02T11:00+02:00""",
    ("Mo-Th,Su 11:00-23:00; Fr,Sa 11:00-03:00", "Australia/Sydney", ""): """
        2026-11-08T02:59+11:00 open 2026-11-08T03:00+11:00
        2026-11-09T01:00+11:00 closed 2026-11-09T11:00+11:00""",
    ("Fr,Sa 11:00-03:00; Mo-Th,Su 11:00-23:00", "Australia/Sydney", ""): """
        2026-11-08T02:00+11:00 open 2026-11-08T03:00+11:00""",
}
CLOCKS_GO_FORWARD = {
    # 29 March 2026: 01:00 becomes 02:00
    ("Mo-Su 01:30-02:30", "Europe/London", ""): """
        2026-03-29T00:30Z closed 2026-03-29T02:00+01:00
        2026-03-29T01:15Z open 2026-03-29T02:30+01:00""",
    ("Mo-Su 01:00-02:00", "Europe/London", ""): "2026-03-29T00:30Z closed 2026-03-30T01:00+01:00",
    ("Mo-Su 19:00-07:00", "Europe/London", ""): "2026-03-28T22:00Z open 2026-03-29T07:00+01:00",
    # 8 March 2026: 02:00 becomes 03:00
    ("Mo-Su 01:30-02:30", "America/New_York", ""): """
        2026-03-08T01:15-05:00 closed 2026-03-08T01:30-05:00
        2026-03-08T01:45-05:00 open 2026-03-08T03:00-04:00""",
    # 4 October 2026: 02:00 becomes 02:30
    ("Mo-Su 01:30-02:30", "Australia/Lord_Howe", ""): """
        2026-10-04T01:45+10:30 open 2026-10-04T02:30+11:00
        2026-10-04T02:30+11:00 closed 2026-10-05T01:30+11:00""",
}
CLOCKS_GO_BACK = {
    # 25 October 2026: 02:00 becomes 01:00
    ("Mo-Su 01:30-02:30", "Europe/London", ""): """
        2026-10-25T01:15+01:00 closed 2026-10-25T01:30+01:00
        2026-10-25T01:45+01:00 open 2026-10-25T01:00+00:00
        2026-10-25T01:15+00:00 closed 2026-10-25T01:30+00:00
        2026-10-25T01:45+00:00 open 2026-10-25T02:30+00:00""",
    ("Mo-Su 08:00-02:00", "Europe/London", ""): "2026-10-24T23:00Z open 2026-10-25T02:00+00:00",
    # 1 November 2026: 02:00 becomes 01:00
    ("Mo-Su 01:30-02:30", "America/New_York", ""): """
        2026-11-01T01:45-04:00 open 2026-11-01T01:00-05:00
        2026-11-01T01:15-05:00 closed 2026-11-01T01:30-05:00""",
    ("Mo-Su 17:00-01:00", "America/New_York", ""): """
        2026-11-01T00:30-04:00 open 2026-11-01T01:00-04:00
        2026-11-01T01:00-05:00 closed 2026-11-01T17:00-05:00""",
    # 5 April 2026: 02:00 becomes 01:30
    ("Mo-Su 01:30-02:30", "Australia/Lord_Howe", ""): """
        2026-04-05T01:45+11:00 open 2026-04-05T02:30+10:30""",
    ("Mo-Su 01:45-02:30", "Australia/Lord_Howe", ""): """
        2026-04-05T01:50+11:00 open 2026-04-05T01:30+10:30
        2026-04-05T01:40+10:30 closed 2026-04-05T01:45+10:30""",
    # 5 April 2026: 03:00 becomes 02:00
    ("Mo-Su 19:00-07:00", "Pacific/Auckland", ""): """
        2026-04-04T20:00+13:00 open 2026-04-05T07:00+12:00""",
}
DATES = {
    ("Th[1] 10:00-12:00", "Asia/Bangkok", ""): """
        2026-11-02T00:00+07:00 closed 2026-11-05T10:00+07:00
        2026-11-12T11:00+07:00 closed 2026-12-03T10:00+07:00""",
    ("Su[-1] 10:00-12:00", "Asia/Bangkok", ""): """
        2026-11-22T11:00+07:00 closed 2026-11-29T10:00+07:00""",
    ("week 53 Mo 10:00-12:00", "Asia/Bangkok", ""): """
        2026-12-01T00:00+07:00 closed 2026-12-28T10:00+07:00""",
    ("week 1 Mo-Fr 10:00-12:00", "Asia/Bangkok", ""): """
        2025-12-28T12:00+07:00 closed 2025-12-29T10:00+07:00""",
    ("Jan-Mar Mo 10:00-12:00", "Asia/Bangkok", ""): """
        2026-11-02T10:00+07:00 closed 2027-01-04T10:00+07:00""",
    ("2027 Feb 01 10:00-12:00", "Asia/Bangkok", ""): """
        2026-11-02T10:00+07:00 closed 2027-02-01T10:00+07:00
        2027-02-01T12:00+07:00 closed never""",
    ("24/7; Dec 25 off", "Europe/Paris", ""): """
        2026-12-01T12:00+01:00 open 2026-12-25T00:00+01:00
        2026-12-25T12:00+01:00 closed 2026-12-26T00:00+01:00""",
    ("Mo-Su 19:00-07:00; Dec 25 off", "Europe/London", ""): """
        2026-12-24T20:00Z open 2026-12-25T00:00+00:00
        2026-12-25T03:00Z unknown 2026-12-25T07:00+00:00
        2026-12-25T08:00Z closed 2026-12-26T19:00+00:00
        2026-12-26T03:00Z closed 2026-12-26T19:00+00:00""",
    ("Mo-Fr 10:00-18:00; Mo 12:00-13:00 off", "Europe/Oslo", ""): """
        2026-11-02T11:00+01:00 open 2026-11-02T12:00+01:00
        2026-11-02T12:30+01:00 closed 2026-11-02T13:00+01:00""",
    ("Mo-Fr 10:00-16:00, Tu 18:00-20:00", "Europe/Oslo", ""): """
        2026-11-03T15:00+01:00 open 2026-11-03T16:00+01:00
        2026-11-03T17:00+01:00 closed 2026-11-03T18:00+01:00""",
}
# Boxing Day 2026 is a Saturday, so Monday the 28th is a bank holiday; Scotland's 2 January 2027
# moves to Monday the 4th; Easter Monday 2027 (29 March) is no bank holiday in Scotland.
HOLIDAYS = {
    ("Mo-Fr 09:00-17:00; PH off", "Europe/London", "gb-eng"): """
        2026-12-24T12:00Z open 2026-12-24T17:00+00:00
        2026-12-25T10:00Z closed 2026-12-29T09:00+00:00
        2027-01-01T10:00Z closed 2027-01-04T09:00+00:00
        2027-03-29T10:00+01:00 closed 2027-03-30T09:00+01:00""",
    ("Mo-Fr 09:00-17:00; PH off", "Europe/London", "gb-sct"): """
        2027-01-01T10:00Z closed 2027-01-05T09:00+00:00
        2027-03-29T10:00+01:00 open 2027-03-29T17:00+01:00""",
    ("Mo-Fr 09:00-17:00; PH off", "Europe/London", "gb"): """
        2027-03-29T08:00+01:00 closed 2027-03-30T09:00+01:00
        2027-03-29T10:00+01:00 unknown 2027-03-29T17:00+01:00
        2027-03-30T10:00+01:00 open 2027-03-30T17:00+01:00""",
    ("Mo-Fr 09:00-17:00; PH 10:00-14:00", "Europe/London", "gb-eng"): """
        2026-12-25T09:30Z closed 2026-12-25T10:00+00:00
        2026-12-25T13:00Z open 2026-12-25T14:00+00:00
        2026-12-26T13:00Z open 2026-12-26T14:00+00:00""",
    ("Mo-Fr,PH 09:00-17:00", "Europe/London", "gb-eng"): """
        2026-12-26T10:00Z open 2026-12-26T17:00+00:00
        2026-12-27T10:00Z closed 2026-12-28T09:00+00:00""",
    ("Mo-Sa 09:00-17:00; Su,PH off", "Europe/London", "gb-eng"): """
        2026-12-25T10:00Z closed 2026-12-29T09:00+00:00""",
    ("PH off; Mo-Fr 09:00-17:00", "Europe/London", "gb-eng"): """
        2026-12-25T10:00Z open 2026-12-25T17:00+00:00""",
    ("Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off", "Europe/Zurich", "ch-zh"): """
        2026-12-25T10:00+01:00 closed 2026-12-28T08:30+01:00
        2026-12-28T10:00+01:00 open 2026-12-28T17:15+01:00
        2026-12-29T10:00+01:00 closed 2027-01-04T08:30+01:00""",
    ("Mo-Fr 09:00-18:00; PH off", "Europe/Vienna", "at-9"): """
        2026-12-08T10:00+01:00 closed 2026-12-09T09:00+01:00""",
    ("Mo-Fr 09:00-17:00; PH off", "America/Los_Angeles", "us-ca"): """
        2026-11-26T10:00-08:00 closed 2026-11-30T09:00-08:00""",
    ("Mo-Fr 09:00-17:00; PH off", "America/New_York", "us-ny"): """
        2026-11-26T10:00-05:00 closed 2026-11-27T09:00-05:00""",
    ("Mo-Fr 09:00-17:00; PH off", "Europe/Kyiv", "ua"): """
        2026-11-02T10:00+02:00 unknown 2026-11-02T17:00+02:00
        2026-11-02T18:00+02:00 closed never""",
    ("Mo-Fr 09:00-17:00; PH off", "Europe/Kyiv", ""): """
        2026-11-02T10:00+02:00 unknown 2026-11-02T17:00+02:00""",
    ("Mo-Fr,PH 09:00-17:00", "Europe/Kyiv", "ua"): """
        2026-11-02T10:00+02:00 open 2026-11-02T17:00+02:00
        2026-11-07T10:00+02:00 unknown 2026-11-07T17:00+02:00
        2026-11-07T18:00+02:00 closed 2026-11-09T09:00+02:00""",
    ("24/7; PH off", "Europe/Kyiv", "ua"): "2026-11-02T10:00+02:00 unknown never",
}
CASES = [
    pytest.param(*schedule, *line.split(), id=" ".join([*schedule, line.split()[0]]))
    for table in (WEEKS, NIGHTS, CLOCKS_GO_FORWARD, CLOCKS_GO_BACK, DATES, HOLIDAYS)
    for schedule, lines in table.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("expression", "zone", "region", "at", "opening", "then"), CASES)
def test_answer_is_the_one_worked_out_by_hand(
    *, expression: str, zone: str, region: str, at: str, opening: str, then: str
) -> None:
    state = state_at(
        expression,
        time_zone=zone,
        holiday_region=region,
        at=datetime.fromisoformat(at).astimezone(UTC),
    )
    assert (state.opening.value, _then(state)) == (opening, then)


def _then(state: OpeningState) -> str:
    moments = {
        Opening.OPEN: state.open_until,
        Opening.CLOSED: state.opens_at,
        Opening.UNKNOWN: state.next_change,
    }
    moment = moments[state.opening]
    return "never" if moment is None else moment.isoformat(timespec="minutes")


def test_table_is_wide_enough() -> None:
    zones = {case.values[1] for case in CASES}
    assert len(CASES) >= 60
    assert len(zones) >= 12
