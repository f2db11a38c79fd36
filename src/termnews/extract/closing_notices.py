"""Boilerplate after an article: invitations, rights, credits of agencies and of those who worked on it.

An invitation is an imperative with what it is to: a link, a channel, "us". Words of an invitation in a sentence about
something do not make it one, and neither does speech in quotation marks.
"""

import re

from termnews.domain.addresses import host
from termnews.extract.author_names import PERSON, kind_of
from termnews.extract.byline_words import AGENCIES
from termnews.extract.closing_words import (
    AT_THE_END,
    BESIDE_AGENCIES,
    FIRST_ELSEWHERE,
    FOLLOW,
    LABELS,
    OBJECTS,
    RIGHTS,
    SUBSCRIBE,
    TASKS,
    THIS_ARTICLE,
)  # fmt: skip
from termnews.extract.element import Element

# characters of an invitation, and of a credit
_INVITATION = 260
_CREDIT = 200
_WORDS = 8
_SENTENCE = r"(?:^\W*|[.!?…:;,–—|-]\s*(?:\W\s)?|\b(?:please|bitte|jetzt|hier|and|und|y|et|e|or|oder|to|aquí|ici|qui)\s)"
_OBJECT = re.compile(rf"\b(?:{OBJECTS})\b|síguenos|suivez-nous|seguici|síganos|únete|微信|公众号", re.IGNORECASE)
_ASKS = re.compile(_SENTENCE + rf"(?:(?P<strong>{SUBSCRIBE})|(?P<weak>{FOLLOW}))", re.IGNORECASE)
_ASKS_LAST = re.compile(rf"(?:{AT_THE_END})[.!。！]?$", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“„«»‚'‘]|[“„«\"][^”“»\"]{40,}[”“»\"]")
# sites on which a publication has an address, a shop of programs, a purse
_CHANNELS = re.compile(
    r"(?:^|\.)(?:t\.me|telegram\.me|wa\.me|whatsapp\.com|viber\.com|facebook\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|"
    r"youtube\.com|patreon\.com|ko-fi\.com|buymeacoffee\.com|paypal\.com|paypal\.me|steadyhq\.com|apps\.apple\.com|"
    r"play\.google\.com|news\.google\.com|substack\.com|bsky\.app|linkedin\.com|discord\.gg)$"
)
_RIGHTS = re.compile(
    rf"^\W*(?:©|\(c\)\s|copyright\b|{RIGHTS}|(?:{THIS_ARTICLE})\b.{{0,40}}\b(?:{FIRST_ELSEWHERE})\b)", re.IGNORECASE
)
_LABELLED = re.compile(rf"^\W*(?:(?:{LABELS})\s*(?:[:：]|$)|(?:filed under|about the author)\b)", re.IGNORECASE)
# "Reporting by Anna Lind", "Redaktion: Bo Ek"
_TASK = re.compile(
    r"^\W*(?:(?:[^\W\d]+[ -]){0,2}[^\W\d]+ (?:by|von|por|par|di|door|przez|av|af)\s+|"
    rf"(?:{TASKS})(?:(?:\s?[/&,+]\s?|\s(?:und|and|y|et|e)\s)(?:{TASKS}))?\s*[:：]\s*)",
    re.IGNORECASE,
)
_NAMES = re.compile(r",|/|&|\s(?:and|und|y|et|e|en|i|og|och|и|ve)\s|\s(?:in|en|à|aus)\s")
_BESIDE = frozenset(BESIDE_AGENCIES.split())


def is_notice(leaf: Element) -> bool:
    """Tell whether a block after the last paragraph is a notice rather than a paragraph of the article."""
    if leaf.chars > _INVITATION:
        return False
    text = leaf.text()
    return bool(_RIGHTS.match(text) or _LABELLED.match(text)) or _invites(leaf, text) or is_credit(text)


def _invites(leaf: Element, text: str) -> bool:
    if _QUOTED.search(text):
        return False
    if _ASKS_LAST.search(text):
        return True
    asks = next((match for match in _ASKS.finditer(text) if match["strong"]), None) or _ASKS.search(text)
    if asks is None:
        return leaf.chars < _CREDIT and _leads_to_channels(leaf) and _OBJECT.search(text) is not None
    if asks["strong"]:
        return True
    return _OBJECT.search(text, asks.start()) is not None or _leads_to_channels(leaf)


def _leads_to_channels(leaf: Element) -> bool:
    """Tell whether all links of a block lead to what a publication has elsewhere: a page, a channel, a purse."""
    links = [one.get("href") for one in ([leaf] if leaf.tag == "a" else leaf.find("a"))]
    return bool(links) and all(_CHANNELS.search(host(link) or "") and link.rstrip("/").count("/") < 6 for link in links)


def is_credit(text: str) -> bool:
    """Tell whether a line says who worked on an article, or which agency it is from, and nothing else."""
    line = text.strip(" ()[]|–—-.*")
    if _is_agency(line, bracketed=text.strip().startswith(("(", "["))):
        return True
    if len(line) > _CREDIT or not _TASK.match(line):
        return False
    pieces = [piece for piece in re.split(r"\s*[;|·]\s*|,\s(?=[^\W\d]+:)", line) if piece]
    return all(_TASK.match(piece) and _are_names(_TASK.sub("", piece, count=1)) for piece in pieces)


def _is_agency(line: str, *, bracketed: bool) -> bool:
    words = re.findall(r"[^\W\d_]+", line.lower())
    if not 0 < len(words) <= _WORDS or AGENCIES.isdisjoint(words) or not AGENCIES.union(_BESIDE).issuperset(words):
        return False
    # alone, it is written as agencies write it
    return len(words) > 1 or bracketed or line.islower() or line.isupper()


def _are_names(text: str) -> bool:
    names = [name.strip(" .") for name in _NAMES.split(text)]
    persons = [name for name in names if name and kind_of(name) == PERSON]
    # what is no person's full name is a place: "in Berlin"
    return bool(persons) and all(name in persons or (name[:1].isupper() and " " not in name) for name in names)
