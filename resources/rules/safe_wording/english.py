"""English."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_WHOSE = r"(?:his|her|their|your|my|our|its)"
_ONESELF = r"(?:(?:him|her|your|my|one)self|(?:them|our|your)sel(?:f|ves))"
_HAS_DIED = (
    rf"(?:took|taken|ended) {_WHOSE} (?:own )?li(?:fe|ves)|(?:died|dies) by suicide"
    rf"|killed {_ONESELF}|(?:attempted|committed|tried) suicide"
)
_WANTS = (
    rf"kill(?:ing)? {_ONESELF}|end(?:ing)? (?:{_WHOSE} (?:own )?li(?:fe|ves)|it all)"
    rf"|tak(?:e|ing) {_WHOSE} own li(?:fe|ves)|commit(?:ting)? suicide|self harm(?:ing)?"
    r"|overdos(?:e|ing)|d(?:ie|ying)"
)
_AMOUNT = (
    r"\d[\d.,]{0,12} ?"
    r"(?:m?g|milligrams?|grams?|ml|tablets?|pills?|capsules?|packs?|packets?|box(?:es)?)"
)
_KILLS = (
    r"(?:lethal|fatal|deadly|suicid\w*|kill(?:s|ed|ing)?|d(?:ie[sd]?|ying)|death|poison\w*"
    r"|self harm\w*)"
)
_SPOT = (
    r"(?:bridge|viaduct|cliffs?|roof(?:top)?|tower|balcony|window|station|platform|railway|tracks?"
    r"|car park|hotel|woods|river|lake|pier|beach|cell)"
)

_DIED = "“died by suicide” or “took their own life”"
_ONLY_DIED = "“died by suicide”, and nothing of how or where"
_NO_DOSE = "“any amount can be dangerous”, with the number of a poison line"

_ERRORS = (
    Rule(
        phrase(
            rf"(?:{_HAS_DIED}) (?:\w+ )?(?:by \w+ing|using|with (?:an?|his|her|their|the) \w+)"
            rf"|how to (?:safely |quickly )?(?:{_WANTS}|(?:harm|hurt|cut|poison|hang) {_ONESELF})"
            rf"|(?:ways?|methods?|tips?) (?:to|of|for) (?:{_WANTS}|suicides?)|suicide methods?"
            r"|painless (?:deaths?|suicides?|ways? to die)"
            rf"|(?:hanged|shot|drowned|poisoned|cut) {_ONESELF}"
        ),
        Reason.METHOD,
        _ONLY_DIED,
    ),
    Rule(
        # An overdose alone says nothing: what reverses one is measured, too.
        phrase(
            rf"(?:lethal|fatal|deadly) (?:dose|amount|quantit)\w*|{near(_AMOUNT, _KILLS)}"
            rf"|overdosed? (?:\w+ )?(?:on|of|with) (?:\w+ ){{0,2}}?{_AMOUNT}"
        ),
        Reason.DOSE,
        _NO_DOSE,
    ),
    Rule(
        phrase(
            rf"(?:jump(?:ed|s|ing)?|leap(?:t|ed)?|fell|threw {_ONESELF}) (?:\w+ ){{0,2}}?"
            rf"(?:off|from|out of|in front of) (?:\w+ ){{0,4}}?{_SPOT}"
            rf"|(?:{_HAS_DIED}|suicides?(?! prevention)|found dead) (?:\w+ ){{0,2}}?"
            rf"(?:at|from|off|on|near|in|under) (?:\w+ ){{0,3}}?{_SPOT}"
        ),
        Reason.PLACE,
        _ONLY_DIED,
    ),
)
_ATTEMPT = "“suicide attempt” or “non-fatal attempt”"
_CONDITION = (
    r"(?:a |an )?(?:mental (?:illness|disorder|health)|depression|anxiety|schizophrenia|psychosis"
    r"|ptsd|bipolar|eating disorder|addiction)"
)
_SUBSTANCE = r"(?:(?:prescription )?drugs?|substances?|alcohol|solvents?|medicines?|medication)"

_WARNINGS = (
    Rule(phrase(r"commit(?:s|ted|ting)? (?:a )?suicides?(?! prevention)"), Reason.CRIME, _DIED),
    Rule(
        phrase(r"commit(?:s|ted|ting)? self (?:harm|injury)"),
        Reason.CRIME,
        "“self-harmed” or “hurt themselves”",
    ),
    Rule(
        phrase(r"success(?:ful|fully)? suicides?(?! prevention)(?: attempts?)?"),
        Reason.SUCCESS,
        _DIED,
    ),
    Rule(
        phrase(r"complet(?:e|es|ed|ing) (?:a |the |their )?suicides?(?! [a-z]+ing| prevention)"),
        Reason.SUCCESS,
        _DIED,
    ),
    Rule(
        phrase(r"(?:failed|unsuccessful) suicides?(?! prevention)(?: attempts?| bids?)?"),
        Reason.SUCCESS,
        _ATTEMPT,
    ),
    Rule(
        phrase(r"(?:failed|(?:un)?successful) attempts? (?:at|of|to commit) suicide"),
        Reason.SUCCESS,
        _ATTEMPT,
    ),
    Rule(
        phrase(r"suicide bids?|suicidal gestures?|parasuicid(?:e|es|al)"), Reason.SUCCESS, _ATTEMPT
    ),
    Rule(
        phrase(
            r"(?:suicide|self harm) (?:epidemic|wave|craze|spree|plague)s?"
            r"|(?:epidemic|wave|craze|spate|plague|tsunami) of (?:[a-z]+ )?(?:suicides?|self harm)"
        ),
        Reason.ALARM,
        "“increasing rates”",
    ),
    Rule(
        phrase(
            r"(?:sky ?rocketing|soaring|exploding|spirall?ing) (?:rates? of )?"
            r"(?:suicides?|self harm)"
            r"|suicides?(?: rates?| numbers?)? (?:(?:is|are|has|have|keeps?) )?"
            r"(?:sky ?rocket(?:s|ed|ing)?|soar(?:s|ed|ing)?|explod(?:es?|ed|ing))"
        ),
        Reason.ALARM,
        "“increasing rates”, with the number and its source",
    ),
    Rule(
        phrase(r"(?:shocking|horrific|horrifying|gruesome|sensational) (?:suicides?|self harm)"),
        Reason.ALARM,
        "Leave the adjective out.",
    ),
    Rule(
        phrase(r"attention seek(?:ing|ers?)|(?:just|only|merely) (?:for|wants?|wanting) attention"),
        Reason.BLAME,
        "“showing that they need support”",
    ),
    Rule(
        phrase(r"cry for (?:help|attention)"),
        Reason.BLAME,
        "“a sign of distress that needs support”",
        names_may_say_it=True,
    ),
    Rule(
        phrase(
            r"(?:suicide|death|dying) (?:is|was|as|seem(?:s|ed)) (?:a |an |the |their |his |her )?"
            r"(?:only |easy |best |last )?(?:way out|solution|answer|escape)"
            r"|(?:an|the) easy way out"
        ),
        Reason.ANSWER,
        "Say that the pain can be lived through, and where help is.",
    ),
    Rule(
        phrase(
            r"(?:died by suicide|took (?:his|her|their) (?:own )?li(?:fe|ves)|suicides?)"
            r" (?:because|due to|caused by|triggered by|blamed on)"
        ),
        Reason.SINGLE_CAUSE,
        "Name no cause, or say that many things come together.",
    ),
    Rule(
        phrase(r"suicide (?:notes?|hot ?spots?|spots?)|(?:notorious|popular) for suicides?"),
        Reason.DETAIL,
        "Leave it out.",
    ),
    Rule(
        phrase(r"(?:political|career|social|economic|commercial|financial|professional) suicide"),
        Reason.JOKE,
        "Say what is meant: “it would end the career”.",
    ),
    Rule(
        phrase(r"suicide victims?|victims? of suicide"),
        Reason.LABEL,
        "“person who died by suicide”",
        names_may_say_it=True,
    ),
    Rule(phrase(r"self mutilat(?:e|es|ed|ing|ion|ors?)"), Reason.LABEL, "“self-harm”"),
    Rule(phrase(r"self harmers?"), Reason.LABEL, "“person who self-harms”", names_may_say_it=True),
    Rule(
        phrase(
            r"schizophrenics?|psychotics|anorexics?|bulimics?|(?:manic )?depressives"
            r"|manic depressive|lunatics?|psychopaths?"
            r"|the (?:mentally ill|insane|suicidal|depressed)"
            r"(?=\s*[.,;:!?)]|\s*\Z| (?:and|are|in|is|or|who)\b)"
        ),
        Reason.LABEL,
        "“person who lives with …”, “people who think about suicide”",
        names_may_say_it=True,
    ),
    Rule(
        phrase(rf"suffer(?:s|ed|ing|ers?)? (?:from|of|with) {_CONDITION}"),
        Reason.LABEL,
        "“lives with …”, “has …”",
        names_may_say_it=True,
    ),
    Rule(
        phrase(
            rf"{_SUBSTANCE} (?:(?:and|or|&) {_SUBSTANCE} )?abuse(?:rs?)?"
            rf"|abus(?:e|es|ed|ing) (?:of )?(?:(?:alcohol|drugs?) (?:and|or) )?{_SUBSTANCE}"
        ),
        Reason.JUDGEMENT,
        "“substance use”, “alcohol and drugs”",
        names_may_say_it=True,
    ),
    Rule(
        phrase(r"addicts?|junkies?|drunkards?|alcoholics|an alcoholic(?! (?:drink|beverage)s?)"),
        Reason.JUDGEMENT,
        "“person who uses …”, “person who lives with an addiction”",
        names_may_say_it=True,
    ),
)

ENGLISH = Language(
    rules=_ERRORS + _WARNINGS,
    institution=re.compile(
        r"(?:\s+[\w-]+)?\s+(?:administration|agency|anonymous|association|board|bureau"
        r"|cent(?:er|re)|commission|committee|council|department|foundation|helpline|hotline"
        r"|institute|line|ministry|society)\b",
        re.IGNORECASE,
    ),
    members=re.compile(
        r"\b(?:children|families|friends|parents|partners|relatives) of\s+\Z", re.IGNORECASE
    ),
    capitals=True,
)
