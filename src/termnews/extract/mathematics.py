"""Mathematics as one text: the TeX that a page gives with a formula, else MathML read out on one line.

Pages carry a formula up to three times: for readers' eyes, for screen readers, and as source. In the tree one element
`formula` stands for all of it.
"""

import re

from selectolax.lexbor import LexborNode

from termnews.domain.text import one_line
from termnews.extract.element import Element, tag_set

FORMULAS = tag_set("math mjx-container script")
# boxes of the programs that draw formulas, each of which holds one
_DRAWN = re.compile(r"(^|\s)(katex|MathJax|MJX|mjx|mwe-math)", re.IGNORECASE)
_PICTURE_NAMES = tag_set(
    "tex latex math mathjax equation formula mwe-math-fallback-image-inline mwe-math-fallback-image-display "
    "ql-img-inline-formula ql-img-displayed-formula"
)
_PICTURE_SOURCE = re.compile(r"latex\.php|codecogs\.com|/math/render/|mimetex|mathtex|[?&]cht=tx")
_TEX = re.compile(r"\\[a-zA-Z]{2,}|[_^]\{|^\$.+\$$")
_FENCES = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_STYLE = re.compile(r"\\(displaystyle|textstyle|scriptstyle)\b\s*")
# blanks inside brackets and before commas
_TIGHT = re.compile(r"(?<=[(\[]) | (?=[)\],.;])")
_LONGEST = 2000
_DEEPEST = 60
_SIMPLE = re.compile(r"[\w.]*")
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")


def formula(node: LexborNode, tag: str) -> Element | None:
    """Return the element for one of FORMULAS; None where it is no formula or an empty one."""
    attrs = node.attributes
    kind = attrs.get("type") or ""
    if tag == "script":
        if not kind.startswith(("math/tex", "math/asciimath")):
            return None
        return _made(tex(node.text()), "source", display="display" in kind)
    display = attrs.get("display") in ("block", "true")
    if tag == "math":
        return _made(_text_of(node), "", display=display)
    inner = node.css_first("math")
    drawn = node.css_first("[data-latex]")
    text = _text_of(inner) if inner else tex((drawn.attributes.get("data-latex") if drawn else "") or "")
    return _made(text or one_line(attrs.get("aria-label") or ""), "", display=display)


def _made(text: str, origin: str, *, display: bool) -> Element | None:
    if not text:
        return None
    element = Element("formula", {"origin": origin, "display": "yes" if display else ""})
    element.children = [text]
    element.chars = len(text)
    return element


def tex(source: str) -> str:
    """Return TeX on one line, without the signs around it that only tell where it begins and ends."""
    text = one_line(source)
    if text.startswith("{\\displaystyle") and text.endswith("}"):
        text = text[1:-1]
    text = _STYLE.sub("", text).strip()
    for opening, closing in _FENCES:
        if text.startswith(opening) and text.endswith(closing) and len(text) > len(opening + closing):
            return text[len(opening) : -len(closing)].strip()
    return text


def picture_text(element: Element) -> str:
    """Return the formula that a picture shows, nothing for any other picture."""
    alt = element.get("alt")
    if not alt or len(alt) > _LONGEST:
        return ""
    named = not _PICTURE_NAMES.isdisjoint(element.get("class").split())
    return tex(alt) if named or _PICTURE_SOURCE.search(element.get("src")) or _TEX.search(alt) else ""


def say_once(found: Element) -> None:
    """Take away what else a page shows of the formula that `found` stands for."""
    box = found
    while (above := box.parent) is not None and _DRAWN.search(above.get("class")):
        box = above
    parent = box.parent
    if parent is None:
        return
    if box is not found:
        found.detach()
        found.attrs["origin"] = "drawn"
        box.replace([found])
    if found.get("origin") == "source":
        _drop_drawn(found, parent)


def _drop_drawn(source: Element, parent: Element) -> None:
    """Drop what MathJax 2 has drawn before the script that holds the source."""
    place = parent.children.index(source)
    for child in parent.children[:place][-8:][::-1]:
        if isinstance(child, str):
            if child.strip():
                return
        elif child.get("origin") == "drawn" or _DRAWN.search(child.get("class")):
            child.detach()
        else:
            return


def _text_of(math: LexborNode) -> str:
    for annotation in math.css("annotation"):
        if "tex" in (annotation.attributes.get("encoding") or "").lower():
            return tex(annotation.text())
    told = math.attributes.get("alttext")
    if told:
        return tex(told)
    said = one_line(_line(math, 0).translate(_INVISIBLE))
    return said if len(said) <= _LONGEST else ""


def _line(node: LexborNode, depth: int) -> str:
    """Return MathML as linear text, as one would type it."""
    tag = node.tag or ""
    children = [child for child in node.iter(include_text=False) if child.tag not in ("annotation", "annotation-xml")]
    if depth > _DEEPEST or not children:
        text = one_line(node.text())
        return text
    parts = [_line(child, depth + 1) for child in children]
    return _joined(tag, parts, node)


def _joined(tag: str, parts: list[str], node: LexborNode) -> str:
    first, second, third = (*parts, "", "", "")[:3]
    match tag:
        case "mover" if len(second.strip()) == 1 and not second.strip().isalnum():
            # an accent
            return first + second.strip()
        case "msup" | "mover":
            return f"{first}^{_grouped(second)}"
        case "msub" | "munder":
            return f"{first}_{_grouped(second)}"
        case "msubsup" | "munderover":
            return f"{first}_{_grouped(second)}^{_grouped(third)}"
        case "mfrac":
            return f"{_grouped(first)}/{_grouped(second)}"
        case "msqrt":
            return f"√{_grouped(' '.join(parts))}"
        case "mroot":
            return f"{second}√{_grouped(first)}"
        case "mfenced":
            attrs = node.attributes
            return f"{attrs.get('open') or '('}{', '.join(parts)}{attrs.get('close') or ')'}"
        case "mtable":
            return "; ".join(parts)
        case "mtr" | "mlabeledtr":
            return ", ".join(parts)
        case _:
            return _TIGHT.sub("", " ".join(filter(None, map(str.strip, parts))))


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"
