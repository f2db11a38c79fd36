"""Text density: how much of what stands below an element is running text, and not labels, links and lists of words."""

import re

from termnews.extract.element import Element, tag_set

# characters; a block this long is running text whatever it ends with
_LONG = 100
# characters; a shorter block with a full stop is running text
_SENTENCE = 25
# the share of links past which a block is a list of links
_LINKED = 0.5
# the share of running text that outweighs a name, and of links that a name of furniture is right about
_OUTWEIGHS, _LEADS = 0.5, 0.15
_END = re.compile(r"[.!?…。！？।۔؟:][\"'”’»)\]]*\s*$")
_SILENT = tag_set("form button label figcaption nav footer also-read")
_HEADINGS = tag_set("h1 h2 h3 h4 h5 h6")
# characters that the title of a further story has at least, and a category or a date before it at most
_TITLE, _KICKER = 15, 40
# the share of the running text beyond which stories are what the page is about
_MOST, _STORIES = 0.6, 5


def measure(top: Element) -> None:
    """Note with every element how many characters of running text stand below it; that of further stories is none."""
    order = [top, *top.walk()]
    _count(order)
    stories = [element for element in order if _is_story(element)]
    other = sum(story.prose for story in stories)
    if len(stories) <= _STORIES and other < _MOST * top.prose:
        for story in stories:
            for element in (story, *story.walk()):
                element.further = True
        _count(order)


def _count(order: list[Element]) -> None:
    for element in reversed(order):
        if element.tag in _SILENT or element.further:
            element.prose = 0
        elif element.branch:
            element.prose = sum(child.prose for child in element.children if not isinstance(child, str))
        else:
            element.prose = element.chars if is_prose(element) else 0


def outweighs(element: Element, least: int) -> bool:
    """Tell whether running text outweighs what an element is called: there is some, and it leads nowhere."""
    return element.prose >= least and element.prose > _OUTWEIGHS * element.chars and element.density < _LEADS


def is_prose(leaf: Element) -> bool:
    """Tell whether a block that holds no other blocks is running text: long, or a sentence."""
    if leaf.chars < _SENTENCE or leaf.linked > _LINKED * leaf.chars or not leaf.block:
        return False
    return leaf.chars >= _LONG or ends_sentence(leaf)


def ends_sentence(leaf: Element) -> bool:
    """Tell whether a block ends as a sentence does."""
    return bool(_END.search(leaf.text()))


def _is_story(box: Element) -> bool:
    """Tell whether a box is another story: an `article` whose heading leads to its own page."""
    return box.tag == "article" and box.linked >= _TITLE and _begins_with_link(box)


def _begins_with_link(box: Element) -> bool:
    """Tell whether the first thing that a box says is a heading that is a link."""
    seen = 0
    for element in (box, *box.walk()):
        if not element.chars or not element.block or element.branch:
            continue
        if element.linked >= 0.9 * element.chars and element.linked >= _TITLE:
            return element.tag in _HEADINGS or any(a.tag in _HEADINGS for a in element.ancestors(box))
        seen += element.chars
        if seen > _KICKER:
            return False
    return False
