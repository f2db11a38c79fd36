"""Preview of a feed before it is subscribed to: its title, how much is in it, its newest headlines."""

from datetime import datetime

from textual.content import Content

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.beginning import beginning_of
from termnews.domain.dates import age
from termnews.domain.shown_address import shown_address
from termnews.domain.text import count_of, title_of
from termnews.library.sources.add_source import Candidate
from termnews.tui.look.glyphs import glyphs
from termnews.tui.look.safe_text import content, safe_line

HEADLINES = 4
_FORMS = {"rss": "RSS", "atom": "Atom", "jsonfeed": "JSON Feed", "mapped": "JSON, as you mapped it"}


def newest(feed: ParsedFeed, count: int = HEADLINES) -> list[ParsedArticle]:
    """Return the newest articles; those without a date keep the feed's order, after the dated ones."""
    dated = [article for article in feed.articles if article.published is not None]
    dated.sort(key=lambda article: article.published.timestamp() if article.published else 0.0, reverse=True)
    return [*dated, *(article for article in feed.articles if article.published is None)][:count]


def feed_preview(candidate: Candidate, now: datetime, *, subscribed_in: str | None = None) -> Content:
    """Return the lines about a feed; `subscribed_in` is the category it is in where it is subscribed to already."""
    feed = candidate.feed
    count = len(feed.articles)
    number = count_of(count, "article") if count else "no articles yet"
    form = _FORMS.get(feed.form, feed.form)
    facts = f"{form} {glyphs.dot} {number}" if form else number
    lines = [
        content(safe_line(candidate.title), "bold"),
        content(safe_line(f"{facts} {glyphs.dot} {shown_address(candidate.url)}"), "$text-muted"),
        *(_headline(article, now) for article in newest(feed)),
    ]
    if subscribed_in is not None:
        lines.append(content(safe_line(f"You have this source already, in {subscribed_in}."), "$text-warning"))
    return Content("\n").join(lines)


def _headline(article: ParsedArticle, now: datetime) -> Content:
    title = article.title or title_of(article.summary or beginning_of(article.body[:2000]))
    when = age(article.published, now) if article.published else ""
    return Content.assemble(content(f"  {when:>6}  ", "$text-muted"), content(safe_line(title)))
