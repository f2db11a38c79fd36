"""Mutation testing of the extractor: a page as another site would have written it, with the same article in it.

Each mutation changes what a reader does not see (names of classes, tags of containers, boxes around boxes) or what
stands beside the article. A reader of articles that relies on any of these reads the mutant otherwise.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from random import Random

from selectolax.lexbor import LexborHTMLParser, LexborNode

from termnews.extract.element import tag_set

_VOID = tag_set("area base br col embed hr img input link meta param source track wbr")
_RAW = tag_set("script style xmp iframe noembed noframes plaintext textarea title")
_BLOCKS = tag_set("p div section article aside ul ol table blockquote figure pre h1 h2 h3 h4 h5 h6 form")
_NAMING = ("class", "id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
_SENTENCE = re.compile(r"(?<=[a-zäöüßéèà][.!?]) (?=[A-ZÄÖÜÉ])")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu")
# characters; a shorter paragraph is not split
_LONG = 160
# the share of the article's words that its element holds
_MOST = 0.9
# one label a row, in the languages of _LABELS' columns: en de es fr it pt nl pl
_LABELS = tuple(
    tuple(row.split("|"))
    for row in (
        "related|ähnliche artikel|relacionado|sur le même sujet|correlati|relacionados|gerelateerd|powiązane",
        "related articles|verwandte artikel|artículos relacionados|articles liés|articoli correlati"
        "|artigos relacionados|gerelateerde artikelen|podobne artykuły",
        "read more|mehr lesen|leer más|lire la suite|leggi tutto|leia mais|lees meer|czytaj więcej",
        "also read|lesen sie auch|lea también|lire aussi|leggi anche|leia também|lees ook|czytaj także",
        "share|teilen|compartir|partager|condividi|compartilhar|delen|udostępnij",
        "share this|beitrag teilen|comparte esto|partager ceci|condividi questo|compartilhe|deel dit|udostępnij to",
        "advertisement|anzeige|publicidad|publicité|pubblicità|publicidade|advertentie|reklama",
        "comments|kommentare|comentarios|commentaires|commenti|comentários|reacties|komentarze",
        "leave a comment|kommentar schreiben|deja un comentario|laisser un commentaire|lascia un commento"
        "|deixe um comentário|plaats een reactie|dodaj komentarz",
        "tags|schlagworte|etiquetas|mots-clés|etichette|marcadores|trefwoorden|tagi",
        "subscribe|abonnieren|suscribirse|s'abonner|abbonati|assinar|abonneren|subskrybuj",
        "newsletter|rundbrief|boletín|lettre d'information|bollettino|boletim|nieuwsbrief|biuletyn",
        "follow us|folgen sie uns|síguenos|suivez-nous|seguici|siga-nos|volg ons|obserwuj nas",
        "most read|meistgelesen|lo más leído|les plus lus|i più letti|mais lidas|meest gelezen|najczęściej czytane",
        "latest news|neueste nachrichten|últimas noticias|dernières nouvelles|ultime notizie|últimas notícias"
        "|laatste nieuws|najnowsze wiadomości",
        "about the author|über den autor|sobre el autor|à propos de l'auteur|l'autore|sobre o autor|over de auteur"
        "|o autorze",
    )
)
_ROWS = {label: row for row in _LABELS for label in row}


@dataclass(eq=False, slots=True)
class Node:
    """An element as it is written; a child is a further element or markup that is kept as it is."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in list(self.nodes()):
            yield from child.walk()

    def nodes(self) -> list["Node"]:
        """Return the child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def text(self) -> str:
        """Return the text below, markup taken out roughly: enough to count words."""
        if self.tag in ("script", "style", "noscript", "template"):
            return ""
        return " ".join(child.text() if isinstance(child, Node) else child for child in self.children)

    def html(self) -> str:
        """Return the markup."""
        inner = "".join(child.html() if isinstance(child, Node) else child for child in self.children)
        if not self.tag:
            return inner
        written = "".join(
            f" {name}" if value is None else f' {name}="{value}"' for name, value in self.attributes.items()
        )
        return f"<{self.tag}{written}>" + ("" if self.tag in _VOID else f"{inner}</{self.tag}>")


def parse(html: str) -> Node:
    """Parse a page as a browser does, and return a tree that says everything that was written."""
    root = LexborHTMLParser(html).root
    return Node("", children=[] if root is None else [_copy(root)])


def _copy(found: LexborNode) -> Node:
    node = Node(str(found.tag), {name: value and escape(value) for name, value in found.attributes.items()})
    for child in found.iter(include_text=True):
        if child.tag == "-text":
            node.children.append(child.html or "")
        elif child.tag and child.tag[0].isalpha():
            node.children.append(_copy(child))
    return node


@dataclass(slots=True)
class Page:
    """A parsed page, and the words of its article."""

    top: Node
    wanted: frozenset[str]

    def article(self) -> list[Node]:
        """Return the element that holds nearly all of the article, the innermost last, and all that hold it."""
        whole = len(self.wanted) or 1
        path = [self.top]
        while True:
            holders = [n for n in path[-1].nodes() if len(self.wanted & words(n.text())) >= _MOST * whole]
            if not holders:
                return path
            path.append(holders[0])


def words(text: str) -> set[str]:
    """Return the different words of a text."""
    return set(re.findall(r"\w+", text.lower()))


def rename(page: Page, random: Random) -> None:
    """Give each class and each id another name, the same everywhere on the page."""
    names: dict[str, str] = {}
    for node in page.top.walk():
        for key in _NAMING:
            if value := node.attributes.get(key):
                node.attributes[key] = " ".join(names.setdefault(one, _word(random)) for one in value.split())
        target = node.attributes.get("href") or ""
        if target.startswith("#") and len(target) > 1:
            node.attributes["href"] = "#" + names.setdefault(target[1:], _word(random))


def _word(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(3, 5)))


def swap(page: Page, random: Random) -> None:
    """Write half of the divs as sections and the other way round, and put a span around what paragraphs hold."""
    for node in page.top.walk():
        if node.tag in ("div", "section") and random.random() < 0.5:
            node.tag = "section" if node.tag == "div" else "div"
        elif node.tag == "p" and node.children and random.random() < 0.5:
            node.children = [Node("span", children=node.children)]


def plain_divs(page: Page, random: Random) -> None:
    """Write the paragraphs of one parent in three as divs."""
    for node in page.top.walk():
        if random.random() < 1 / 3:
            for child in node.nodes():
                if child.tag == "p":
                    child.tag = "div"


def split(page: Page, random: Random) -> None:
    """Break long paragraphs in two at the end of a sentence."""
    for node in page.top.walk():
        children: list[Node | str] = []
        for child in node.children:
            pieces = _halves(child, random) if isinstance(child, Node) and child.tag == "p" else None
            children.extend(pieces or [child])
        node.children = children


def _halves(paragraph: Node, random: Random) -> list[Node] | None:
    places = [
        (number, match.start())
        for number, child in enumerate(paragraph.children)
        if isinstance(child, str) and len(child) > _LONG
        for match in _SENTENCE.finditer(child)
    ]
    if not places:
        return None
    number, place = random.choice(places)
    text = str(paragraph.children[number])
    before = [*paragraph.children[:number], text[:place]]
    after = [text[place:], *paragraph.children[number + 1 :]]
    return [Node("p", dict(paragraph.attributes), before), Node("p", dict(paragraph.attributes), after)]


def wrap(page: Page, random: Random) -> None:
    """Put boxes around runs of blocks wherever three and more stand together, as page builders do."""
    for node in page.top.walk():
        if node.tag in ("div", "section", "article", "main") and sum(n.tag in _BLOCKS for n in node.nodes()) >= 3:
            most = random.choice((1, 1, 4))
            children: list[Node | str] = []
            for child in node.children:
                if isinstance(child, str) or child.tag not in _BLOCKS:
                    children.append(child)
                    continue
                last = children[-1] if children else None
                if isinstance(last, Node) and "data-box" in last.attributes and len(last.children) < most:
                    last.children.append(child)
                else:
                    children.append(Node("div", {"data-box": None}, [child]))
            node.children = children


def shuffle(page: Page, random: Random) -> None:
    """Change the order of what stands before the article, and of what stands after it, at each level."""
    path = page.article()
    for above, below in pairwise(path):
        if above.tag in ("", "html"):
            continue
        place = next(number for number, child in enumerate(above.children) if child is below)
        before, after = above.children[:place], above.children[place + 1 :]
        if not any(isinstance(n, Node) and any(e.tag == "h1" for e in n.walk()) for n in before):
            random.shuffle(before)
        random.shuffle(after)
        above.children = [*before, below, *after]


def translate(page: Page, random: Random) -> None:
    """Write the labels of boxes in another language."""
    column = random.randrange(len(_LABELS[0]))
    for node in page.top.walk():
        if node.tag in _RAW:
            continue
        for number, child in enumerate(node.children):
            if isinstance(child, str) and (row := _ROWS.get(child.strip().strip(":").lower())):
                node.children[number] = child.replace(child.strip().strip(":"), row[column].capitalize())


Mutation = Callable[[Page, Random], None]
MUTATIONS: dict[str, Mutation] = {
    "classes renamed": rename,
    "containers swapped": swap,
    "paragraphs as divs": plain_divs,
    "paragraphs split": split,
    "runs wrapped": wrap,
    "surroundings shuffled": shuffle,
    "labels translated": translate,
}


def mutant(html: str, wanted: str, kinds: list[str], seed: int) -> str:
    """Return a page changed in each of the ways of `kinds`, by a seed; `wanted` is text of its article."""
    page = Page(parse(html), frozenset(words(wanted)))
    for kind in kinds:
        MUTATIONS[kind](page, Random(f"{seed} {kind}"))
    return page.top.html()
