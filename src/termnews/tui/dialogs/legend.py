"""Legend: what each sign that the reader draws stands for, as the terminal shows it."""

from collections.abc import Iterator

from termnews.tui.look.glyphs import glyphs


def legend() -> Iterator[tuple[str, str]]:
    """Yield signs with their meaning: those of headlines, of sources, of articles."""
    yield glyphs.disc, "At a headline: unread."
    yield glyphs.circle, "At a headline: unread, and here already when you left last."
    yield glyphs.star, "At a headline: starred."
    yield glyphs.clock, "At a headline: kept for later."
    yield glyphs.edited, "At a headline: read, and edited by its publisher since."
    yield glyphs.bar, "Before a headline: selected, to be marked together with others."
    yield "!", "At a source: the last refresh failed, or the feed is gone; in a folded category, of one that it hides."
    yield "~", "At a source: no new article for a year; where there are colours its name is dim instead."
    yield glyphs.cut, "At a source: its server takes long to answer. At the end of a text: there is more of it."
    yield glyphs.paused, "Before a source: paused, refreshed only when asked for."
    yield f"{glyphs.folded} {glyphs.unfolded}", "Before a category: folded, unfolded."
    yield glyphs.diamond, "In the sources: a smart list, from config.toml."
    yield "[1]", "In an article: link number 1, which the key with that digit selects."
    yield f"[1{glyphs.disc}]", "In an article: a link whose page is in the cache, and opens without a network."
    yield f"[1{glyphs.dotted}]", "In an article: a link that is wanted; its page comes with the next refresh."
    yield glyphs.circle, "In the list of links: not in the cache."
    yield glyphs.chosen, "In an article: the link that is selected."
    yield glyphs.continued, "In code: goes on from the line above."
    yield glyphs.end, "Below an article: its end."
