"""Running text with its spans, as pieces: bold, italic, code, and links followed by their number."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from termnews.domain.document import LinkState, Span
from termnews.domain.shown_address import shown_host
from termnews.tui.article.page.model import PageExtras, Piece, Target
from termnews.tui.article.page.target_list import TargetList
from termnews.tui.look.glyphs import glyphs


def plain(text: str) -> str:
    """Return `text` as it can be laid out: tabs as spaces, and no soft hyphens, which terminals draw differently."""
    return text.replace("\t", " ").replace("\u00ad", "")


def state_sign(state: LinkState) -> str:
    """Return the mark of a link's state: in the cache, wanted, or neither."""
    return glyphs.disc if state.cached else glyphs.dotted if state.wanted else glyphs.circle


def state_name(state: LinkState, *, offline: bool) -> str:
    """Return a link's state in words; `offline` tells that what is not in the cache cannot be had now."""
    return "in the cache" if state.cached else "wanted" if state.wanted else "not here" if offline else "online"


def state_words(state: LinkState, *, offline: bool) -> str:
    """Return the mark of a link's state with the words that explain it."""
    return f"{state_sign(state)} {state_name(state, offline=offline)}"


def leads_to(target: Target, states: Mapping[str, LinkState], extra: PageExtras) -> tuple[str, str]:
    """Return where a target leads: the host, and in words the source and what the cache holds, or what else it is."""
    if target.topic is not None:
        return "", f"topic: {plain(target.topic)}"
    url = target.url or ""
    if target.picture:
        return shown_host(url), "picture"
    about = (plain(extra.names.get(url, "")), state_name(states.get(url, LinkState()), offline=extra.offline))
    return shown_host(url), f" {glyphs.dot} ".join(filter(None, about))


def marker(number: int, target: int, url: str, state: LinkState) -> Piece:
    """Return the number that follows a link; a target in the cache, or wanted, shows its mark there."""
    sign = state_sign(state) if state.cached or state.wanted else ""
    return Piece(f"[{number}{sign}]", "marker", target, url)


def _stretches(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Yield `text` cut where any span begins or ends, each stretch with the spans over it."""
    edges = {min(max(edge, 0), len(text)) for span in spans for edge in (span.start, span.end)}
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    active: list[Span] = []
    for start, end in pairwise(sorted({0, len(text), *edges})):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [span for span in active if span.end > start]
        yield text[start:end], active


def pieces_of(text: str, spans: Sequence[Span], base: str, targets: TargetList) -> list[Piece]:
    """Return `text` as pieces in the role `base` and those of its spans.

    Each link becomes a target and is followed by its number; spans of links that the document does not have, or
    that reach outside of the text, are left out.
    """
    if not spans:
        return [Piece(plain(text), base)]
    pieces: list[Piece] = []
    number: int | None = None
    made = None
    for stretch, active in _stretches(text, spans):
        linked = next((span.link for span in reversed(active) if span.style == "link"), None)
        if linked != number:
            if made is not None:
                pieces.append(marker(made[1].n, made[0], made[1].url, targets.state(made[1].url)))
            number, made = linked, targets.link(linked)
        styles = dict.fromkeys(span.style for span in active if span.style != "link" or made)
        target, url = (made[0], made[1].url) if made else (None, None)
        pieces.append(Piece(plain(stretch), " ".join((base, *styles)), target, url))
    if made is not None:
        pieces.append(marker(made[1].n, made[0], made[1].url, targets.state(made[1].url)))
    return pieces
