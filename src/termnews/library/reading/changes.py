"""Diff of an article with its earlier edition: which words its publisher took out and put in."""

from dataclasses import dataclass
from datetime import datetime

from termnews.domain.article import Article
from termnews.domain.document import block_text
from termnews.domain.edition import Edition
from termnews.domain.word_diff import Paragraph, word_diff
from termnews.library.reading.feed_text import feed_document


@dataclass(frozen=True, slots=True)
class Changes:
    """What an article says and said, a paragraph for each line of text, and since when."""

    title: str
    replaced: datetime
    paragraphs: tuple[Paragraph, ...]


def changes_of(article: Article, before: Edition) -> Changes:
    """Return the changes of an article since `before`."""
    headline = article.headline._replace(title=before.title or article.headline.title, summary=before.summary)
    old = Article(headline=headline, body=before.html)
    return Changes(article.headline.title, before.replaced, tuple(word_diff(_lines(old), _lines(article))))


def _lines(article: Article) -> list[str]:
    texts = [article.headline.title, *map(block_text, feed_document(article).blocks)]
    return [" ".join(line.split()) for text in texts for line in text.splitlines() if line.strip()]
