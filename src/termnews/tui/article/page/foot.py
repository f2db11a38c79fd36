"""What stands below the text: Also Read once more, related pages, enclosures, comments, topics, the closing mark."""

from termnews.domain.document import AFTER_TEXT, Document
from termnews.tui.article.page.also_read import listed
from termnews.tui.article.page.inline import plain
from termnews.tui.article.page.lines import EMPTY, centred, flowed
from termnews.tui.article.page.model import Line, PageExtras, Piece
from termnews.tui.article.page.target_list import TargetList
from termnews.tui.look.glyphs import glyphs


def sections(document: Document, column: int, targets: TargetList, extra: PageExtras) -> list[tuple[str, list[Line]]]:
    """Return the lists of links that end a page, each with its title; a kind without links has none."""
    found = []
    for kind, title in AFTER_TEXT.items():
        links = [link for link in document.links if link.kind == kind]
        if links:
            found.append((title, listed(links, column, targets, extra)))
    return found


def topic_lines(document: Document, column: int, targets: TargetList) -> list[Line]:
    """Return the line of topics, each of them a target; none where there are no topics."""
    names = [name for name in dict.fromkeys(document.topics) if plain(name).strip()]
    if not names:
        return []
    pieces = [Piece("Filed under: ", "muted")]
    for i, name in enumerate(names):
        if i:
            pieces.append(Piece(f" {glyphs.dot} ", "muted"))
        # a no-break space keeps a short topic on one line
        said = plain(name) if len(name) > column // 2 else plain(name).replace(" ", "\u00a0")
        pieces.append(Piece(said, "topic", targets.topic(name)))
    return flowed(pieces, column)


def closing_lines(column: int) -> list[Line]:
    """Return the mark under which nothing more follows."""
    return [EMPTY, centred((Piece(glyphs.end, "ornament"),), column), EMPTY]
