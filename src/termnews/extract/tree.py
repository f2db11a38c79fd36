"""A light tree of a page: what the parser read, without what no reader needs, measured as it is built.

The parser's own nodes cost a C call for every look. The steps of the extractor look many times, so the page is
copied once into these elements, and each one knows how much text and how much link text it holds.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from termnews.extract.element import Element, tag_set

# deeper than this an element's text is kept and its markup is not
MAX_DEPTH = 180
# the parser is quadratic in depth: 5,000 levels take it 15 ms, 20,000 take 360 ms
_MAX_OPEN = 4000
MAX_CHARS = 5_000_000

_DROPPED = tag_set(
    "script style template svg object embed link meta iframe frame frameset select option button canvas "
    "audio video dialog map area head title base applet param source track -comment -doctype "
    "i-amphtml-sizer amp-ad amp-analytics amp-sticky-ad amp-embed amp-iframe amp-social-share amp-auto-ads "
    "amp-pixel gpt-ad progress meter datalist optgroup"
)
# a `source` matters inside `picture` only
_KEPT_IN = {"source": "picture"}
_ROOMS = tag_set(
    "div section article main body center aside header td blockquote figure details li dd a span font strong b em i"
)
_VOID_OR_LOOSE = tag_set("area base br col embed hr img input link meta param source track wbr p li")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_COMMAS = re.compile(r"[,،，、﹐︐]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")


def parse(html: str) -> LexborHTMLParser:
    """Parse a page, its size and its depth bounded first."""
    html = html[:MAX_CHARS]
    if html.count("<") - html.count("</") > _MAX_OPEN:
        html = _flatten(html)
    return LexborHTMLParser(html.encode("utf-8", "replace"))


def _flatten(html: str) -> str:
    """Return `html` without the tags that nest deeper than the parser should be asked to go."""
    depth, last, kept = 0, 0, []
    for tag in _TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        if name in _VOID_OR_LOOSE:
            continue
        depth += -1 if closing else 1
        if depth > _MAX_OPEN:
            kept.append(html[last : tag.start()])
            last = tag.end()
        depth = max(depth, 0)
    kept.append(html[last:])
    return "".join(kept)


def hidden(attrs: dict[str, str | None]) -> bool:
    """Tell whether an element with these attributes is not shown."""
    if "hidden" in attrs:
        return attrs["hidden"] != "until-found"
    style = attrs.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return attrs.get("aria-hidden") == "true" and "fallback-image" not in (attrs.get("class") or "")


def build(root: LexborNode) -> Element:
    """Copy what lies below `root` into elements, paragraphs made of loose text, everything measured."""
    top = Element(root.tag or "body", root.attributes)
    order = [top]
    stack = [(root, top, 0, False)]
    while stack:
        node, element, depth, pre = stack.pop()
        for child in node.iter(include_text=True):
            if child.is_text_node:
                text = child.text_content or ""
                element.children.append(text if pre else _SPACES.sub(" ", text))
                continue
            tag = child.tag or ""
            if tag in _DROPPED and _KEPT_IN.get(tag) != element.tag:
                continue
            attrs = child.attributes
            if hidden(attrs) and tag != "math" and "wp-embedded" not in (attrs.get("class") or ""):
                continue
            if depth >= MAX_DEPTH:
                element.children.append(_SPACES.sub(" ", child.text()))
                continue
            below = Element(tag, attrs, element)
            element.children.append(below)
            order.append(below)
            stack.append((child, below, depth + 1, pre or tag == "pre"))
    for element in reversed(order):
        settle(element)
    return top


def settle(element: Element) -> None:
    """Measure one element whose children are measured; loose text beside blocks becomes paragraphs."""
    if element.tag in _ROOMS and _needs_paragraphs(element):
        element.children = _paragraphs(element)
    chars, linked, commas = 0, 0.0, 0
    if element.tag == "noscript":
        # what it says is meant for browsers without scripts; the pictures in it are the real ones
        element.children = list(element.find("img", "amp-img"))
    for child in element.children:
        if isinstance(child, str):
            chars += len(child.strip())
            commas += len(_COMMAS.findall(child))
        else:
            chars += child.chars
            linked += child.linked
            commas += child.commas
            if child.block:
                element.block = element.branch = True
    if element.tag == "a":
        linked = chars * (0.3 if element.get("href").startswith("#") else 1.0)
    element.chars, element.linked, element.commas = chars, linked, commas


def _needs_paragraphs(element: Element) -> bool:
    breaks, blocks = 0, False
    for child in element.children:
        if isinstance(child, str):
            continue
        blocks = blocks or child.block
        breaks += child.tag == "br"
    return blocks or breaks > 1


def _paragraphs(element: Element) -> list[Element | str]:
    """Return the children with each run of inline content made a paragraph; two line breaks end one."""
    result: list[Element | str] = []
    run: list[Element | str] = []
    breaks = 0

    def close() -> None:
        while run and (run[-1] == " " or (not isinstance(run[-1], str) and run[-1].tag == "br")):
            run.pop()
        if any(child.strip() if isinstance(child, str) else True for child in run):
            paragraph = Element("p", parent=element)
            paragraph.children = list(run)
            for child in run:
                if not isinstance(child, str):
                    child.parent = paragraph
            settle(paragraph)
            result.append(paragraph)
        run.clear()

    for child in element.children:
        if isinstance(child, str):
            if run or child.strip():
                run.append(child)
                breaks = breaks if not child.strip() else 0
            continue
        if child.tag == "br":
            breaks += 1
            if breaks > 1:
                close()
            elif run:
                run.append(child)
            continue
        if child.block:
            close()
            result.append(child)
        else:
            run.append(child)
        breaks = 0
    close()
    return result
