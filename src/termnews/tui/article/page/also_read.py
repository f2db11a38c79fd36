"""Also Read: the card that stands out where the editors put it, and the rows that list links at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from termnews.domain.document import AlsoRead, Link
from termnews.domain.shown_address import shown_address, shown_host
from termnews.tui.article.page.inline import marker, plain, state_words
from termnews.tui.article.page.lines import balanced, padded, prefixed, wrap
from termnews.tui.article.page.model import Line, PageExtras, Piece
from termnews.tui.article.page.target_list import TargetList
from termnews.tui.look.cell_width import cells, cut, cut_front
from termnews.tui.look.glyphs import glyphs

LABEL = "Also Read"


@dataclass(frozen=True, slots=True)
class _Row:
    """The headline of one link, and what is known of where it leads."""

    headline: tuple[Piece, ...]
    about: Piece


def _row(
    link: Link, target: int, headline: str, roles: str, targets: TargetList, extra: PageExtras, width: int
) -> _Row:
    state = targets.state(link.url)
    said, between = state_words(state, offline=extra.offline), f" {glyphs.dot} "
    name = plain(extra.names.get(link.url, ""))
    if not name:
        # its end tells whose host it is
        name = cut_front(shown_host(link.url), width - cells(said + between))
    # a no-break space keeps the number with the last word
    number = marker(link.n, target, link.url, state)._replace(text=f"\u00a0[{link.n}]")
    return _Row(
        (Piece(plain(headline) or shown_address(link.url), roles, target, link.url), number),
        Piece(cut(between.join(filter(None, (said, name))), width), "state"),
    )


def _card_of(block: AlsoRead, width: int, targets: TargetList, extra: PageExtras) -> list[Line]:
    made = targets.link(block.link)
    if made is None:
        return wrap([Piece(plain(block.text), "card_headline")], width)
    row = _row(made[1], made[0], block.text or made[1].text, "card_headline", targets, extra, width)
    return [*balanced(row.headline, width), (row.about,)]


def card(blocks: Sequence[AlsoRead], width: int, targets: TargetList, extra: PageExtras) -> list[Line]:
    """Return neighbouring Also Read links as one card, its label printed where it changes."""
    inner = max(width - 3, 8)
    lines: list[Line] = []
    label = None
    for block in blocks:
        said = plain(block.label).strip(" \u00a0:：|»–—-….[]()") or LABEL
        if said != label:
            lines += wrap([Piece(said.upper(), "card_label")], inner)
            label = said
        lines += _card_of(block, inner, targets, extra)
    tinted = [tuple(piece._replace(roles=f"card {piece.roles}") for piece in line) for line in lines]
    bar = (Piece(f"{glyphs.bar} ", "card card_bar"),)
    return [padded(line, width, "card") for line in prefixed(tinted, bar, bar)]


def listed(links: Sequence[Link], width: int, targets: TargetList, extra: PageExtras) -> list[Line]:
    """Return links as rows of number, headline and state, the headline with a hanging indent."""
    indent = max((len(str(link.n)) for link in links), default=1) + 3
    room = max(width - indent, 8)
    lines: list[Line] = []
    for given in links:
        made = targets.link(given.n)
        if made is None:
            continue
        target, link = made
        row = _row(link, target, link.text, "listed", targets, extra, room)
        number = (Piece(f"[{link.n}]".ljust(indent), "marker", target, link.url),)
        hanging = (Piece(" " * indent),)
        lines += prefixed(wrap(row.headline[:1], room), number, hanging)
        lines += prefixed([(row.about,)], hanging, hanging)
    return lines
