"""German. Every noun begins with a capital, so capitals show no name."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_SUICIDE = r"(?:Suizid|Selbstmord|Selbsttötung|Freitod)(?:es|s|en|e)?"
_SELF = r"(?:sich|dich|mich|dir|mir)"
_HOW = r"(?:mit|durch|mittels|mithilfe|per)"
_SPOT = (
    r"(?:\w*(?:brücke|dach|hochhaus|hochhauses|turm|klippe|balkon|fenster|bahnhof|bahnsteig"
    r"|bahngleis"
    r"|gleis|gleise|gleisen|parkhaus|parkhauses|viadukt|hotel|see|steilküste)(?:s|n)?)"
)
_AMOUNT = (
    r"\d[\d.,]{0,12} ?"
    r"(?:m?g|Milligramm|Gramm|ml|Tabletten?|Pillen?|Kapseln?|Packung(?:en)?|Schachteln?)"
)
_KILLS = (
    r"(?:tödlich\w*|letal\w*|sterben|starb\w*|gestorben|Tod\w*|Suizid\w*|Selbstmord\w*|umzubringen"
    r"|umgebracht|vergift\w+)"
)

_DIED = "„durch Suizid gestorben“ oder „hat sich das Leben genommen“"
_ONLY_DIED = "„durch Suizid gestorben“, und nichts darüber, wie oder wo"
_NO_DOSE = "„jede Menge kann gefährlich sein“, mit der Nummer vom Giftnotruf"
_PERSON = "„Mensch, der mit … lebt“"

GERMAN = Language(
    rules=(
        Rule(
            phrase(
                rf"n(?:ahm|immt|ahmen|ehmen) {_SELF} {_HOW} (?:[\w-]+ ){{1,6}}das Leben"
                rf"|n(?:ahm|immt|ahmen) {_SELF} das Leben,? (?:indem|{_HOW})"
                rf"|{_SELF} {_HOW} (?:[\w-]+ ){{1,6}}das Leben (?:genommen|nahm\w*)"
                rf"|{_SELF} (?:[\w-]+ ){{0,4}}{_HOW} (?:[\w-]+ ){{1,3}}(?:getötet|umgebracht)"
                rf"|(?:brachte|tötete)\w* {_SELF} (?:selbst )?(?:{_HOW} (?:[\w-]+ ){{1,6}}um"
                rf"|{_HOW})"
                rf"|{_SELF} (?:\w+ )?(?:erhäng|erschoss|erschieß|ertränk|vergifte)\w*"
                rf"|(?:erhängt|erschoss|ertränkt|vergiftet)e?n? {_SELF}"
                rf"|durch {_SUICIDE} {_HOW}"
                rf"|(?:Methode|Weg|Möglichkeit|Anleitung|Tipp)\w*,? (?:zum|für den) {_SUICIDE}"
                rf"|(?:Methode|Weg|Möglichkeit|Anleitung|Tipp)\w*,? (?:um )?{_SELF} (?:selbst )?"
                r"(?:umzubringen|zu töten|das Leben zu nehmen|zu verletzen)"
                rf"|wie (?:man|du|ich) {_SELF} (?:\w+ ){{0,2}}"
                r"(?:umbring\w+|töte\w*|verletz\w+|ritz\w+|das Leben n\w+)"
                rf"|schmerzlos\w* (?:sterben|Tod|{_SUICIDE})|(?:Suizid|Selbstmord)methode\w*"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            phrase(rf"(?:tödliche|letale)\w? (?:Dosis|Menge|Dosen)|{near(_AMOUNT, _KILLS)}"),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            phrase(
                r"(?:spr[aiu]ng\w*|gesprungen|stürzte\w*|stürzt|gestürzt|warf\w*) (?:[\w-]+ ){0,3}?"
                rf"(?:von|vom|aus|vor) (?:[\w-]+ ){{0,3}}?{_SPOT}"
                rf"|(?:{_SUICIDE}|das Leben) (?:\w+ )?(?:an|am|auf|von|vom|vor|in|im|bei)"
                rf" (?:[\w-]+ ){{0,3}}?{_SPOT}"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(
            phrase(rf"{_SUICIDE} (?:zu )?(?:beg(?:ehen|eht|ing\w*|angen)|verüb\w+)"),
            Reason.CRIME,
            _DIED,
        ),
        Rule(phrase(rf"beg(?:ing|ingen|eht|ehen) (?:\w+ ){{0,4}}?{_SUICIDE}"), Reason.CRIME, _DIED),
        Rule(
            phrase(
                r"(?:erfolgreich|vollendet|geglückt|gelungen|missglückt|gescheitert|misslungen"
                r"|fehlgeschlagen|erfolglos)\w* (?:Suizid|Selbstmord)\w*"
            ),
            Reason.SUCCESS,
            "„Suizidversuch“ oder „Suizid“",
        ),
        Rule(
            phrase(
                r"(?:Suizid|Selbstmord)(?:welle|epidemie|serie|drama|tragödie)\w*"
                rf"|(?:Welle|Epidemie|Serie) (?:von|an) {_SUICIDE}"
            ),
            Reason.ALARM,
            "„steigende Zahlen“, mit der Zahl und ihrer Quelle",
        ),
        Rule(
            phrase(r"(?:Selbstmord|Selbstmörder|Freitod)\w*"),
            Reason.CRIME,
            "„Suizid“, „Mensch, der durch Suizid gestorben ist“",
            names_may_say_it=True,
        ),
        Rule(
            phrase(r"(?:nur|bloß) (?:Aufmerksamkeit|um Aufmerksamkeit)|Aufmerksamkeitsheisch\w+"),
            Reason.BLAME,
            "„zeigt, dass Hilfe nötig ist“",
        ),
        Rule(
            phrase(
                rf"(?:{_SUICIDE}|Tod|Sterben) (?:ist|war|als) (?:(?:der|die|ein|eine|einen) )?"
                r"(?:(?:einzige|letzte|beste)\w* )?(?:Ausweg|Lösung|Erlösung)"
            ),
            Reason.ANSWER,
            "Sagen Sie, dass es Hilfe gibt und der Schmerz nachlassen kann.",
        ),
        Rule(
            phrase(r"(?:politisch|beruflich|wirtschaftlich)\w* (?:Selbstmord|Suizid)"),
            Reason.JOKE,
            "Sagen Sie, was gemeint ist.",
        ),
        Rule(
            phrase(
                r"Geisteskranke\w*|Geistesgestört\w*|Psychopath\w*|Schizophrene[nr]?"
                r"|Magersüchtige\w*"
                r"|(?:die|der|für) Depressive[nr]?|Selbstverstümmel\w*|Ritzer(?:in|innen|n)?"
                r"|leide\w* (?:an|unter) (?:\w+ )?(?:Depression\w*|Schizophrenie|Psychose\w*|Sucht)"
            ),
            Reason.LABEL,
            _PERSON,
            names_may_say_it=True,
        ),
        Rule(
            phrase(
                r"(?:Drogen|Alkohol|Substanz|Suchtmittel|Medikamenten)missbrauch\w*"
                r"|Drogensüchtig\w*|Süchtige\w*|Junkies?|Säufer\w*|Trinker(?:in|innen|n)?"
                r"|Alkoholiker\w*"
            ),
            Reason.JUDGEMENT,
            "„Substanzkonsum“, „Mensch, der mit einer Sucht lebt“",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(
        r"(?:[- ]?(?:telefon|hotline|hilfe|verband|zentrum|prävention|prophylaxe|beratung\w*"
        r"|e\. ?V\.))",
        re.IGNORECASE,
    ),
    members=re.compile(
        r"(?:anonyme[nr]?|angehörige[nr]?|angehorige[nr]?|kinder|eltern|verein|hilfe)"
        r"(?:\s+(?:von|der|für|fur|um))?\s+\Z",
        re.IGNORECASE,
    ),
)
