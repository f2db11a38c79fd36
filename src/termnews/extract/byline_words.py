"""Vocabulary of bylines: the words before and behind an author's name, and the names that are no person's."""

import re


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, apart by blanks."""
    return frozenset(words.split())


_VERBS = (
    "(?:re)?written|published|posted|reported|reviewed|medically reviewed|compiled|words|story|text|texte|testo|tekst|"
    "report|recipe|guest post|submitted|created|geschrieben|verfasst|veröffentlicht|erstellt|gepostet|ein beitrag|"
    "ein artikel|eine analyse|bericht|publié|rédigé|écrit|propos recueillis|escrito|publicado|redactado|scritto|"
    "pubblicato|geschreven|geplaatst|skrevet|skriven|napisane|опубликовано"
)
_BY = "by|von|par|por|di|da|door|af|av|przez|a cura di"
_LABELS = (
    "autor(?:in|en|es|a|k[ai]|zy)?|auteure?s?|autor[ei]|authors?|forfatter|författare|skribent|verfasser(?:in)?|"
    "автор(?:ы|ка)?"
)
# these are the names of desks and of works too: a colon has to follow
_COLON_LABELS = (
    "reporter(?:in)?|redakteur(?:in)?|redaktion|redacci[oó]n|redação|editors?|journalist|writer|yazar|haber|текст|text|"
    "texte|texto|testo|tekst|words|story"
)
_HAN_LABELS = "作者|記者|记者|文|撰文|来源|글|기자"
LEAD = re.compile(
    rf"^\W{{0,3}}(?:(?:(?:{_VERBS})\s+(?:on\s.{{4,30}}\s)?)?(?:{_BY})\b\s*[:：|]?\s*|"
    rf"(?:der |die |l')?(?:{_LABELS})\b\s*[:：|]?\s*|"
    rf"(?:{_COLON_LABELS})\s*[:：|]\s*|(?:本报|新华社)?(?:{_HAN_LABELS})\s*[:：/]\s*)",
    re.IGNORECASE,
)
# of a line after the article: only what cannot be taken for anything else
SIGNATURE = re.compile(
    rf"^\W{{0,3}}(?:(?:{_LABELS}|text|texte|texto|tekst|текст|{_HAN_LABELS})\s*[:：]|"
    rf"(?:written|reported|words|story|text) by\b)",
    re.IGNORECASE,
)
# "Posted on 4 March 2026 by Anna Lind"
DATE_FIRST = re.compile(r"^.{0,60}?\d.{0,30}?\b(?:by|von|par|por|di|da|door|af|av)\s+(?=[^\W\d_a-z])", re.DOTALL)
# what follows a name: dates, places, "Updated", an address
BEHIND = re.compile(
    r"\s*(?:[|•·\n\t]|\s[–—-]\s|\b(?:on|am|vom|le|el|il|op|den|em|um|at|dnia|kl)\s+(?:\w{1,12}[.,]*\s+){0,2}\d|"
    r"\b(?:last )?updated\b|\bpublished\b|\bposted\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{4}-\d\d|"
    r"\b\d{1,2}\.?\s+(?:de )?\w{3,9}\.?\s+(?:de )?\d{4}|\b\w{3,9}\.?\s+\d{1,2},\s+\d{4}|\b\d{1,2}:\d{2}\b|"
    r"\b\S{1,60}@\S{1,60}\.\w|\s@\w).*$",
    re.IGNORECASE | re.DOTALL,
)
AND = re.compile(r"\s*(?:;|\s&\s|\s\+\s|\s(?:and|und|et|y|e|og|och|en|и|i|ja|és|ve|și|with|mit)\s)\s*")
NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|de|fr|html?)$|[{}<>=?!…]|^(?:admin|administrator|webmaster|root|user|test|editor|"
    r"unknown author|guest|none|null|undefined|n/?a|anonymous|unknown|untitled|unbenannt|about the author|authors?|"
    r"author name|autor|autore|auteur|autorin|follow|follow author|share|read more|mehr|more|by|von|par|por|"
    r"view all posts.*|posts by.*|see all.*|alle artikel.*|published|updated|minutes?|min read|comments?|"
    r"leave a comment|zvg|print|drucken)$",
    re.IGNORECASE,
)
DESKS = word_set(
    "redaktion redaktionell redakcja redakce redacción redaccion redação redacao redazione redactie redaktionen "
    "redaksjonen rédaction redaction editorial newsroom desk staff team newsdesk agencies agency agencia agencias "
    "agenturen onlineredaktion our unserer unserem webredaktion red редакция toimitus contributors reporters editors "
    "press pressestelle bureau"
)
AGENCIES = word_set(
    "dpa afp reuters ap apa sda efe ansa pap tass xinhua pti ani kna epd sid anp belga ntb tt ritzau stt ctk čtk mti "
    "lusa upi ians unb kyodo yonhap interfax rtr dts dapd ddp ots adn telam télam aptn agerpres sita tanjug hina "
    "bloomberg"
)
# words of what a person does: "Anna Lind, Political Editor"
ROLES = word_set(
    "editor writer reporter correspondent journalist columnist contributor author staff producer presenter analyst "
    "chief freelance freelancer photographer redakteur redakteurin redakteurinnen chefredakteur chefredakteurin "
    "korrespondent korrespondentin journalistin autor autorin volontär volontärin reporterin journaliste correspondant "
    "correspondante rédacteur rédactrice periodista redactor redactora corresponsal columnista giornalista redattore "
    "corrispondente redacteur verslaggever redaktør journalisten redaktor dziennikarz dziennikarka корреспондент "
    "журналист muhabir editör repórter jornalista colunista colaborador colaboradora"
)
# small words inside of names
PARTICLES = word_set(
    "van von de der den del della di da do dos das du des la le el al bin ibn ben y e ter ten zu zur zum af av och und "
    "dem st san abu ul d' o' of the"
)
# parts of the path to an author's page
ROOMS = word_set(
    "author authors autor autoren autores autore autori autorzy auteur auteurs writer writers profile profil people "
    "staff team newsteam redaktion journalist journalists journaliste contributor contributors by byline person "
    "reporters yazar columnists bio"
)
