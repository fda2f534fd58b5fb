"""Words that a listing, a template or a translation may not use, and what to say instead.

Sources: WHO and IASP, "Preventing suicide: a resource for media professionals" (2023); Mindframe;
Samaritans' media guidelines; #chatsafe 2.0; reportingonsuicide.org. Older guides recommend
"completed": it is refused here, as those sources do. Only phrasing is judged: what must never be
published at all is kept out by people, and is not listed in a public repository.

Rules are data, by the base language of the text. To add a language, add its rules to RULES.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """`pattern` finds the words. With `names_may_say_it`, the name of an institution may keep them.

    `reason` and `instead` are English, for moderators and translators.
    """

    pattern: re.Pattern[str]
    reason: str
    instead: str
    names_may_say_it: bool = False


@dataclass(frozen=True)
class Problem:
    """`words` as the text has them, why they harm, and what to say instead."""

    words: str
    reason: str
    instead: str


def problems(text: str, language: str) -> tuple[Problem, ...]:
    """What is wrong with `text`, in its order; empty for a language without rules.

    `language` is a BCP 47 tag; "en-gb" is judged as "en", and "und" by the rules of every language.
    """
    base = language.strip().lower().replace("_", "-").partition("-")[0]
    rules = [rule for known, own in RULES.items() if base in {known, "und"} for rule in own]
    found = sorted(_found(text, rules), key=lambda place: place[0])
    return tuple(problem for _, problem in found)


def _found(text: str, rules: Iterable[Rule]) -> Iterator[tuple[int, Problem]]:
    for rule in rules:
        for match in rule.pattern.finditer(text):
            if not (rule.names_may_say_it and _is_in_a_name(text, match)):
                yield match.start(), Problem(match[0], rule.reason, rule.instead)


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words are part of a name, which is its owner's and is never rewritten.

    All in capitals ("Drug Abuse Council"), before an institution ("substance abuse WhatsApp line")
    or after its members ("children of addicts"). One capital at the start of a text shows nothing.
    """
    words = [word for word in WORD.findall(match[0]) if word.lower() not in JOINING_WORDS]
    before = text[max(0, match.start() - NEARBY) : match.start()]
    shows_a_name = len(words) > 1 or bool(before.strip())
    if shows_a_name and all(word[0].isupper() for word in words):
        return True
    return bool(INSTITUTION.match(text, match.end()) or MEMBERS.search(before))


NEARBY = 40
"""Characters before the words that are looked at: enough for "children of"."""

WORD = re.compile(r"[^\W\d_]+")

JOINING_WORDS = frozenset({"a", "an", "and", "for", "from", "of", "or", "the", "with"})

INSTITUTION = re.compile(
    r"(?:\s+[\w-]+)?\s+(?:administration|agency|anonymous|association|board|bureau"
    r"|cent(?:er|re)|commission|committee|council|department|foundation|helpline|hotline"
    r"|institute|line|ministry|society)\b",
    re.IGNORECASE,
)

MEMBERS = re.compile(
    r"\b(?:children|families|friends|parents|partners|relatives) of\s+\Z", re.IGNORECASE
)


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words in any case. " " is any white space or hyphens, " ?" the same or nothing."""
    spaced = pattern.replace(" ?", r"[\s‐‑–-]*").replace(" ", r"[\s‐‑–-]+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


NO_CRIME = "It sounds as if suicide were a crime or a sin."
NO_SUCCESS = "It makes a death a success, and living on a failure."
NO_ALARM = "It alarms, and makes suicide look like something that spreads by itself."
NO_BLAME = "It blames people for showing that they need help."
NO_ANSWER = "It presents death as an answer."
NO_SINGLE_CAUSE = "Suicide has no single cause, and readers in the same place may recognise theirs."
NO_DETAIL = "Details of a death can lead others to it."
NO_JOKE = "It uses suicide for something else and makes light of it."
NO_LABEL = "It makes a person into a condition."
NO_JUDGEMENT = "It judges people for what they use and keeps them from asking for help."

_DIED = "“died by suicide” or “took their own life”"
_ATTEMPT = "“suicide attempt” or “non-fatal attempt”"
_CONDITION = (
    r"(?:a |an )?(?:mental (?:illness|disorder|health)|depression|anxiety|schizophrenia|psychosis"
    r"|ptsd|bipolar|eating disorder|addiction)"
)
_SUBSTANCE = r"(?:(?:prescription )?drugs?|substances?|alcohol|solvents?|medicines?|medication)"

ENGLISH = (
    Rule(_words(r"commit(?:s|ted|ting)? (?:a )?suicides?(?! prevention)"), NO_CRIME, _DIED),
    Rule(
        _words(r"commit(?:s|ted|ting)? self (?:harm|injury)"),
        NO_CRIME,
        "“self-harmed” or “hurt themselves”",
    ),
    Rule(
        _words(r"success(?:ful|fully)? suicides?(?! prevention)(?: attempts?)?"), NO_SUCCESS, _DIED
    ),
    Rule(
        _words(r"complet(?:e|es|ed|ing) (?:a |the |their )?suicides?(?! [a-z]+ing| prevention)"),
        NO_SUCCESS,
        _DIED,
    ),
    Rule(
        _words(r"(?:failed|unsuccessful) suicides?(?! prevention)(?: attempts?| bids?)?"),
        NO_SUCCESS,
        _ATTEMPT,
    ),
    Rule(
        _words(r"(?:failed|(?:un)?successful) attempts? (?:at|of|to commit) suicide"),
        NO_SUCCESS,
        _ATTEMPT,
    ),
    Rule(_words(r"suicide bids?|suicidal gestures?|parasuicid(?:e|es|al)"), NO_SUCCESS, _ATTEMPT),
    Rule(
        _words(
            r"(?:suicide|self harm) (?:epidemic|wave|craze|spree|plague)s?"
            r"|(?:epidemic|wave|craze|spate|plague|tsunami) of (?:[a-z]+ )?(?:suicides?|self harm)"
        ),
        NO_ALARM,
        "“increasing rates”",
    ),
    Rule(
        _words(
            r"(?:sky ?rocketing|soaring|exploding|spirall?ing) (?:rates? of )?"
            r"(?:suicides?|self harm)"
            r"|suicides?(?: rates?| numbers?)? (?:(?:is|are|has|have|keeps?) )?"
            r"(?:sky ?rocket(?:s|ed|ing)?|soar(?:s|ed|ing)?|explod(?:es?|ed|ing))"
        ),
        NO_ALARM,
        "“increasing rates”, with the number and its source",
    ),
    Rule(
        _words(r"(?:shocking|horrific|horrifying|gruesome|sensational) (?:suicides?|self harm)"),
        NO_ALARM,
        "Leave the adjective out.",
    ),
    Rule(
        _words(r"attention seek(?:ing|ers?)|(?:just|only|merely) (?:for|wants?|wanting) attention"),
        NO_BLAME,
        "“showing that they need support”",
    ),
    Rule(
        _words(r"cry for (?:help|attention)"),
        NO_BLAME,
        "“a sign of distress that needs support”",
        names_may_say_it=True,
    ),
    Rule(
        _words(
            r"(?:suicide|death|dying) (?:is|was|as|seem(?:s|ed)) (?:a |an |the |their |his |her )?"
            r"(?:only |easy |best |last )?(?:way out|solution|answer|escape)"
            r"|(?:an|the) easy way out"
        ),
        NO_ANSWER,
        "Say that the pain can be lived through, and where help is.",
    ),
    Rule(
        _words(
            r"(?:died by suicide|took (?:his|her|their) (?:own )?li(?:fe|ves)|suicides?)"
            r" (?:because|due to|caused by|triggered by|blamed on)"
        ),
        NO_SINGLE_CAUSE,
        "Name no cause, or say that many things come together.",
    ),
    Rule(
        _words(r"suicide (?:notes?|hot ?spots?|spots?)|(?:notorious|popular) for suicides?"),
        NO_DETAIL,
        "Leave it out.",
    ),
    Rule(
        _words(r"(?:political|career|social|economic|commercial|financial|professional) suicide"),
        NO_JOKE,
        "Say what is meant: “it would end the career”.",
    ),
    Rule(
        _words(r"suicide victims?|victims? of suicide"),
        NO_LABEL,
        "“person who died by suicide”",
        names_may_say_it=True,
    ),
    Rule(_words(r"self mutilat(?:e|es|ed|ing|ion|ors?)"), NO_LABEL, "“self-harm”"),
    Rule(_words(r"self harmers?"), NO_LABEL, "“person who self-harms”", names_may_say_it=True),
    Rule(
        _words(
            r"schizophrenics?|psychotics|anorexics?|bulimics?|(?:manic )?depressives"
            r"|manic depressive|lunatics?|psychopaths?"
            r"|the (?:mentally ill|insane|suicidal|depressed)"
            r"(?=\s*[.,;:!?)]|\s*\Z| (?:and|are|in|is|or|who)\b)"
        ),
        NO_LABEL,
        "“person who lives with …”, “people who think about suicide”",
        names_may_say_it=True,
    ),
    Rule(
        _words(rf"suffer(?:s|ed|ing|ers?)? (?:from|of|with) {_CONDITION}"),
        NO_LABEL,
        "“lives with …”, “has …”",
        names_may_say_it=True,
    ),
    Rule(
        _words(
            rf"{_SUBSTANCE} (?:(?:and|or|&) {_SUBSTANCE} )?abuse(?:rs?)?"
            rf"|abus(?:e|es|ed|ing) (?:of )?(?:(?:alcohol|drugs?) (?:and|or) )?{_SUBSTANCE}"
        ),
        NO_JUDGEMENT,
        "“substance use”, “alcohol and drugs”",
        names_may_say_it=True,
    ),
    Rule(
        _words(r"addicts?|junkies?|drunkards?|alcoholics|an alcoholic(?! (?:drink|beverage)s?)"),
        NO_JUDGEMENT,
        "“person who uses …”, “person who lives with an addiction”",
        names_may_say_it=True,
    ),
)

RULES: Mapping[str, tuple[Rule, ...]] = {"en": ENGLISH}
