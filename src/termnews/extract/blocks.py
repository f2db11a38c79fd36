"""DOM walk: the elements of the article's part of a page become blocks, in reading order."""

import re
from dataclasses import replace

from termnews.domain.document import (
    AlsoRead,
    Block,
    Code,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from termnews.domain.text import clean, one_line
from termnews.extract.element import Element
from termnews.extract.embeds import page_embed
from termnews.extract.fragment_links import drop_permalinks
from termnews.extract.inline import inline
from termnews.extract.line_numbers import is_column, is_number
from termnews.extract.links import Links, web_address
from termnews.extract.pictures import figure_picture, picture
from termnews.extract.tables import is_data_table, read_table

_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:?)[-:\s]\s*([\w+#.-]+)", re.IGNORECASE)
_BLANK_LINES = re.compile(r"^(?:[ \t]*\n)+|\s+$")


class Walker:
    """Turns elements into blocks; `links` numbers what it meets, relative to the page's address."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self._make = {
            "ul": self._list, "ol": self._list, "menu": self._list, "blockquote": self._quote, "pre": self._code,
            "table": self._table, "figure": self._figure, "hr": self._rule, "also-read": self._also_read,
            "embedded": self._embedded,
        }  # fmt: skip
        for level in range(1, 7):
            self._make[f"h{level}"] = self._heading

    def blocks(self, element: Element) -> list[Block]:
        """Return the blocks of what is inside `element`."""
        result: list[Block] = []
        run: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) or not child.block:
                run.append(child)
                continue
            result += self._paragraph(run)
            run = []
            make = self._make.get(child.tag)
            result += make(child) if make else self.blocks(child)
        result += self._paragraph(run)
        return result

    def _images(self, elements: list[Element]) -> list[Block]:
        blocks: list[Block] = []
        for element in elements:
            image = picture(element, self.links.base) if element.tag != "embedded" else None
            blocks += [image] if image is not None else self._embedded(element) if element.tag == "embedded" else []
        return blocks

    def _paragraph(self, run: list[Element | str]) -> list[Block]:
        if not run:
            return []
        line = inline(run, self.links)
        text, spans = line.result()
        before = self._images(line.pictures[: line.leading_pictures])
        after = self._images(line.pictures[line.leading_pictures :])
        return [*before, *([Paragraph(text, spans)] if text else []), *after]

    def _heading(self, element: Element) -> list[Block]:
        drop_permalinks(element, self.links.base)
        line = inline(element.children, self.links)
        text, spans = line.result()
        text = text.replace("\n", " ")
        head: list[Block] = [Heading(int(element.tag[1]), text, spans)] if text else []
        return [*head, *self._images(line.pictures)]

    def _list(self, element: Element) -> list[Block]:
        items: list[Item] = []
        loose: list[Block] = []
        for child in element.elements():
            if child.tag not in ("li", "ul", "ol"):
                loose += self.blocks(child) if child.tag != "also-read" else self._also_read(child)
                continue
            if child.tag in ("ul", "ol"):
                # a list directly inside a list, as old editors nest them
                below = self._list(child)
                if items:
                    items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *below))
                else:
                    loose += below
                continue
            blocks = self.blocks(child)
            if blocks and all(isinstance(block, (AlsoRead, Image)) for block in blocks):
                loose += blocks
            elif blocks:
                items.append(_item(blocks))
        if not items:
            return loose
        start = element.get("start")
        first = int(start) if start.isdecimal() and len(start) < 7 else 1
        return [List(tuple(items), element.tag == "ol", first), *loose]

    def _quote(self, element: Element) -> list[Block]:
        post = element.get("post")
        if post:
            return self._post(element, post)
        cite = None
        for child in element.find("cite", "footer"):
            text = one_line(child.text()).lstrip("—–- ")
            at_end = element.text().endswith(child.text())
            if text and at_end and len(text) < 120 and child.chars < element.chars:
                cite = text
                child.detach()
                break
        blocks = self.blocks(element)
        if not blocks:
            return []
        if all(isinstance(block, (AlsoRead, Image)) for block in blocks):
            return blocks
        return [Quote(tuple(blocks), cite)]

    def _code(self, element: Element) -> list[Block]:
        if is_column(element):
            return []
        text = clean(_raw(element)).replace("\r", "").expandtabs(4)
        text = _BLANK_LINES.sub("", text)
        if not text.strip():
            return []
        return [Code(text, _language(element))]

    def _table(self, element: Element) -> list[Block]:
        if not is_data_table(element):
            return self.blocks(element)
        table, pictures = read_table(element)
        return [*([table] if table else []), *self._images(pictures)]

    def _figure(self, element: Element) -> list[Block]:
        captions = element.find("figcaption")
        text = " ".join(one_line(caption.text()) for caption in captions if caption.chars)
        for caption in captions:
            caption.detach()
        embeds = element.find("embedded")
        if text and len(embeds) == 1 and not embeds[0].get("named") and not element.find("img", "amp-img"):
            # what the page says of a player that names itself only
            embeds[0].attrs["text"], text = text, ""
        blocks = self.blocks(element)
        named = figure_picture(element, self.links.base)
        if named is not None and not element.find("img", "amp-img", "picture"):
            blocks.insert(0, named)
        pictures = [i for i, block in enumerate(blocks) if isinstance(block, Image)]
        if text and pictures:
            image = blocks[pictures[-1]]
            if isinstance(image, Image):
                blocks[pictures[-1]] = replace(image, caption=text)
        elif text and len(blocks) == 1 and isinstance(blocks[0], Table) and not blocks[0].caption:
            blocks = [replace(blocks[0], caption=text)]
        elif text and len(blocks) == 1 and isinstance(blocks[0], Quote) and not blocks[0].cite:
            blocks = [replace(blocks[0], cite=text.lstrip("—–- "))]
        elif text:
            blocks.append(Paragraph(text))
        return blocks

    def _rule(self, element: Element) -> list[Block]:
        return [Rule()]

    def _post(self, element: Element, address: str) -> list[Block]:
        """Return a post of a social network as a quotation that holds the link to it."""
        self.links.post(address)
        blocks = self.blocks(element)
        if not any(web_address(link.get("href"), self.links.base) == address for link in element.find("a")):
            blocks += self._embedded(page_embed(address))
        return [Quote(tuple(blocks))] if blocks else []

    def _embedded(self, element: Element) -> list[Block]:
        text = f"[{element.get('kind')}: {element.get('text')}]".replace(": ]", "]")
        number = self.links.embed(element.get("href"), element.get("text") or element.get("kind"))
        return [Paragraph(text, (Span(0, len(text), "link", number),))] if number is not None else []

    def _also_read(self, element: Element) -> list[Block]:
        url, text, label = element.get("href"), element.get("text"), element.get("label")
        number = self.links.also_read(url, text, label)
        return [] if number is None else [AlsoRead(text, url, label, number)]


def _item(blocks: list[Block]) -> Item:
    first = blocks[0]
    if isinstance(first, Paragraph):
        return Item(first.text, first.spans, tuple(blocks[1:]))
    return Item("", (), tuple(blocks))


def _raw(element: Element) -> str:
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "br":
            parts.append("\n")
        elif not is_number(child):
            parts.append(_raw(child))
            if child.block and parts[-1] and not parts[-1].endswith("\n"):
                parts.append("\n")
    return "".join(parts)


def _language(element: Element) -> str | None:
    near = [element, *element.find("code")[:1], *([element.parent] if element.parent else [])]
    for candidate in near:
        named = candidate.get("data-lang") or candidate.get("data-language")
        match = _LANGUAGE.search(candidate.get("class"))
        if named or match:
            return one_line(named or (match[1] if match else "")).lower() or None
    return None
