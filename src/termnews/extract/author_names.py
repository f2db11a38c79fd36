"""Parse bylines: the names of an article's authors, out of lines as pages print them."""

import re

from termnews.domain.text import fold, one_line

_BY = re.compile(
    r"^\W*(?:(?:written|published|posted|reported|reviewed|medically reviewed|words|story|text|texte|testo|foto|"
    r"geschrieben|verfasst|veröffentlicht|publié|propos recueillis|escrito|publicado|scritto|pubblicato)\s+)?"
    r"(?:by|von|par|por|di|da|door|af|av|przez|"
    r"autorin|autor|author|authors|verfasser|reporter|redaktion|editor|автор|text|texte)\b\s*[:：|]?\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(by|von|autor(in)?|author|autore|auteur|автор|text|作者|記者|记者|来源)\s*[:：]\s*", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*(?:[|•·\n\t]|\s[–—]\s|\bon\s+\w+\s+\d|\bupdated\b|\bpublished\b|\bposted\b|\bam\s+\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    r"\b\d{1,2}\s+\w{3,9}\s+\d{4}|\b\w{3,9}\s+\d{1,2},\s+\d{4}|\b\d{1,2}:\d{2}\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT = re.compile(r"\s*(?:;|\s&\s|\s(?:and|und|et|y|e|og|och|en|и)\s)\s*")
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@\w+\.\w|\.(com|org|net|de|fr)$|^(admin|administrator|editor|unknown author|staff|guest|none|null|"
    r"n/?a|about the author|author|autor|follow|share|read more|mehr|view all posts.*|posts by.*|see all.*|contributor|"
    r"published|updated|minutes?|min read|comments?|leave a comment)$",
    re.IGNORECASE,
)
_MAX = 8
# a byline is short; what is longer is a biography
_LONGEST = 300


def authors(values: list[str], site: str | None = None) -> tuple[str, ...]:
    """Return the names in `values`; addresses, long phrases and the site's own name are dropped."""
    names: list[str] = []
    for value in values:
        for name in _names(value):
            if fold(name) != fold(site or "") and not any(fold(name) == fold(other) for other in names):
                names.append(name)
    return tuple(names[:_MAX])


def _names(value: str) -> list[str]:
    value = value[:_LONGEST].strip()
    value = _LABEL.sub("", _BY.sub("", value, count=1), count=1)
    value = one_line(_CUT.sub("", value))
    words = value.split()
    # a sentence about the author: in names few words begin in lower case
    if len(words) > 8 and sum(word[0].islower() for word in words) * 2 > len(words):
        return []
    parts = _SPLIT.split(value)
    # "Surname, Name" is one person; "Name Surname, Name Surname" are two
    if value.count(",") and all(len(part.split()) > 1 for part in value.split(",")):
        parts = [name for part in parts for name in part.split(",")]
    names = [_BY.sub("", part.strip(' ,.:-–—|/()"')).strip() for part in parts]
    return [name for name in names if _is_name(name)]


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= 60 or _NOT_A_NAME.search(name):
        return False
    if len(name.split()) > 6 or not any(char.isalpha() for char in name):
        return False
    return sum(char.isdigit() for char in name) <= 4
