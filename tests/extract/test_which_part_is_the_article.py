"""Main content detection: which part of a page is the article, whatever its containers are called."""

from dataclasses import dataclass

import pytest

from termnews.domain.document import Block, Heading, Item, List, Quote, Table, plain_text
from termnews.extract.page import read_page

ENGLISH = (
    "The lighthouse keeper wound the clock at noon, as he had on every day since the spring, and wrote down the wind.",
    "Two trawlers lay in the bay that week, their crews ashore, waiting for a part that had to come from the mainland.",
    "When it came, on a Friday, it was the wrong one, and the mechanic, who had seen worse, began to file it down.",
    "By evening the engine ran, unevenly at first, then well enough, and the whole quay went down to see them leave.",
    "Nobody has counted what the delay cost, though the cooperative, which owns both boats, says a month's catch.",
)
GERMAN = (
    "Der Wärter zog die Uhr am Mittag auf, wie an jedem Tag seit dem Frühjahr, und schrieb den Wind in sein Heft.",
    "Zwei Kutter lagen in dieser Woche in der Bucht, die Mannschaft an Land, und warteten auf ein Teil vom Festland.",
    "Als es kam, an einem Freitag, war es das falsche, und der Mechaniker, der Schlimmeres kannte, begann zu feilen.",
    "Am Abend lief die Maschine, erst unrund, dann gut genug, und der ganze Kai ging hinunter, um sie fahren zu sehen.",
    "Niemand hat gezählt, was die Pause kostete, doch die Genossenschaft, der beide gehören, spricht von einem Fang.",
)
SPANISH = (
    "El farero dio cuerda al reloj a mediodía, como cada día desde la primavera, y anotó el viento en su cuaderno.",
    "Dos barcos esperaban aquella semana en la bahía, con la gente en tierra, una pieza que venía del continente.",
    "Cuando llegó, un viernes, no era la buena, y el mecánico, que había visto cosas peores, se puso a limarla.",
    "Al anochecer el motor andaba, primero mal, luego bastante bien, y todo el muelle bajó a verlos salir al mar.",
    "Nadie ha contado lo que costó la espera, aunque la cooperativa, dueña de ambos, habla de un mes de pesca.",
)
STORIES = {"English": ENGLISH, "German": GERMAN, "Spanish": SPANISH}
OTHER = (
    "Bees from the upper orchard found the mill again this year, earlier than before, and settled under its roof.",
    "The miller's son, who keeps no bees, called a neighbour, who does, and both stood below with a ladder and a sack.",
    "It took until dark, and some of the swarm stayed behind, where it can be heard on warm days through the boards.",
)
MENU = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "harbour", "sport", "culture"))


def page(body: str, title: str = "Two boats wait for a part") -> bytes:
    """Return a page with a menu above and a footer below `body`."""
    return (
        f"<html><head><title>{title}</title></head><body><div><ul>{MENU}</ul></div><h1>{title}</h1>{body}"
        "<div><a href='/imprint'>Imprint</a> <a href='/privacy'>Privacy</a></div></body></html>"
    ).encode()


def paragraphs(*texts: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


@dataclass(frozen=True)
class Shown:
    """What a document shows: all of its text, and its headings and quotations."""

    text: str
    headings: tuple[str, ...]
    quotes: int


def shown(body: str, title: str = "Two boats wait for a part") -> Shown:
    document = read_page(page(body, title), url="https://paper.example/2026/boats")
    lines: list[str] = [document.standfirst or ""]
    headings: list[str] = []
    quotes: list[Quote] = []

    def take(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, List):
                for item in block.items:
                    _item(item)
            elif isinstance(block, Quote):
                quotes.append(block)
                take(block.blocks)
            elif isinstance(block, Table):
                lines.extend(" ".join(row) for row in block.rows)
            else:
                lines.append(getattr(block, "text", ""))
                if isinstance(block, Heading):
                    headings.append(block.text)

    def _item(item: Item) -> None:
        lines.append(item.text)
        take(item.blocks)

    take(document.blocks)
    return Shown("\n".join(lines), tuple(headings), len(quotes))


def missing(text: str, wanted: tuple[str, ...]) -> list[str]:
    return [one for one in wanted if one not in text]


# containers' names

NAMES = (
    "elementor-widget-container", "et_pb_text media-body", "wp-block-group has-hidden-overflow", "field--meta-body",
    "scroll-snap-panel", "contact-stories", "sharepoint-zone", "w-richtext promo-free", "tablet-only-grid tab-content",
    "adventure-column", "commentary", "reprint-text", "sponsorless", "bannerfield", "extralong", "footers-fund",
    "shadow-card", "widget widget_text", "social-science", "related-to-harbours",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tag", ["div", "section"])
def test_prose_stays_whatever_its_container_is_called(name: str, tag: str) -> None:
    body = f'<div>{paragraphs(*ENGLISH[:2])}<{tag} class="{name}">{paragraphs(*ENGLISH[2:])}</{tag}></div>'
    assert missing(shown(body).text, ENGLISH) == []


@pytest.mark.parametrize("name", ["hidden-costs", "comments", "media", "tabs", "print", "ads-none", "js-cookie-ready"])
@pytest.mark.parametrize("language", STORIES)
def test_a_name_of_the_whole_page_rules_nothing_out(name: str, language: str) -> None:
    story = STORIES[language]
    shell = f'<div class="{name} page"><h1>{language} boats wait</h1><div>{paragraphs(*story)}</div></div>'
    document = read_page(f"<html><title>{language} boats wait</title><body><ul>{MENU}</ul>{shell}</body>".encode())
    assert missing(plain_text(document), story) == []


@pytest.mark.parametrize("name", ["comments", "commentlist", "comments-area"])
@pytest.mark.parametrize("heading", ["h1", "h3"])
def test_what_readers_wrote_below_an_article_is_left_out(name: str, heading: str) -> None:
    remarks = f'<div class="{name}"><{heading}>3 remarks</{heading}>{paragraphs(*OTHER, tag="div")}</div>'
    text = shown(f"<div>{paragraphs(*ENGLISH)}</div>{remarks}").text
    assert missing(text, ENGLISH) == []
    assert not any(remark in text for remark in OTHER)


@pytest.mark.parametrize(
    "heading",
    [
        "What the media said",
        "Contact with the mainland",
        "Share of the catch",
        "Related species",
        "Comments on the law",
    ],
)
@pytest.mark.parametrize("tag", ["section", "div"])
def test_an_id_made_of_a_heading_says_nothing_about_its_section(heading: str, tag: str) -> None:
    slug = heading.lower().replace(" ", "-")
    body = (
        f'<article><{tag} id="start">{paragraphs(*ENGLISH[:3])}</{tag}>'
        f'<{tag} id="{slug}"><h2>{heading}</h2>{paragraphs(*ENGLISH[3:])}</{tag}></article>'
    )
    result = shown(body)
    assert missing(result.text, ENGLISH) == []
    assert heading in result.headings


# short blocks

DIALOGUE = ("You are late", "He did not look up.", "The part is wrong", "So file it down!", "or so it was told", "END")


@pytest.mark.parametrize("tag", ["div", "section"])
@pytest.mark.parametrize("around", ["article", "div"])
def test_short_lines_amid_prose_are_paragraphs_in_any_tag(tag: str, around: str) -> None:
    lines = paragraphs(*DIALOGUE, tag=tag)
    body = f"<{around}>{paragraphs(*ENGLISH[:3], tag=tag)}{lines}{paragraphs(*ENGLISH[3:], tag=tag)}</{around}>"
    assert missing(shown(body).text, (*ENGLISH, *DIALOGUE)) == []


@pytest.mark.parametrize("number", ["{}. ", "Step {}: ", "{}) ", ""])
def test_short_steps_between_paragraphs_stay(number: str) -> None:
    steps = tuple(number.format(n) + text for n, text in enumerate(("Close the valve", "Lift it out", "Oil it"), 1))
    inner = "".join(f"<div>{step}</div>" for step in steps)
    body = f"<article>{paragraphs(*ENGLISH[:3])}<div>{inner}</div>{paragraphs(*ENGLISH[3:])}</article>"
    assert missing(shown(body).text, (*ENGLISH, *steps)) == []


@pytest.mark.parametrize("box", ["div", "section", "header"])
@pytest.mark.parametrize("name", ["", "card-header", "heading"])
def test_a_subhead_alone_in_its_box_stays(box: str, name: str) -> None:
    subheads = ("The wrong part", "At sea again")
    first, second = (f'<{box} class="{name}"><h3>{text}</h3></{box}>' for text in subheads)
    body = f"<article>{paragraphs(*ENGLISH[:2])}{first}{paragraphs(ENGLISH[2])}{second}{paragraphs(*ENGLISH[3:])}"
    assert missing(" ".join(shown(body + "</article>").headings), subheads) == []


@pytest.mark.parametrize("inner", ["div", "section", "p", "div><div"])
def test_a_short_quotation_keeps_what_its_boxes_hold(inner: str) -> None:
    close = "></".join(reversed(inner.split("><")))
    quote = f"<blockquote><{inner}>Nobody asked us.</{close}></blockquote>"
    result = shown(f"<article>{paragraphs(*ENGLISH[:3])}{quote}{paragraphs(*ENGLISH[3:])}</article>")
    assert "Nobody asked us." in result.text
    assert result.quotes == 1


@pytest.mark.parametrize("box", ["div", "section", None])
@pytest.mark.parametrize("inline", ["", "strong", "em"])
def test_a_paragraph_that_is_one_link_is_never_lost(box: str | None, inline: str) -> None:
    text = "A skipper who waited eleven days for a belt told the harbour office, and anybody else, what he thought"
    link = f'<a href="/2025/belt">{text}</a>'
    linked = f"<p><{inline}>{link}</{inline}></p>" if inline else f"<p>{link}</p>"
    linked = f"<{box}>{linked}</{box}>" if box else linked
    assert text in shown(f"<article>{paragraphs(*ENGLISH[:3])}{linked}{paragraphs(*ENGLISH[3:])}</article>").text


# pieces of one article


@pytest.mark.parametrize("tag", ["div", "section"])
@pytest.mark.parametrize("name", ["row", "paragraph--type--text", "et_pb_row", "zz"])
@pytest.mark.parametrize("depth", [1, 3])
def test_an_article_in_pieces_is_shown_whole(tag: str, name: str, depth: int) -> None:
    pieces = [paragraphs(*ENGLISH[:2]), paragraphs("A short piece in between."), paragraphs(*ENGLISH[2:])]
    opened, closed = f'<{tag} class="{name}">' + "<div>" * depth, "</div>" * depth + f"</{tag}>"
    body = f"<div>{''.join(opened + piece + closed for piece in pieces)}</div>"
    assert missing(shown(body).text, (*ENGLISH, "A short piece in between.")) == []


@pytest.mark.parametrize("language", STORIES)
def test_an_accordion_is_shown_with_all_its_panels(language: str) -> None:
    story = STORIES[language]
    panels = "".join(
        f'<div class="item"><h3>{number}. {language}</h3><div class="panel">{paragraphs(text)}</div></div>'
        for number, text in enumerate(story, 1)
    )
    assert missing(shown(f'<div class="accordion">{panels}</div>').text, story) == []


# what is not the story


@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_the_next_stories_of_an_endless_page_are_left_out(heading: str) -> None:
    headline = f'<{heading}><a href="/2026/bees">Bees at the mill</a></{heading}>'
    following = f'<article class="s">{headline}{paragraphs(*OTHER)}</article>'
    result = shown(f'<article><div class="s">{paragraphs(*ENGLISH)}</div>{following}</article>').text
    assert missing(result, ENGLISH) == []
    assert not any(text in result for text in OTHER)


@pytest.mark.parametrize("columns", [3, 5])
@pytest.mark.parametrize("rows", [6, 30])
def test_a_table_full_of_commas_does_not_take_the_place_of_the_text(columns: int, rows: int) -> None:
    cell = "Harm Petersen, fitter, Quay Street, second yard, since 1998"
    table = "<table>" + ("<tr>" + f"<td>{cell}</td>" * columns + "</tr>") * rows + "</table>"
    result = shown(f"<div><div>{paragraphs(*ENGLISH[:3])}</div>{table}<div>{paragraphs(*ENGLISH[3:])}</div></div>")
    assert missing(result.text, ENGLISH) == []
