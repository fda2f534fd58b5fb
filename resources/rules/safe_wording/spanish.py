"""Spanish."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_HAS_DIED = (
    r"(?:se (?:suicidó|suicidaron|mató|mataron)|(?:quitó|quitaron|quitado) la vida"
    r"|(?:puso|pusieron) fin a su vida|acab(?:ó|aron) con su vida|(?:murió|murieron) por suicidio)"
)
_WANTS = (
    r"(?:matar(?:se|me|te)|suicidar(?:se|me|te)|quitar(?:se|me|te) la vida|cortar(?:se|me|te)"
    r"|hacer(?:se|me|te) daño|morir(?:se|me|te)?|autolesionar(?:se|me|te))"
)
_AMOUNT = (
    r"\d[\d.,]{0,12} ?(?:m?g|miligramos?|gramos?|ml|pastillas?|comprimidos?|cápsulas?|tabletas?"
    r"|píldoras?"
    r"|cajas?)"
)
_KILLS = (
    r"(?:mortal(?:es)?|letal(?:es)?|morir|murió|muere[ns]?|muertes?|suicid\w*|matar\w*|envenen\w+)"
)
_SPOT = (
    r"(?:puentes?|viaductos?|azoteas?|tejados?|torres?|balc(?:ón|ones)|ventanas?|acantilados?"
    r"|edificios?|estaci(?:ón|ones)|andén|vías|tren|hotel|playa|río)"
)

_DIED = "«murió por suicidio» o «se quitó la vida»"
_ONLY_DIED = "«murió por suicidio», sin decir cómo ni dónde"
_NO_DOSE = "«cualquier cantidad puede ser peligrosa», con el número de toxicología"

SPANISH = Language(
    rules=(
        Rule(
            phrase(
                rf"{_HAS_DIED} (?:\w+ )?(?:\w+(?:ando|iendo|yendo)|mediante"
                r"|con (?:un|una|su|el|la|los|las|pastillas))"
                rf"|como {_WANTS}|(?:métodos?|formas?|maneras?) (?:de|para) (?:{_WANTS}|suicidio)"
                r"|métodos? suicidas?|(?:muerte|morir|suicidio) (?:sin dolor|indolor[ao])"
                r"|se (?:ahorcó|envenenó|ahorcaron|envenenaron|colgó)"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            phrase(rf"(?:dosis|cantidad) (?:mortal|letal)(?:es)?|{near(_AMOUNT, _KILLS)}"),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            phrase(
                rf"(?:{_HAS_DIED}|se (?:tiró|tiraron|arrojó|lanzó)|salt(?:ó|aron)"
                rf"|suicidios?) (?:\w+ )?"
                rf"(?:en|desde|de|del|por|al?) (?:\w+ ){{0,3}}?{_SPOT}"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(phrase(r"comet(?:er|ió|ido|ieron|e|en|iendo) (?:un )?suicidio"), Reason.CRIME, _DIED),
        Rule(
            phrase(
                r"suicidios? (?:frustrad|fallid|fracasad|consumad|exitos)\w+"
                r"|(?:intent|tentativ)\w+ (?:frustrad|fallid|fracasad|exitos)\w+ de suicidio"
                r"|(?:intent|tentativ)\w+ de suicidio (?:frustrad|fallid|fracasad|exitos)\w+"
                r"|suicidar(?:se|me|te) (?:sin|con) éxito|suicidio (?:sin|con) éxito"
            ),
            Reason.SUCCESS,
            "«intento de suicidio» o «murió por suicidio»",
        ),
        Rule(
            phrase(r"(?:ola|oleada|epidemia|plaga|racha) de suicidios?"),
            Reason.ALARM,
            "«aumento de casos», con la cifra y su fuente",
        ),
        Rule(
            phrase(r"(?:solo|únicamente) (?:para |quier\w+ )?llam\w+ la atención"),
            Reason.BLAME,
            "«muestra que necesita apoyo»",
        ),
        Rule(
            phrase(
                r"(?:suicidio|muerte|morir) (?:es|era|como) (?:(?:la|una|el) )?"
                r"(?:(?:única|mejor|última) )?(?:salida|solución|respuesta)"
            ),
            Reason.ANSWER,
            "Di que el dolor se puede aliviar y dónde hay ayuda.",
        ),
        Rule(
            phrase(r"suicidio (?:político|profesional|económico|social|comercial)"),
            Reason.JOKE,
            "Di lo que quieres decir.",
        ),
        Rule(
            phrase(
                r"(?:los|las|un|una|para) (?:esquizofrénic|psicótic|anoréxic|bulímic)[oa]s?"
                r"|psicópatas?|enferm[oa]s? mental(?:es)?|l[oa]s loc[oa]s"
                r"|víctimas? de(?:l)? suicidio"
                r"|sufr(?:e|en|ir|ió|iendo) (?:de )?(?:una )?(?:depresión|esquizofrenia|psicosis)"
            ),
            Reason.LABEL,
            "«persona que vive con …»",
            names_may_say_it=True,
        ),
        Rule(
            phrase(
                r"abuso de (?:drogas?|sustancias?|alcohol|estupefacientes)|drogadict\w+"
                r"|toxicóman\w+"
                r"|borrach[oa]s?|yonquis?|alcohólic[oa]s"
            ),
            Reason.JUDGEMENT,
            "«consumo de sustancias», «persona que consume drogas»",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"\s+(?:anonim[oa]s)\b", re.IGNORECASE),
    members=re.compile(
        r"\b(?:familiares|familias|hijos|amigos|asociacion|centro|consejo|instituto|comision|linea"
        r"|prevencion|tratamiento|servicio)\s+(?:de|del|contra|para)(?:\s+(?:el|la|los|las))?\s+\Z",
        re.IGNORECASE,
    ),
    capitals=True,
)
