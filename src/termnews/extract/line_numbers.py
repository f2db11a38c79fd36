"""Line numbers beside code: in a column of their own (pygments, rouge, chroma), or at the beginning of each line."""

from termnews.extract.element import Element, tag_set

_NAMES = tag_set(
    "lineno linenos line-number line-numbers linenumber linenumbers line-num lnt ln lno gutter hljs-ln-numbers "
    "hljs-ln-n blob-num rouge-gutter react-syntax-highlighter-line-number linenodiv"
)


def is_column(code: Element) -> bool:
    """Tell whether preformatted text is a column of line numbers: each is one more than that above it."""
    words = code.text().split()
    if not words or len(words) > 100_000 or not all(word.isdecimal() and len(word) < 7 for word in words):
        return False
    first = int(words[0])
    if [int(word) for word in words] != [*range(first, first + len(words))]:
        return False
    # beside it stands the code, or its name says what it is
    cell = next((above for above in code.ancestors() if above.tag in ("td", "th")), None)
    beside = cell is not None and cell.parent is not None and len(cell.parent.elements()) > 1
    return beside or is_number(code)


def is_number(element: Element) -> bool:
    """Tell whether an element inside code is the number of a line by its name, and holds nothing else."""
    if _NAMES.isdisjoint(element.get("class").split()):
        return False
    return not any(char.isalpha() for char in element.text())
