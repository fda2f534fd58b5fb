"""French."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_HAS_DIED = (
    r"(?:s'est (?:suicidée?|tuée?|donné la mort|ôté la vie)|se sont (?:suicidée?s|tuée?s)"
    r"|a mis fin à (?:ses jours|sa vie)|(?:est mort|est morte|décédée?) par suicide)"
)
_WANTS = (
    r"(?:(?:se|me|te|vous) (?:tuer|suicider|couper|scarifier|faire du mal)|mourir|en finir"
    r"|mettre fin à (?:ses|mes|tes|vos) jours)"
)
_AMOUNT = (
    r"\d[\d.,]{0,12} ?"
    r"(?:m?g|milligrammes?|grammes?|ml|comprimés?|cachets?|gélules?|pilules?|boîtes?)"
)
_KILLS = r"(?:mortel\w*|létal\w*|mourir|meurt|mort(?:e|s|es)?|suicid\w*|tuer|tué\w*|empoisonn\w+)"
_SPOT = (
    r"(?:ponts?|viaducs?|toits?|tours?|balcons?|fenêtres?|falaises?|immeubles?|gares?|quais?"
    r"|voies?|rails|trains?|hôtel|plage|parking)"
)

_DIED = "« est mort par suicide » ou « a mis fin à ses jours »"
_ONLY_DIED = "« est mort par suicide », sans dire comment ni où"
_NO_DOSE = "« toute quantité peut être dangereuse », avec le numéro du centre antipoison"

FRENCH = Language(
    rules=(
        Rule(
            phrase(
                rf"{_HAS_DIED},? (?:\w+ )?(?:en \w+ant|avec (?:une?|son|sa|ses|des|le|la)|au moyen)"
                rf"|comment {_WANTS}"
                rf"|(?:méthodes?|moyens?|façons?) (?:de|pour) (?:{_WANTS}|suicide)"
                r"|(?:mort|mourir|suicide) (?:sans douleur|indolore)"
                r"|s'(?:est|était) (?:pendue?|empoisonnée?|noyée? volontairement)"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            phrase(rf"(?:doses?|quantités?) (?:mortelle|létale)s?|{near(_AMOUNT, _KILLS)}"),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            phrase(
                rf"(?:{_HAS_DIED}|s'est jetée?|(?:a|ont) sauté|saute|suicides?) (?:\w+ )?"
                rf"(?:sur|sous|de|du|d'|depuis|dans|à|au|par) ?(?:[\w']+ ){{0,3}}?(?:l'|d')?{_SPOT}"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(phrase(r"comm(?:et\w*|is(?:es?)?) (?:un |son )?suicides?"), Reason.CRIME, _DIED),
        Rule(
            phrase(
                r"suicides? (?:raté|réussi|manqué|échoué)\w*"
                r"|tentatives? de suicide (?:ratée|réussie|échouée|manquée)s?"
                r"|(?:rat|réuss|manqu)\w+ (?:son|leur|sa|un) (?:suicide|tentative de suicide)"
            ),
            Reason.SUCCESS,
            "« tentative de suicide » ou « est mort par suicide »",
        ),
        Rule(
            phrase(r"(?:vague|épidémie|série|flambée) de suicides?"),
            Reason.ALARM,
            "« hausse du nombre de cas », avec le chiffre et sa source",
        ),
        Rule(
            phrase(
                r"(?:juste|seulement|que) (?:pour )?(?:attirer l'attention|se rendre intéressante?)"
            ),
            Reason.BLAME,
            "« montre un besoin de soutien »",
        ),
        Rule(
            phrase(
                r"(?:suicide|mort|mourir) (?:est|était|comme) (?:(?:la|une|le) )?"
                r"(?:(?:seule|meilleure|dernière) )?(?:issue|solution|réponse|délivrance)"
            ),
            Reason.ANSWER,
            "Dites que la douleur peut passer et où trouver de l'aide.",
        ),
        Rule(
            phrase(r"suicide (?:politique|professionnel|économique|social|commercial)"),
            Reason.JOKE,
            "Dites ce que vous voulez dire.",
        ),
        Rule(
            phrase(
                r"(?:les|des|un|une|pour) (?:schizophrène|anorexique|boulimique|dépressi(?:f|ve))s?"
                r"(?=\s*[.,;:!?)]|\s*\Z| (?:et|ou|qui|sont)\b)|psychopathes?|malades? menta(?:l"
                r"|ux)\w*"
                r"|victimes? (?:de|d'un|du) suicide"
                r"|souffr\w+ (?:de |d'une |d')(?:dépression|schizophrénie|psychose|addiction)"
            ),
            Reason.LABEL,
            "« personne qui vit avec … »",
            names_may_say_it=True,
        ),
        Rule(
            phrase(
                r"abus de (?:drogues?|substances?|médicaments)|abus d'alcool|toxicomanes?|droguées?"
                r"|camés?|alcooliques|ivrognes?|junkies?"
            ),
            Reason.JUDGEMENT,
            "« usage de substances », « personne qui consomme »",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"\s+anonymes?\b", re.IGNORECASE),
    members=re.compile(
        r"\b(?:familles?|proches|parents|enfants|amis|association|centre|conseil|institut|ligne"
        r"|prevention|lutte)\s+(?:d'|(?:de|des|du|contre|aux|pour)(?:\s+(?:les|la|le))?\s+)\Z",
        re.IGNORECASE,
    ),
    capitals=True,
)
