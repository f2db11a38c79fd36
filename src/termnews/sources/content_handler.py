"""SAX content handler: start tags, text and end tags of a feed, in order, make a FeedDraft of it in one pass."""

from collections.abc import Mapping

from termnews.sources import limits, markup
from termnews.sources.draft import BASE, LANGUAGE, ArticleDraft, Attributes, FeedDraft, Values, joined_base
from termnews.sources.elements import ARTICLE, DOCUMENT, FORMS, FRAME, UNKNOWN, UNKNOWN_OF_ARTICLE, Element
from termnews.sources.vocabularies import Names

_SAID_BY_ATTRIBUTES = {"href": "link", "lastmod": "modified"}
# Names remembered of one document: a hostile one has no end of them.
_MOST_NAMES = 5000


class Context(dict[str, Element]):
    """The elements that may stand in another, by their names as the parser gives them, each looked up once."""

    def __init__(self, inside: Mapping[str, Element], unknown: Element, names: Names) -> None:
        super().__init__()
        self._inside = inside
        self._unknown = unknown
        self._names = names

    def __missing__(self, name: str) -> Element:
        """Look a name up."""
        element = self._inside.get(self._names[name], self._unknown)
        if len(self) < _MOST_NAMES:
            self[name] = element
        return element


class ContentHandler:
    """Takes the events of a parser, of expat or `tag_soup`; `feed` is what they said so far.

    `text` takes the pieces of text. Those of what is no leaf mean nothing, and are dropped when the next leaf begins.
    """

    def __init__(self) -> None:
        self.feed = FeedDraft()
        self.names = Names()
        self._pieces: list[str] = []
        self.text = self._pieces.append
        self._values = self.feed.values
        self._contexts: dict[Element, Context] = {}
        self._context = self._inside(DOCUMENT, UNKNOWN)
        # what was around each element that is open and no leaf
        self._around: list[tuple[Context, Values]] = []
        self._leaf: Element | None = None
        self._attributes: Attributes = {}
        # the leaf's place among the pieces, and those around one that is part of them
        self._begin = 0
        self._whole: list[tuple[Element, Attributes, int]] = []
        # the elements open inside the leaf, and whether it has held any
        self._markup: list[str] = []
        self._is_marked = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag."""
        if self._leaf is not None:
            self._start_in_leaf(self._leaf, name, attributes)
            return
        element = self._context[name]
        if element.leaf:
            self._leaf = element
            self._attributes = attributes
            self._pieces.clear()
        else:
            self._start_container(element, name, attributes)

    def end(self, name: str) -> None:
        """Take an end tag, that of the element opened last."""
        leaf = self._leaf
        if leaf is None:
            self._context, self._values = self._around.pop()
            return
        if self._markup:
            self.text(markup.end_tag(self._markup.pop()))
            return
        pieces = self._pieces[self._begin :] if self._whole else self._pieces
        text = "".join(pieces) if not self._is_marked else self._marked_text(leaf, pieces)
        found = self._values.get(leaf.name)
        if found is None:
            self._values[leaf.name] = [(text, self._attributes)]
        else:
            found.append((text, self._attributes))
        self._leaf = None
        if self._whole:
            del self._pieces[self._begin :]
            self._leaf, self._attributes, self._begin = self._whole.pop()

    def _inside(self, element: Element, unknown: Element) -> Context:
        context = self._contexts.get(element)
        if context is None:
            context = self._contexts[element] = Context(element.inside, unknown, self.names)
        return context

    def _start_container(self, element: Element, name: str, attributes: Attributes) -> None:
        self._around.append((self._context, self._values))
        if element is ARTICLE:
            article = ArticleDraft(self.feed.base, attributes)
            if attributes:
                article.base = joined_base(article.base, attributes.get(BASE))
                self._take_said_by_attributes(article)
            if len(self.feed.articles) < limits.MOST_ARTICLES:
                self.feed.articles.append(article)
            self._values = article.values
        elif element is FRAME:
            self._start_frame(FORMS[self.names[name]], attributes)
        elif element.name:
            self._values.setdefault(element.name, []).append(("", attributes))
        in_article = self._values is not self.feed.values
        self._context = self._inside(element, UNKNOWN_OF_ARTICLE if in_article else UNKNOWN)

    def _take_said_by_attributes(self, article: ArticleDraft) -> None:
        """Take what the Channel Definition Format (1997) says of an article in its start tag."""
        for name, value in article.attributes.items():
            short = _SAID_BY_ATTRIBUTES.get(name.lower())
            if short:
                article.values[short] = [(value, {})]

    def _start_frame(self, form: str, attributes: Attributes) -> None:
        feed = self.feed
        feed.form = feed.form or form
        if attributes:
            feed.base = joined_base(feed.base, attributes.get(BASE))
            feed.language = attributes.get(LANGUAGE) or feed.language

    def _start_in_leaf(self, leaf: Element, name: str, attributes: Attributes) -> None:
        """Take a start tag inside a text: of a part that counts, of markup, or of what is neither."""
        part = None if self._markup else leaf.inside.get(self.names[name])
        if part is not None:
            self._whole.append((leaf, self._attributes, self._begin))
            self._leaf, self._attributes, self._begin = part, attributes, len(self._pieces)
            return
        self._markup.append(name)
        self._is_marked = True
        self.text(markup.start_tag(name, attributes))

    def _marked_text(self, leaf: Element, pieces: list[str]) -> str:
        self._is_marked = bool(self._whole)
        return markup.plain(pieces) if leaf.plain else markup.joined(pieces)
