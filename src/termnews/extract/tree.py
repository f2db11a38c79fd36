"""Light DOM: a copy of the parser's tree without scripts and styles, with text counts made as it is built.

The parser's own nodes cost a C call for every look. The steps of the extractor look many times, so the page is
copied once into these elements, and each one knows how much text and how much link text it holds.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from termnews.extract.element import LOOSE, Element, tag_set
from termnews.extract.embeds import EMBEDS, embedded
from termnews.extract.limits import MAX_CHARS, Budget
from termnews.extract.mathematics import FORMULAS, formula

# deeper than this an element's text is kept and its markup is not
MAX_DEPTH = 180
# the parser is quadratic in depth: 5,000 levels take it 15 ms, 20,000 take 360 ms
_MAX_OPEN = 4000
# the parser compares each attribute of an element with all others; no page has so many
_MAX_ATTRIBUTES = 1000
_CROWDED = re.compile(
    rf"""<([a-zA-Z][a-zA-Z0-9-]*+)(?:[\s/]++(?:[^\s/<>"']++|"[^"]*+"|'[^']*+')++){{{_MAX_ATTRIBUTES}}}[^<>]*+>?"""
)

_DROPPED = tag_set(
    "script style template svg object embed link meta iframe frame frameset select option button canvas "
    "audio video dialog map area head title base applet param source track -comment -doctype "
    "i-amphtml-sizer amp-ad amp-analytics amp-sticky-ad amp-embed amp-iframe amp-social-share amp-auto-ads "
    "amp-pixel gpt-ad progress meter datalist optgroup"
)
_JUDGED = _DROPPED | EMBEDS | FORMULAS
# parts of a page that are never read, by role and by the names that everybody gives them
_SILENT_ROLES = frozenset(["navigation", "menu", "menubar", "contentinfo", "dialog", "alertdialog", "search"])
_SILENT_NAMES = tag_set(
    "comments comments-area comment-list commentlist disqus_thread respond site-footer colophon screen-reader-text "
    "main-navigation skip-link"
)
# a `source` matters inside `picture` only
_KEPT_IN = {"source": "picture"}
_ROOMS = tag_set(
    "div section article main body center aside header td blockquote figure details li dd a span font strong b em i"
)
_VOID_OR_LOOSE = tag_set("area base br col embed hr img input link meta param source track wbr p li")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KEPT_LINES = re.compile(r"white-space\s*:\s*(pre|break-spaces)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_COMMAS = re.compile(r"[,،，、﹐︐]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")


def parse(html: str) -> LexborHTMLParser:
    """Parse a page, its size and its depth bounded first."""
    html = html[:MAX_CHARS]
    html = _CROWDED.sub(r"<\1>", html)
    if html.count("<") - html.count("</") > _MAX_OPEN:
        html = _flatten(html)
    return LexborHTMLParser(html.encode("utf-8", "replace"))


def _flatten(html: str) -> str:
    """Return `html` without the tags that nest deeper than the parser should be asked to go."""
    depth, last, parts = 0, 0, []
    for tag in _TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        if name in _VOID_OR_LOOSE:
            continue
        depth += -1 if closing else 1
        if depth > _MAX_OPEN:
            parts.append(html[last : tag.start()])
            last = tag.end()
        depth = max(depth, 0)
    parts.append(html[last:])
    return "".join(parts)


def hidden(attrs: dict[str, str | None]) -> bool:
    """Tell whether an element with these attributes is not shown."""
    if "hidden" in attrs:
        return attrs["hidden"] != "until-found"
    style = attrs.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return attrs.get("aria-hidden") == "true" and "fallback-image" not in (attrs.get("class") or "")


def _left_out(attrs: dict[str, str | None]) -> bool:
    """Tell whether an element is hidden, or is furniture by its role."""
    if attrs.get("role") in _SILENT_ROLES:
        return True
    return hidden(attrs) and "wp-embedded" not in (attrs.get("class") or "")


def _is_silent(attrs: dict[str, str | None]) -> bool:
    """Tell whether an element is furniture by its name."""
    names = attrs.get("class")
    return attrs.get("id") in _SILENT_NAMES or bool(names and not _SILENT_NAMES.isdisjoint(names.split()))


def _shells(root: LexborNode) -> set[int]:
    """Return what is around the headline: it holds the article, whatever it is called."""
    above, around = root.css_first("h1"), set()
    while above is not None and above.tag != "body":
        around.add(above.mem_id)
        above = above.parent
    return around


def _keeps_lines(attrs: dict[str, str | None]) -> bool:
    """Tell whether the text of an element with these attributes is shown in the lines that it is written in."""
    style = attrs.get("style")
    return bool(style and _KEPT_LINES.search(style))


def squeezed(text: str) -> str:
    """Return `text` with single spaces; most texts have no others, and looking is cheaper than replacing."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACES.sub(" ", text)
    return text


def build(root: LexborNode, budget: Budget) -> Element:
    """Copy what lies below `root` into elements, paragraphs made of loose text, everything measured.

    Where the budget has no more elements the rest is left out, which it notes. Raises ExtractError when time is up.
    """
    top = Element(root.tag or "body", root.attributes)
    order = [top]
    stack = [(root, top, 0, False)]
    shells = _shells(root)
    while stack:
        node, element, depth, pre = stack.pop()
        budget.step()
        mark = len(stack)
        for child in node.iter(include_text=True):
            if child.is_text_node:
                text = child.text_content or ""
                element.children.append(text if pre else squeezed(text))
                continue
            tag = child.tag or ""
            if tag in _JUDGED and not _is_copied(child, tag, element):
                continue
            attrs = child.attributes
            if tag == "nav" or (attrs and (_left_out(attrs) or (_is_silent(attrs) and child.mem_id not in shells))):
                continue
            if depth >= MAX_DEPTH:
                element.children.append(squeezed(child.text()))
                continue
            if len(order) >= budget.elements:
                budget.cut = True
                break
            below = Element(tag, attrs, element)
            element.children.append(below)
            order.append(below)
            stack.append((child, below, depth + 1, pre or tag == "pre" or _keeps_lines(attrs)))
        # in reading order, so that what is left out is the end
        if len(stack) > mark + 1:
            stack[mark:] = stack[mark:][::-1]
    for element in reversed(order):
        settle(element)
    return top


def _is_copied(node: LexborNode, tag: str, parent: Element) -> bool:
    """Tell whether an element is copied as it is; a player and a formula leave in `parent` what stands for them."""
    put = formula(node, tag) if tag in FORMULAS else None
    if put is None and tag in EMBEDS and not hidden(attrs := node.attributes):
        put = embedded(node, tag, attrs)
    if put is not None:
        parent.append(put)
        return False
    return tag not in _DROPPED or _KEPT_IN.get(tag) == parent.tag


def settle(element: Element) -> None:
    """Measure one element whose children are measured; loose text beside blocks becomes paragraphs."""
    children = element.children
    if len(children) == 1 and isinstance(children[0], str) and element.tag not in ("a", "noscript"):
        # most elements hold one text and nothing else
        element.chars = len(children[0].strip())
        element.commas = _commas(children[0])
        return
    if element.tag in _ROOMS and _needs_paragraphs(element):
        element.children = _paragraphs(element)
    chars, linked, commas = 0, 0.0, 0
    if element.tag == "noscript":
        # what it says is meant for browsers without scripts; the pictures in it are the real ones
        element.children = list(element.find("img", "amp-img", "embedded"))
    for child in element.children:
        if isinstance(child, str):
            chars += len(child.strip())
            commas += _commas(child)
        else:
            chars += child.chars
            linked += child.linked
            commas += child.commas
            if child.block:
                element.block = element.branch = True
    if element.tag == "a":
        linked = chars * (0.3 if element.get("href").startswith("#") else 1.0)
    element.chars, element.linked, element.commas = chars, linked, commas


def _commas(text: str) -> int:
    return text.count(",") if text.isascii() else len(_COMMAS.findall(text))


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
            paragraph.attrs, paragraph.children = LOOSE, list(run)
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
