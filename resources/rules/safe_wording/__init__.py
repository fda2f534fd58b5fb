"""Words that a listing, a template or a translation may not use, and what to say instead.

Sources: WHO and IASP, "Preventing suicide: a resource for media professionals" (2023); Mindframe;
Samaritans' media guidelines; #chatsafe 2.0; reportingonsuicide.org. Older guides recommend
"completed": it is refused here, as those sources do.

How somebody died or hurt themselves, with how much and where, is an error. The patterns know the
shape of such a sentence, and as few words as that takes: this is no catalogue.

Rules are data, one module a language, written by nobody's native speaker but English's. To add a
language, write its module and add it to LANGUAGES.
"""

from resources.rules.safe_wording.judging import LANGUAGES, problems
from resources.rules.safe_wording.rule import Language, Problem, Reason, Rule, Severity

__all__ = ["LANGUAGES", "Language", "Problem", "Reason", "Rule", "Severity", "problems"]
