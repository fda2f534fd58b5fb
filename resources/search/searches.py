"""What can be asked of the index."""

from dataclasses import dataclass, field

ONLINE_KINDS = ("chat", "email", "web-form")


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody asks for. Empty strings and False: not asked.

    `preferred_language` only orders; `language` also leaves out lines that don't speak it.
    `language_tags` are the spoken tags that count as `language` ("zh": also "yue" and "zh-tw").
    `words` are of `rules.indexed_words`; texts have all of them, or with `any_word` most of them.
    """

    region: str
    topic: str = ""
    language: str = ""
    language_tags: tuple[str, ...] = ()
    preferred_language: str = ""
    channel: str = ""
    audience: str = ""
    open_now: bool = False
    free: bool = False
    anonymous: bool = False
    dispatch_policy: str = ""
    online_only: bool = False
    words: tuple[str, ...] = field(default=(), repr=False)
    any_word: bool = False
