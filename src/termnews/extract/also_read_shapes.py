"""Also Read by shape: a short block amid prose that is nearly all link, to stories of the same site.

It needs no label that is known. Source, photo credit and download have the shape, too: their words are known instead.
"""

import re
from collections.abc import Iterable

from termnews.domain.text import fold
from termnews.extract.also_read_targets import headline_like, site_of, words_of
from termnews.extract.cards import Target, cards, text_leaves
from termnews.extract.element import Element, tag_set

_MAX_UNIT = 1500
_MAX_STORIES = 6
_MAX_LABEL = 70
_LABEL_WORDS = 9
# how many siblings away the prose may be
_NEAR = 4
# no article has so many blocks in one place; to look for a neighbour among more of them costs too much
_MOST_SIBLINGS = 2000
_PROSE_WORDS = 12
# characters: shorter is no paragraph in any script, longer is one in every script
_SHORT_PROSE = 25
_LONG_PROSE = 80
_NO_PROSE = tag_set("ul ol table nav form aside")
_HEADINGS = tag_set("h1 h2 h3 h4 h5 h6")
# a list or a heading of links alone is the article's own
_NEED_LABEL = tag_set("ul ol h1 h2 h3 h4 h5 h6")
_ANNOUNCES = re.compile(r"[:：|»›>→–—…-]\s*$")
_ENDS_UNIT = tag_set("body main td th tr tbody thead tfoot li figure figcaption table dl dd dt pre")
_SENTENCE_END = re.compile(r"[.!。！।]\W*\s\w|[.。।]\s*$")
_LETTERS = re.compile(r"[^\W_]")
# what names an origin, a file or a person instead of a further story
_OTHER_WORDS = frozenset(
    fold(word)
    for word in tag_set(
        "source sources via photo photos image images credit credits picture video by author authors "
        "text tags tag topics topic download pdf tickets register contact website web site email mail "
        "listen podcast episode book buy order preorder quelle quellen foto fotos bild bilder von "
        "autor autorin schlagworte schlagwort stichworte themen anmeldung karten fuente fuentes "
        "autora imagen etiquetas entradas fonte fonti immagine autore autrice crediti biglietti "
        "auteur auteurs crédit crédits photographie étiquettes billets bron bronnen beeld källa "
        "bilden kilde kilder lähde kuva źródło zdjęcie autorka zdroj zdroje autorství kaynak fotoğraf "
        "yazar источник фото автор теги джерело автори πηγή φωτογραφία المصدر مصدر تصوير स्रोत फोटो "
        "出典 写真 提供 来源 來源 圖片 图片 作者 출처 사진 "
        "sumber penulis nguồn ảnh forrás szerző fotó sursa sursă izvor"
    )
)


def stories_of(unit: Element, base: str | None, page: str | None) -> tuple[list[Target], Element | None]:
    """Return the stories that a block of links points to, and the block above it if it is their label.

    Empty unless all links are further stories of the same site, and what stands beside them is short.
    """
    links = [link for link in [unit, *unit.find("a")] if link.tag == "a" and link.get("href") and link.chars]
    if len(links) > 3 * _MAX_STORIES or 3 * sum(words_of(link.text()) >= 4 for link in links) < len(links):
        return [], None
    label, above = _label(unit)
    if label is None or (unit.tag in _NEED_LABEL and not (label and (above or _ANNOUNCES.search(label)))):
        return [], None
    name = label.strip(" \u00a0:：|»›>→–—-…«<▶►•+*👉📰")
    targets = cards(unit, name, base, page)
    if not 0 < len(targets) <= _MAX_STORIES or len(links) > 3 * len(targets):
        return [], None
    site = site_of(page or base or "")
    if not all(site_of(target.url) == site and headline_like(target.url, target.text) for target in targets):
        return [], None
    return targets, above


def worth_keeping(unit: Element, base: str | None, page: str | None) -> bool:
    """Tell whether a box of links reads like stories, though it is not sure that they are further ones of this site."""
    links = [link for link in unit.find("a") if link.chars]
    if unit.chars - unit.linked > 2 * _MAX_LABEL or not 0 < len(links) <= _MAX_STORIES:
        return False
    return all(words_of(link.text()) >= 4 for link in links) and len(cards(unit, "", base, page)) == len(links)


def block_of_links(leaf: Element, passed: set[Element]) -> Element | None:
    """Return the largest block around `leaf` that is mostly links; None where there is none, or others led to it.

    `passed` are the elements that were gone through on the way to such blocks.
    """
    unit = leaf
    while unit.parent is not None and unit.parent.tag not in _ENDS_UNIT and unit.parent.parent is not None:
        parent = unit.parent
        if parent in passed:
            return None
        if parent.chars > _MAX_UNIT or (parent.density < 0.4 and parent.chars - parent.linked > _MAX_LABEL):
            break
        passed.add(parent)
        unit = parent
    return unit if 0 < unit.chars <= _MAX_UNIT and unit.tag not in _ENDS_UNIT else None


def amid_prose(unit: Element) -> bool:
    """Tell whether running text stands before and behind `unit`, and is not outweighed by blocks of links."""
    parent = unit.parent
    if parent is None or parent.chars - parent.linked < 2 * _SHORT_PROSE or len(parent.children) > _MOST_SIBLINGS:
        return False
    siblings = parent.elements()
    place = siblings.index(unit)
    if not _nearest(reversed(siblings[max(place - 2 * _NEAR, 0) : place])):
        return False
    if not _nearest(siblings[place + 1 : place + 1 + 2 * _NEAR]):
        return False
    around = siblings[max(place - 10, 0) : place + 11]
    prose = sum(_is_prose(sibling) for sibling in around)
    return sum(sibling.linked > 8 and sibling.density > 0.6 for sibling in around) <= max(3, prose // 2)


def _nearest(siblings: Iterable[Element]) -> bool:
    looks = 0
    for sibling in siblings:
        if not sibling.chars:
            continue
        if _is_prose(sibling):
            return True
        looks += 1
        if looks >= _NEAR:
            break
    return False


def _is_prose(element: Element) -> bool:
    if element.chars < _SHORT_PROSE or element.density > 0.35 or element.tag in _NO_PROSE:
        return False
    return element.chars >= _LONG_PROSE or words_of(element.text()) >= _PROSE_WORDS


def _label(unit: Element) -> tuple[str | None, Element | None]:
    """Return the text beside the links of `unit`, and the block above it where the label stands in that.

    The text is empty where there is none, None where it is more, or something else, than a label.
    """
    loose, first = "", True
    for leaf in text_leaves(unit):
        text = _outside(leaf, unit)
        if not _LETTERS.search(text):
            continue
        if first:
            loose, first = text, False
        elif len(text) > _MAX_LABEL:
            return None, None
    above = None
    if not loose.strip() and not any(_LETTERS.search(_outside(leaf, unit)) for leaf in text_leaves(unit)):
        above = _block_above(unit)
        loose = above.text() if above is not None else ""
    loose = loose.strip()
    words = fold(loose).replace(":", " ").replace("：", " ").split()
    if len(loose) > _MAX_LABEL or words_of(loose) > _LABEL_WORDS or _SENTENCE_END.search(loose):
        return None, None
    origin = any(word in _OTHER_WORDS for word in words[: 1 if len(words) > 2 else 2])
    return (None, None) if origin else (loose, above)


def _block_above(unit: Element) -> Element | None:
    """Return the short block right above `unit` if it announces it: it ends in a colon, or is all set off."""
    siblings = unit.parent.elements() if unit.parent is not None else []
    place = next((i for i, sibling in enumerate(siblings) if sibling is unit), 0)
    above = next((sibling for sibling in reversed(siblings[:place]) if sibling.chars), None)
    if above is None or above.linked or above.branch or above.chars > _MAX_LABEL or above.tag == "also-read":
        return None
    text = above.text()
    strong = sum(child.chars for child in above.elements() if child.tag in ("b", "strong", "em", "u"))
    if text.endswith((":", "：", "…")) or (above.tag not in _HEADINGS and strong >= above.chars):
        return above
    return None


def _outside(element: Element, unit: Element) -> str:
    """Return the text of a leaf that stands in no link."""
    if any(above.tag == "a" for above in [element, *element.ancestors(unit)]) or unit.tag == "a":
        return ""
    pieces: list[str] = []
    stack: list[Element | str] = list(reversed(element.children))
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag != "a":
            stack += reversed(child.children)
    return " ".join("".join(pieces).split())
