"""Mutator of made-up Also Read blocks: each choice that publishers make differently is made at random, by a seed.

Labels stand before a link, inside it or above it, in one of many elements, with or without a blank at the edge of the
element; addresses, class names, wrappers, kickers, dates, numbering and prefixes differ as they do between sites.
"""

import random
from dataclasses import dataclass, field
from typing import TypeVar

from benchmarks.also_read_words import WORDS

SITE = "https://paper.example"
PAGE = f"{SITE}/valley/2026/11/the-mill-is-sold"
_SLUGS = (
    "the-baker-and-his-oven",
    "night-train-passes-fell",
    "nine-bridges-one-painter",
    "school-of-three-tongues",
    "bread-by-the-barge",
    "why-the-bell-is-silent",
    "a-ferry-for-the-far-bank",
    "salt-road-opens-again",
    "who-mends-the-nets",
    "letters-from-the-lock",
    "orchard-on-the-roof",
    "last-lamp-of-the-quay",
)
_NAMES = (
    "box",
    "inner",
    "c-card",
    "sc-1x9fk",
    "css-8atqhb",
    "u-mb4",
    "block",
    "wp-block-group",
    "elem",
    "row",
    "m-unit",
)
_TELLING = ("related", "read-also", "inline-related", "more-on", "article__related", "recirc", "teaser-inline")
Story = tuple[str, str]
Choice = TypeVar("Choice")


@dataclass(slots=True)
class Case:
    """A piece of HTML for the middle of an article: the stories to be found, the text that has to stay."""

    name: str
    language: str
    html: str
    expected: list[Story] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


class Mutator:
    """Random choices in the words of one language."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.words = self.random.choice(WORDS)
        self._slugs = list(_SLUGS)
        self._titles = list(self.words.titles)
        self.random.shuffle(self._slugs)
        self.random.shuffle(self._titles)
        self._style = self.random.randrange(9)

    def one(self, *choices: Choice) -> Choice:
        """Return one of `choices`."""
        return self.random.choice(choices)

    def of(self, choices: tuple[str, ...]) -> str:
        """Return one of a list of words."""
        return self.random.choice(choices)

    def story(self) -> Story:
        """Return the address and the headline of a further story; a site writes all its addresses in one way."""
        slug = self._slugs.pop()
        number = self.random.randrange(100000, 9999999)
        path = (
            f"/valley/2026/11/{slug}",
            f"/{slug}/",
            f"/culture/{slug}-{number}.html",
            f"{SITE}/2026/10/07/{slug}/",
            f"/article/{number}/{slug}",
            f"{SITE}/valley/{slug}",
            f"/news/{slug}.html?ref=inline",
            f"/n/{number}",
            f"{SITE}/life/{slug}_{number}",
        )[self._style]
        return path, self._titles.pop()

    def stories(self, least: int, most: int) -> list[Story]:
        """Return some stories."""
        return [self.story() for _ in range(self.random.randint(least, most))]

    def link(self, story: Story, inside: str = "") -> str:
        """Return the link of a story; its text may be styled."""
        path, title = story
        attributes = self.one("", "", ' target="_blank"', ' rel="noopener"', f' class="{self.names()}"')
        shown = inside or self.one("{}", "{}", "{}", "<strong>{}</strong>", "<span>{}</span>", "<em>{}</em>").format(
            title
        )
        return f'<a href="{path}"{attributes}>{shown}</a>'

    def names(self, *, telling: bool = False) -> str:
        """Return a class attribute's value; `telling` ones may say what the part is."""
        pool = _NAMES + (_TELLING if telling else ())
        return " ".join(self.random.sample(pool, self.random.randint(1, 2)))

    def label(self, *, rare: bool = False) -> str:
        """Return a label without its separator."""
        text = self.of(self.words.rare if rare else self.words.known)
        return self.one(text, text, text, text.upper()) if text.upper().lower() == text.lower() else text

    def separator(self) -> str:
        """Return what stands between a label and its link on one line."""
        return self.one(":", ":", ":", " :", " |", " »", " –", "：", " &gt;&gt;", "…")

    def gap(self) -> str:
        """Return a blank, or none where the edge of an element stands for it."""
        return self.one(" ", " ", "&nbsp;", "")

    def styled(self, text: str) -> str:
        """Return a label in one of the elements that set it off."""
        shapes = (
            "<strong>{}</strong>",
            "<b>{}</b>",
            "<em>{}</em>",
            "<strong><em>{}</em></strong>",
            "<u>{}</u>",
            '<span class="{n}">{}</span>',
            "<b><span>{}</span></b>",
        )
        return self.of(shapes).format(text, n=self.names())

    def prefix(self) -> str:
        """Return a sign that may stand before a label or a headline."""
        return self.one("", "", "", "▶ ", "👉 ", "• ", "&gt;&gt; ", "→ ", "📰 ", "+ ")

    def line(self, inside: str) -> str:
        """Return inline content as a block of its own."""
        shapes = (
            "<p>{}</p>",
            "<p>{}</p>",
            "<p>{}</p>",
            "<div><p>{}</p></div>",
            "<blockquote><p>{}</p></blockquote>",
            "<ul><li>{}</li></ul>",
            "<h4>{}</h4>",
            '<div class="{n}">{}</div>',
            '<p class="{n}"><em>{}</em></p>',
            "<hr><p>{}</p><hr>",
            "<p><strong>{}</strong></p>",
            '<aside class="{n}"><p>{}</p></aside>',
        )
        return self.of(shapes).format(inside, n=self.names())

    def heading(self, text: str) -> str:
        """Return a label as a block above its links."""
        shapes = (
            "<h3>{}</h3>",
            "<h4>{}</h4>",
            "<h2>{}</h2>",
            "<p><strong>{}</strong></p>",
            '<div class="{n}">{}</div>',
            "<div><b>{}</b></div>",
            '<p class="{n}">{}</p>',
            '<span class="{n}">{}</span>',
            "<header><h4>{}</h4></header>",
        )
        return self.of(shapes).format(text + self.one("", "", ":"), n=self.names())

    def box(self, *parts: str) -> str:
        """Return a box around blocks; some sites set a second one inside."""
        inside = self.one("", " ", "\n").join(parts)
        if self.one(True, False):
            inside = f'<div class="{self.names()}">{inside}</div>'
        tag = self.one("div", "div", "aside", "section", "article")
        return f'<{tag} class="{self.names(telling=True)}">{inside}</{tag}>'

    def date(self) -> str:
        """Return a date or a time as it stands beside a headline."""
        return self.one("12.11.2026", "12 Nov 2026", "2026-11-12", "14:05", "12/11/26", "2026年11月12日")

    def case(self, name: str, html: str, expected: list[Story], *kept: str) -> Case:
        """Return a case in this language."""
        return Case(name, self.words.language, html, expected, list(kept))
