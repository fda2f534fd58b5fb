"""Portuguese, of Brazil and of Portugal."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, near, phrase

_HAS_DIED = (
    r"(?:(?:se )?suicid(?:ou|aram)(?: se)?|(?:se )?mat(?:ou|aram) se|se mat(?:ou|aram)"
    r"|tir(?:ou|aram) a própria vida|(?:pôs (?:fim|termo) à|acab(?:ou"
    r"|aram) com a) (?:própria )?vida|morre(?:u|ram) por suicídio)"
)
_WANTS = (
    r"(?:(?:se|me|te) (?:matar|suicidar|cortar|machucar|ferir)|(?:matar|suicidar|cortar"
    r"|magoar) (?:se|me|te)"
    r"|tirar a própria vida|morrer|cometer suicídio)"
)
_AMOUNT = (
    r"\d[\d.,]{0,12} ?"
    r"(?:m?g|miligramas?|gramas?|ml|comprimidos?|cápsulas?|pílulas?|pastilhas?|caixas?)"
)
_KILLS = (
    r"(?:morta(?:l|is)|leta(?:l|is)|fata(?:l|is)|morrer|morreu|morre|mortes?|suicíd\w*|matar|mata"
    r"|envenen\w+)"
)
_SPOT = (
    r"(?:pontes?|viadutos?|telhados?|terraços?|torres?|varandas?|janelas?|prédios?|edifícios?"
    r"|falésias?|penhascos?|estaç(?:ão|ões)|plataforma|trilhos|linha férrea|comboio|trem|hotel"
    r"|praia)"
)

_DIED = "“morreu por suicídio” ou “tirou a própria vida”"
_ONLY_DIED = "“morreu por suicídio”, sem dizer como nem onde"
_NO_DOSE = "“qualquer quantidade pode ser perigosa”, com o número do centro de intoxicações"

PORTUGUESE = Language(
    rules=(
        Rule(
            phrase(
                rf"{_HAS_DIED},? (?:\w+ )?(?:\w+(?:ando|endo|indo)|ao \w+[aei]r|mediante|através"
                r"|com (?:um|uma|o|a|os|as|seu|sua|comprimidos))"
                rf"|como {_WANTS}|(?:métodos?|formas?|maneiras?) (?:de|para) (?:{_WANTS}|suicídio)"
                r"|(?:morte|morrer|suicídio) (?:sem dor|indolor)"
                r"|(?:se (?:enforcou|envenenou)|(?:enforcou|envenenou) se)"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            phrase(rf"(?:doses?|quantidades?) (?:morta|leta|fata)(?:l|is)|{near(_AMOUNT, _KILLS)}"),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            phrase(
                rf"(?:{_HAS_DIED}|(?:se )?(?:atirou|jogou|lançou)(?: se)?|salt(?:ou|aram)|pulou"
                r"|suicídios?) (?:\w+ )?(?:na?|no|nas|nos|em|de|da|do|das|dos|desde)"
                rf" (?:\w+ ){{0,3}}?{_SPOT}"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(phrase(r"comet(?:er|eu|ido|eram|e|em|endo) (?:o )?suicídio"), Reason.CRIME, _DIED),
        Rule(
            phrase(
                r"suicídios? (?:frustrad|falhad|fracassad|consumad|bem sucedid|mal sucedid)\w+"
                r"|(?:tentativ\w+) de suicídio (?:frustrad|falhad|fracassad|mal sucedid"
                r"|bem sucedid)\w+"
                r"|suicídio (?:sem|com) sucesso"
                r"|tentativ\w+ (?:frustrad|falhad|fracassad)\w+ de suicídio"
            ),
            Reason.SUCCESS,
            "“tentativa de suicídio” ou “morreu por suicídio”",
        ),
        Rule(
            phrase(r"(?:onda|vaga|epidemia|surto|praga) de suicídios?"),
            Reason.ALARM,
            "“aumento de casos”, com o número e a sua fonte",
        ),
        Rule(
            phrase(r"(?:só|apenas|somente) (?:para |quer\w* )?(?:chamar|chama) (?:a )?atenção"),
            Reason.BLAME,
            "“mostra que precisa de apoio”",
        ),
        Rule(
            phrase(
                r"(?:suicídio|morte|morrer) (?:é|era|como) (?:(?:a|uma) )?"
                r"(?:(?:única|melhor|última) )?(?:saída|solução|resposta)"
            ),
            Reason.ANSWER,
            "Diga que a dor pode passar e onde há ajuda.",
        ),
        Rule(
            phrase(r"suicídio (?:político|profissional|econômico|económico|social|comercial)"),
            Reason.JOKE,
            "Diga o que quer dizer.",
        ),
        Rule(
            phrase(
                r"(?:os|as|um|uma|para) (?:esquizofrênic|esquizofrénic|psicótic|anoréxic"
                r"|bulímic)[oa]s?"
                r"|psicopatas?|doentes? menta(?:l|is)|l?[oa]s louc[oa]s|vítimas? de suicídio"
                r"|sofr(?:e|em|er|eu|endo) de (?:depressão|esquizofrenia|psicose)"
            ),
            Reason.LABEL,
            "“pessoa que vive com …”",
            names_may_say_it=True,
        ),
        Rule(
            phrase(
                r"abuso de (?:drogas?|substâncias?|álcool)|drogad[oa]s?|viciad[oa]s?"
                r"|toxicodependentes"
                r"|bêbad[oa]s|alcoólatras?|alcoólic[oa]s(?= e\b|[.,;!]|\Z)"
            ),
            Reason.JUDGEMENT,
            "“uso de substâncias”, “pessoa que usa drogas”",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"\s+an[oô]nim[oa]s\b", re.IGNORECASE),
    members=re.compile(
        r"\b(?:familiares|familias|filhos|amigos|associacao|centro|conselho|instituto|linha"
        r"|prevencao|tratamento|servico)\s+(?:de|do|da|dos|das|contra|para)(?:\s+(?:o|a|os"
        r"|as))?\s+\Z",
        re.IGNORECASE,
    ),
    capitals=True,
)
