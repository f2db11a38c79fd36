"""Filter for Also Read candidates: a link that is a tag, a front page, a channel or the page itself is no story."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from termnews.domain.addresses import canonical, host
from termnews.extract.element import Element

_NETWORKS = re.compile(
    r"(^|\.)(facebook|twitter|x|instagram|t|telegram|whatsapp|wa|linkedin|pinterest|youtube|tiktok|threads|bsky|"
    r"reddit|vk|ok|discord|spotify|soundcloud|deezer|patreon|paypal|gofundme|ebay|etsy|maps\.google|news\.google|play\.google|apps\.apple|itunes\.apple|bit|amzn|doubleclick|googleadservices)"
    r"\.(com|me|ru|app|gg|ly|to|net)$|(^|\.)(creativecommons\.org|forms\.gle)$|(^|\.)amazon\.[a-z.]{2,6}$"
)
_LISTS = re.compile(
    r"^/(([a-z]{2}|news)/)?(tags?|category|categories|topics?|thema|themen|themes?|author|authors|autor|schlagwort|search|label|"
    r"keywords?|people|hashtag|sujet|tema|temas|dossier|section|staff|profiles?|glossary|lexikon|glossar|glosario|glossario)/",
    re.IGNORECASE,
)
_HOUSEKEEPING = re.compile(
    r"(^|[/\-_.])(privacy|terms|termini|cookies?|impressum|imprint|contacts?|kontakt|newsletters?|subscribe|subscription|abo|login|"
    r"signup|sign-up|register|account|regolamento|agb|datenschutz|about-us|advertise|rss|feed|donate|shop|app|faq|help|support|"
    r"delivery|shipping|returns?|refunds?|payments?|warranty|careers|customer-service|size-guide|"
    r"versand|lieferung|rueckgabe|zahlung(sarten)?|hilfe|garantie|livraison|retours?|paiement|aide|mentions-legales|"
    r"envios?|devoluciones|pagos?|ayuda|entregas?|trocas|pagamentos?|ajuda|spedizion[ei]|resi|pagamenti|assistenza|"
    r"verzending|betaling|retourneren|dostawa|zwroty|platnosci|pomoc)([/\-_.]|$)",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"/(shop|store|products?|produkte?|productos?|produits?|prodott[oi]|produtos?|cart|checkout|basket|tienda|boutique|"
    r"loja|negozio|sklep|obchod|webshop|warenkorb|panier|tickets?|coupons?|gutscheine?|events?|eventos?|veranstaltung(en)?)/",
    re.IGNORECASE,
)
_REFUSED_TEXT = re.compile(
    r"newsletter|telegram|whatsapp|subscribe|sign up|abonn|cookie|privacy|next page|previous page|all comments|"
    r"click here|[(\[]\d{1,2} ?/ ?\d{1,2}[)\]]\W*$|^\W*[^\W\d]{0,10} ?\d{1,3}\W*$|"
    r"^\W*(facebook|twitter|instagram|home|next|previous)\W*$",
    re.IGNORECASE,
)
# how an invitation begins; a headline has no such words there
_INVITES = re.compile(
    r"\W*(subscribe|sign ?(up|in)|log ?in|register (now|here|for)|download|donate|support us|follow us|jump to|"
    r"tell us|save \d|abonn(ez|ier)|s'abonner|abone |suscr[ií]b|inscreva|iscriviti|abbonati|assine |"
    r"подпи(шись|шитесь|саться|сывай)|скача(й|ть)|"
    r"поддержи|підпи(шіться|сатися)|підтримай|wesprzyj|subskrybuj|zapisz się|prenumerera|descarga |télécharge|scarica |"
    r"baixe |bitte melden|melden sie sich|jetzt .{0,20}(testen|anmelden|registrieren|abonnieren|sichern)|laden sie|"
    r"folgen sie|síguenos|siga-nos|seguici|suivez|volg ons|följ oss|ikuti |اشترك|تابعونا|登録|订阅|訂閱|구독)|"
    r".{0,60}\b(abone ol|hemen abone)",
    re.IGNORECASE,
)
_PAGING = re.compile(
    r"(^|&)(page|paged|pg|share|replytocom|tab)=|(^|&)action=(edit|history|login|raw|info)", re.IGNORECASE
)
_COMMENTS = re.compile(r"#(comment|kommentar|respond|disqus|reply)", re.IGNORECASE)
_NEVER_STORIES = re.compile(
    r"^/(([a-z]{2})/)?((tags?|hashtag|authors?|autor|autores|staff|search)/[^/]+/?$|"
    r"(abos?|abonnements?|abonnieren|abonelik|subscribe|subscriptions?|suscripcion(es)?|assinaturas?|abbonamenti|newsletters?|"
    r"login|sign-?in|anmelden|register|account|donate|spenden|wesprzyj-nas|maps|deals|print|rss|"
    r"nieuwsbrief|nyhetsbrev|nyhedsbrev|hirlevel|infolettre|boletin(es)?|uutiskirje|bulten)(/|$))",
    re.IGNORECASE,
)
_PART = re.compile(r"(^|&)p=\d{1,2}(&|$)", re.IGNORECASE)
_PAGING_PATH = re.compile(
    r"/(page|pagina|página|seite|strona|strana|stranka|sida|side|sivu|sayfa|trang|halaman|oldal|stranitsa|paged?|pg|p|s)"
    r"[-_/]?\d{1,3}/?(\.\w{1,5})?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"[-_/](\D{1,8}[-_/]?)?\d{1,3}|/[a-z]{3,12}")
_PART_PATH = re.compile(r"-[^/]*/\d{1,2}/?$")
_FILES = re.compile(r"\.(pdf|zip|docx?|xlsx?|epub|mp3|mp4|jpe?g|png|gif|webp|ics|exe|dmg)$", re.IGNORECASE)
_REL = frozenset(["tag", "category", "author", "sponsored", "next", "prev", "home", "license"])
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_YEAR = re.compile(r"\d{4}")


def worthy(link: Element, url: str, text: str, page: str | None) -> bool:
    """Tell whether `link` may be an Also Read link; `page` is the address of the page it stands on."""
    if _REL & set(link.get("rel").lower().split()) or link.get("role") == "tab" or link.get("hreflang"):
        return False
    if _REFUSED_TEXT.search(text) or _INVITES.match(text):
        return False
    if len(text) < 4 or not any(char.isalpha() for char in text):
        return False
    if _NETWORKS.search(host(url)) or _is_place(url):
        return False
    return not is_listing(url, text) and not (page and _part_of(url, page))


def _part_of(url: str, page: str) -> bool:
    """Tell whether `url` is the page itself, one of its parts, or a form of it."""
    whole, page_whole = canonical(url), canonical(page)
    path, page_path = whole.partition("?")[0], page_whole.partition("?")[0]
    if whole == page_whole:
        return True
    site, _, own = page_path.partition("/")
    if own.count("/") > 0 and path.startswith(site) and path.endswith("/" + own) and len(path) - len(page_path) < 7:
        # the same in another language
        return True
    return path.startswith(page_path) and bool(own and _FURTHER.fullmatch(path[len(page_path) :]))


@lru_cache(2048)
def _is_front_page(path: str, query: str) -> bool:
    return path.strip("/") in ("", "index.html", "index.php") and not (query and "=" in query and "ref" not in query)


def _is_place(url: str) -> bool:
    """Tell whether an address is a front page, a further page of a list, or a file."""
    parts = urlsplit(url)
    return bool(
        _is_front_page(parts.path, parts.query)
        or _PAGING.search(parts.query)
        or (parts.path.strip("/") and _PART.search(parts.query))
        or _PAGING_PATH.search(parts.path)
        or _FILES.search(parts.path)
        or _COMMENTS.search(url)
    )


def words_of(text: str) -> float:
    """Return how many words `text` has; scripts that set no blanks have two characters to the word."""
    unspaced = len(_UNSPACED.findall(text))
    spaced = sum(any(char.isalnum() for char in word) for word in text.split())
    return max(float(spaced), unspaced / 2)


def width_of(text: str) -> int:
    """Return how long `text` looks: a character of a script without blanks says as much as two letters."""
    return len(text) + len(_UNSPACED.findall(text))


@lru_cache(2048)
def site_of(url: str) -> str:
    """Return the domain that an address and those of its publisher's other servers share, empty where there is none."""
    labels = host(url).split(".")
    registry = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3 if registry else -2 :])


def is_listing(url: str, text: str) -> bool:
    """Tell whether a link leads to a list, to a page of housekeeping or to goods.

    A story may have a word such as `app` in its address, among many others.
    """
    path, words = urlsplit(url).path, words_of(text)
    below = _LISTS.match(path)
    if words < 5 and below and path[below.end() :].count("/") < 2:
        return True
    if words < 5 and _HOUSEKEEPING.search(path):
        return True
    return bool(_GOODS.search(path) or _NEVER_STORIES.match(path)) or (words < 5 and bool(_PART_PATH.search(path)))


def is_topic(url: str, text: str, *, most: int = 3) -> bool:
    """Tell whether a link reads like a topic or a section: a word or two, `most` of them, and a short address."""
    if words_of(text) > most or len(text) > 30:
        return False
    last = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    return not _YEAR.search(last) and last.count("-") + last.count("_") < 3


def names_topics(links: list[tuple[str, str]], refused: int = 0, page: str | None = None) -> bool:
    """Tell whether links (address, text), judged as a whole, are topics rather than stories.

    `refused` is how many links beside them are no stories for certain. Lists of topics may hold one that reads like
    a headline, and lists of stories one with a short headline. What lies in the folder of `page` is like the page.
    """
    count = len(links) + refused
    most = 3 if count > 1 else 2
    folder = _folder(page) if page else ""
    topics = sum(is_topic(url, text, most=most) and not (folder and _folder(url) == folder) for url, text in links)
    if refused and 2 * refused >= count and all(words_of(text) < 4 for _, text in links):
        return True
    return 2 * (refused + topics) > count


def is_own_story(url: str, text: str, page: str) -> bool:
    """Tell whether a link that stands alone behind a label may be a story with a short title, at the site of `page`.

    Its title is one word, where an author's name has two, or it lies in the folder of `page`.
    """
    if site_of(url) != site_of(page):
        return False
    return words_of(text) <= 1 or canonical(url).rpartition("/")[0] == canonical(page).rpartition("/")[0]


def _folder(url: str) -> str:
    """Return the address of the folder that a page lies in, empty where that is the whole site."""
    folder = canonical(url).partition("?")[0].rpartition("/")[0]
    return folder if "/" in folder else ""


def headline_like(url: str, text: str) -> bool:
    """Tell whether a link's text reads like a headline and its address like that of one story."""
    parts = urlsplit(url)
    if words_of(text) < 4 or is_listing(url, text) or len(text) > 220:
        return False
    segments = [part for part in unquote(parts.path).split("/") if part]
    if not segments:
        return bool(re.search(r"=\d+($|&)", parts.query))
    last = segments[-1]
    return len(segments) > 1 or last.count("-") + last.count("_") > 1 or bool(re.search(r"\d{4}", last))
