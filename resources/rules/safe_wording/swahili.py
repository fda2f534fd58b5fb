"""Swahili. Who, when and whom are written onto the verb, so stems may stand inside a word."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_KILLS_SELF = r"\w*ji(?:ua|uwa|nyonga)"
_HAS_DIED = (
    r"(?:(?:a|wa|ni|u|tu|m)(?:li|me|likuwa a)ji(?:ua|uwa)|(?:a|wa)(?:li"
    r"|me)(?:jitoa uhai|katisha maisha yake|jitoa roho))"
)
_AMOUNT = r"(?:vidonge|tembe|dawa|kapsuli|miligramu|gramu|mg|ml|pakiti|chupa) ?\d[\d.,]{0,12}"
_AMOUNT_BACK = r"\d[\d.,]{0,12} ?(?:m?g|ml|miligramu|gramu|tembe)"
_KILLS = rf"(?:\w+(?:kuua|naua|hukuua|mwua|huua)|kuua|huua|kufa|hufa|kifo|{_KILLS_SELF}|sumu)"
_SPOT = (
    r"(?:daraja\w*|paa|jengo\w*|ghorofa\w*|mnara\w*|dirisha\w*|kituo\w* cha (?:treni|basi)|reli\w*"
    r"|mwamba\w*|hoteli\w*|bahari\w*|ziwa\w*)"
)

_DIED = "“alikufa kwa kujiua”"
_ONLY_DIED = "“alikufa kwa kujiua”, bila kusema jinsi au mahali"
_NO_DOSE = "“kiasi chochote kinaweza kuwa hatari”, pamoja na namba ya msaada wa sumu"

SWAHILI = Language(
    rules=(
        Rule(
            phrase(
                rf"{_HAS_DIED} kwa (?:ku\w+|sumu|kamba|dawa|kisu)"
                r"|(?:jinsi|namna) ya (?:kujiua|kufa|kujidhuru|kujikata|kujinyonga|kujiumiza)"
                r"|(?:njia|mbinu) (?:\w+ )?(?:za|ya) (?:kujiua|kufa|kujidhuru)"
                r"|(?:kifo|kufa|kujiua) bila maumivu|(?:a|wa)(?:li|me)jinyonga"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            phrase(
                rf"(?:dozi|kiasi|kipimo) (?:ya|cha) (?:kuua|kufisha)"
                rf"|{near(rf'(?:{_AMOUNT}|{_AMOUNT_BACK})', _KILLS)}"
            ),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            phrase(
                rf"(?:(?:a|wa)(?:li|me)(?:ruka|jirusha|jitupa)|{_HAS_DIED}) (?:\w+ )?"
                rf"(?:kwenye|kutoka|katika|toka|juu ya|mbele ya) (?:\w+ ){{0,3}}?{_SPOT}"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(
            phrase(
                r"(?:\w*tenda|\w*fanya) (?:kosa|dhambi) la kujiua|(?:kosa|dhambi|jinai) ya kujiua"
            ),
            Reason.CRIME,
            _DIED,
        ),
        Rule(
            phrase(
                r"(?:jaribio|majaribio) (?:la|ya) kujiua \w*(?:shindwa|shindikana|feli|fanikiwa)"
                r"|\w+(?:shindwa|fanikiwa) kujiua"
            ),
            Reason.SUCCESS,
            "“jaribio la kujiua” au “alikufa kwa kujiua”",
        ),
        Rule(
            phrase(r"(?:wimbi|janga|mlipuko) la (?:visa vya )?(?:watu )?kujiua"),
            Reason.ALARM,
            "“visa vimeongezeka”, pamoja na idadi na chanzo chake",
        ),
        Rule(
            phrase(r"\w*tafuta (?:tu )?(?:umakini|kuonekana|sifa)(?: tu)?"),
            Reason.BLAME,
            "“anaonyesha kwamba anahitaji msaada”",
        ),
        Rule(
            phrase(r"(?:kujiua|kifo|kufa) (?:ni|ndiyo|ndio) (?:suluhisho|njia|jibu)(?: pekee)?"),
            Reason.ANSWER,
            "Sema kwamba maumivu yanaweza kupungua na msaada uko wapi.",
        ),
        Rule(
            phrase(r"(?:ki|vi|wa|m)?(?:chaa|wazimu)|mwendawazimu|wendawazimu|kichaa|vichaa"),
            Reason.LABEL,
            "“mtu anayeishi na …”",
            names_may_say_it=True,
        ),
        Rule(
            phrase(r"walevi|mlevi|mateja|teja|wavuta bangi|mraibu|waraibu"),
            Reason.JUDGEMENT,
            "“mtu anayetumia …”, “matumizi ya dawa”",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"\s+(?:wasiojulikana|anonymous)\b", re.IGNORECASE),
    members=re.compile(
        r"\b(?:familia|watoto|chama|kituo|jamaa|ndugu)\s+(?:za|cha|ya|wa|la)\s+\Z", re.IGNORECASE
    ),
)
