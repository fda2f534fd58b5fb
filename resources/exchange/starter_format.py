"""The directory's own file format: JSON Lines, one listing a line.

`resources/starter/README.md` describes it field by field. Reading a line checks everything that
can be checked without a database; a line is either a record or a list of problems.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from resources.rules import (
    contact_values,
    language_tags,
    opening_hours,
    plain_text,
    region_codes,
)
from resources.rules.contact_kinds import ContactKind, Cost
from resources.rules.policies import Answer, AnsweredBy, DispatchPolicy, ServiceKind, TextOrigin
from resources.rules.publication import Confidence, SourceKind


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line is refused: the field's path ("contact_methods.0.value") and a sentence."""

    field: str
    reason: str


class RefusedLine(ValueError):
    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.field}: {p.reason}" for p in problems))
        self.problems = problems


def _safe(text: str) -> str:
    plain_text.refuse_unsafe_characters(text)
    return text.strip()


def _safe_line(text: str) -> str:
    plain_text.refuse_unsafe_characters(text, one_line=True)
    return text.strip()


def _region(code: str) -> str:
    if not region_codes.is_canonical(code):
        raise ValueError(f"there is no region {code!r}")
    return code


def _known(vocabulary: str) -> AfterValidator:
    def check(slug: str, info: ValidationInfo) -> str:
        if slug not in (info.context or {}).get(vocabulary, ()):
            raise ValueError(f"there is no {vocabulary[:-1]} {slug!r}")
        return slug

    return AfterValidator(check)


def _web_address(url: str) -> str:
    return contact_values.check(ContactKind.CHAT, url, "").value if url else ""


def _partial_date(text: str) -> str:
    _last_day(text)
    return text


def _time_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"there is no time zone {name!r}") from None


def _refuse_repeated(values: Iterable[str], sentence: str) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise ValueError(sentence.format(value))


SafeText = Annotated[str, AfterValidator(_safe)]
SafeLine = Annotated[str, AfterValidator(_safe_line)]
Name = Annotated[SafeLine, Field(min_length=1, max_length=300)]
RegionCode = Annotated[str, AfterValidator(_region)]
TopicSlug = Annotated[str, _known("topics")]
AudienceSlug = Annotated[str, _known("audiences")]
SpokenLanguage = Annotated[str, AfterValidator(language_tags.normalise)]
WrittenLanguage = Annotated[str, AfterValidator(language_tags.normalise_written)]
WebAddress = Annotated[str, Field(max_length=1000), AfterValidator(_web_address)]
OpeningHours = Annotated[str, AfterValidator(opening_hours.normalise)]
PartialDate = Annotated[
    str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), AfterValidator(_partial_date)
]
TimeZone = Annotated[str, Field(max_length=50), AfterValidator(_time_zone)]
Count = Annotated[int, Field(ge=0, le=32_767)]
YesOrNo = Literal[Answer.YES, Answer.NO, Answer.UNKNOWN]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextRecord(Record):
    language: WrittenLanguage
    name: Name
    summary: Annotated[SafeLine, Field(max_length=280)] = ""
    description: SafeText = ""
    what_happens: SafeText = ""
    origin: TextOrigin = TextOrigin.ORIGINAL


class ContactMethodRecord(Record):
    kind: ContactKind
    dialled_in: RegionCode | Literal[""] = ""
    value: Annotated[SafeLine, Field(min_length=1, max_length=500)]
    e164: str = ""
    keyword: Annotated[SafeLine, Field(max_length=40)] = ""
    menu_path: Annotated[SafeLine, Field(max_length=100)] = ""
    opening_hours: OpeningHours = ""
    hours_as_written: Annotated[SafeLine, Field(max_length=300)] = ""
    time_zone: TimeZone = ""
    holiday_region: RegionCode | Literal[""] = ""
    languages: tuple[SpokenLanguage, ...] = ()
    cost: Cost = Cost.UNKNOWN
    agreeing_sources: Count | None = None

    @field_validator("value")
    @classmethod
    def value_fits_its_kind(cls, value: str, info: ValidationInfo) -> str:
        """The value tidied: two spellings of a number are one number."""
        if "kind" not in info.data:
            return value
        region = info.data.get("dialled_in", "")
        return contact_values.check(info.data["kind"], value, region).value


class PoliciesRecord(Record):
    dispatch_policy: DispatchPolicy = DispatchPolicy.UNKNOWN
    anonymous: YesOrNo = Answer.UNKNOWN
    account_needed: YesOrNo = Answer.UNKNOWN
    records_calls: YesOrNo = Answer.UNKNOWN
    shown_on_bill: YesOrNo = Answer.UNKNOWN
    answered_by: AnsweredBy = AnsweredBy.UNKNOWN
    source: WebAddress = ""


class SourceRecord(Record):
    title: Name
    url: WebAddress = ""
    dataset_path: Annotated[SafeLine, Field(max_length=500)] = ""
    kind: SourceKind
    retrieved_on: PartialDate | Literal[""] = ""
    licence: Annotated[SafeLine, Field(max_length=100)] = ""
    number_only: bool = False


class ServiceRecord(Record):
    """One line. `id` is the listing's lasting name in the file and becomes its address."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
    kind: ServiceKind = ServiceKind.HELPLINE
    organization: Annotated[SafeLine, Field(max_length=300)] = ""
    texts: Annotated[tuple[TextRecord, ...], Field(min_length=1)]
    url: WebAddress = ""
    coverage: Annotated[tuple[RegionCode, ...], Field(min_length=1)]
    topics: Annotated[tuple[TopicSlug, ...], Field(min_length=1)]
    audiences: tuple[AudienceSlug, ...] = ()
    minimum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    maximum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    priority: bool = False
    contact_methods: Annotated[tuple[ContactMethodRecord, ...], Field(min_length=1)]
    policies: PoliciesRecord = PoliciesRecord()
    sources: Annotated[tuple[SourceRecord, ...], Field(min_length=1)]
    independent_sources: Count = 0
    confidence: Confidence = Confidence.UNRATED
    notes: tuple[SafeText, ...] = ()

    @model_validator(mode="after")
    def nothing_twice(self) -> "ServiceRecord":
        _refuse_repeated((text.language for text in self.texts), "two texts are in {}")
        ways = ((way.kind.value, way.value, way.menu_path) for way in self.contact_methods)
        _refuse_repeated(map(" ".join, ways), "one way of contact stands there twice: {}")
        return self

    @model_validator(mode="after")
    def ages_in_order(self) -> "ServiceRecord":
        if None not in (self.minimum_age, self.maximum_age):
            lowest, highest = self.minimum_age or 0, self.maximum_age or 0
            if lowest > highest:
                raise ValueError("the minimum age is above the maximum age")
        return self

    @property
    def digest(self) -> str:
        """Changes whenever anything in the record does."""
        return sha256(self.model_dump_json().encode()).hexdigest()

    @property
    def newest_source_on(self) -> date | None:
        """The newest day that a source can be from: the last of its month or year if inexact."""
        days = [_last_day(source.retrieved_on) for source in self.sources if source.retrieved_on]
        return max(days, default=None)


def read_line(line: str, vocabulary: Mapping[str, Any]) -> ServiceRecord:
    """The record in one line. `vocabulary`: "topics" and "audiences" -> known slugs.

    Raises RefusedLine with every problem of the line, not only the first.
    """
    try:
        return ServiceRecord.model_validate_json(line, context=vocabulary)
    except ValidationError as error:
        raise RefusedLine(tuple(_problem(each) for each in _innermost(error))) from None


def _innermost(error: ValidationError) -> list[Any]:
    """Without errors of a list that only say that one of its members has an error."""
    places = [each["loc"] for each in error.errors()]
    return [
        each
        for each in error.errors()
        if not any(
            len(p) > len(each["loc"]) and p[: len(each["loc"])] == each["loc"] for p in places
        )
    ]


def _problem(error: Any) -> Problem:
    field = ".".join(str(part) for part in error["loc"]) or "line"
    return Problem(field=field, reason=str(error["msg"]).removeprefix("Value error, "))


def _last_day(partial: str) -> date:
    """Of "2025-03" the last of March. Raises ValueError for a day that no calendar has."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:  # noqa: PLR2004 (a year and a month)
        date(parts[0], parts[1], 1)
        return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])
