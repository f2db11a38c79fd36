"""Also Read links in pages: found, in their place, and only they."""

import pytest

from termnews.domain.document import AlsoRead, Document, Link, Paragraph, plain_text
from termnews.extract.page import read_page

# a case is (name, HTML, expected); what is expected is a list of (path, headline, label)
Found = tuple[str, str, str]
Case = tuple[str, str, list[Found]]

_ONE = ("/2026/a-bridge-opens-again", "A bridge opens again")
_TWO = ("/2026/the-ferry-stops-in-may", "The ferry stops in May")


def _link(target: tuple[str, str], text: str | None = None) -> str:
    return f'<a href="{target[0]}">{text or target[1]}</a>'


def _one(label: str) -> list[Found]:
    return [(*_ONE, label)]


def _both(label: str) -> list[Found]:
    return [(*_ONE, label), (*_TWO, label)]


A, B = _link(_ONE), _link(_TWO)

BESIDE: list[Case] = [
    ("plain label", f"<p>Also Read: {A}</p>", _one("Also Read")),
    ("no-break spaces", f"<p>Also&nbsp;Read:&nbsp;&nbsp;{A}</p>", _one("Also Read")),
    ("label in strong", f"<p><strong>ALSO READ:</strong> {A}</p>", _one("ALSO READ")),
    ("label in em in strong", f"<p><strong><em>Must read:</em></strong> {A}</p>", _one("Must read")),
    ("all in strong", f"<p><strong>Also read – {A}</strong></p>", _one("Also read")),
    ("label inside the link", f"<p>{_link(_ONE, 'Related: A bridge opens again')}</p>", _one("Related")),
    (
        "strong label inside the link",
        f"<p>{_link(_ONE, '<b>See also:</b> A bridge opens again')}</p>",
        _one("See also"),
    ),
    ("no separator, strong label", f"<p><strong>Also read</strong> {A}</p>", _one("Also read")),
    ("brackets", f"<p>[Related: {A}]</p>", _one("Related")),
    ("between two rules", f"<hr><p><strong>Read more: {A}</strong></p><hr>", _one("Read more")),
    ("pipe", f"<p><b>Also Read | {A}</b></p>", _one("Also Read")),
    ("guillemet", f"<p>Lire aussi » {A}</p>", _one("Lire aussi")),
    ("ellipsis", f"<p>Read next… {A}</p>", _one("Read next")),
    ("emoji before", f"<p>👉🏽 Leia também: {A}</p>", _one("Leia também")),
    ("full stop after", f"<p>Читайте также: {A}.</p>", _one("Читайте также")),
    ("heading", f"<h3>Don’t miss: {A}</h3>", _one("Don’t miss")),
    ("list of one", f"<ul><li><strong>Also read:</strong> {A}</li></ul>", _one("Also read")),
    ("quote", f"<blockquote><p>Lesen Sie auch: {A}</p></blockquote>", _one("Lesen Sie auch")),
    ("joined by a comma and by and", f"<p><em>Lee también: {A}, y {B}.</em></p>", _both("Lee también")),
    ("joined by a bar", f"<p>اقرأ أيضاً: {A} | {B}</p>", _both("اقرأ أيضاً")),
    ("full-width colon", f"<p>相关阅读：{A}</p>", _one("相关阅读")),
    ("korean", f"<p>관련기사: {A}</p>", _one("관련기사")),
    ("dutch in a paragraph of its own", f"<p class='x'><i>Lees ook: {A}</i></p>", _one("Lees ook")),
    ("telugu", f"<p><strong>ఇది కూడా చదవండి:</strong> {A}</p>", _one("ఇది కూడా చదవండి")),
    ("greek", f"<p><strong>Διαβάστε επίσης: {A}</strong></p>", _one("Διαβάστε επίσης")),
]

HEADED: list[Case] = [
    ("label alone, paragraphs", f"<p><b>Read more:</b></p><p>{A}</p><p>{B}</p>", _both("Read more")),
    (
        "label alone, list",
        f"<p><strong>Mehr zum Thema:</strong></p><ul><li>{A}</li><li>{B}</li></ul>",
        _both("Mehr zum Thema"),
    ),
    ("heading, list", f"<h4>Related articles</h4><ul><li>{A}</li><li>{B}</li></ul>", _both("Related articles")),
    ("label, line break, link", f"<p><em>Czytaj też:</em><br>{A}</p>", _one("Czytaj też")),
    (
        "box with cards",
        f"<aside class='related'><h3>Leggi anche</h3><div>{A}</div><div>{B}</div></aside>",
        _both("Leggi anche"),
    ),
    ("japanese box", f"<div class='box'><p>あわせて読みたい</p><ul><li>{A}</li></ul></div>", _one("あわせて読みたい")),
    (
        "cards with kicker, headline and summary",
        "<section class='readmore'><h2>Te puede interesar</h2><article><span class='kicker'>Ciudad</span>"
        f"<h3>{A}</h3><p class='excerpt'>Short words about it.</p></article></section>",
        _one("Te puede interesar"),
    ),
    (
        "card that is one link",
        f"<div class='box'><h4>Läs också</h4>"
        f"{_link(_ONE, '<span>Inrikes</span><h5>A bridge opens again</h5>Anna B')}</div>",
        _one("Läs också"),
    ),
    (
        "picture and headline as two links",
        f"<div class='box'><h4>See also</h4>{_link(_ONE, '<img src=x.jpg>')}<h5>{A}</h5></div>",
        _one("See also"),
    ),
    (
        "block link with its label in a child",
        f"<div>{_link(_ONE, '<div class=cta>Read also</div><div class=postTitle>A bridge opens again</div>')}</div>",
        _one("Read also"),
    ),
    (
        "inline related posts plugin",
        f"<a class='IRPP' href='{_ONE[0]}'><div><b>Baca juga:</b> <span class='postTitle'>{_ONE[1]}</span></div></a>",
        _one("Baca juga"),
    ),
    (
        "embed card of another post",
        f"<figure class='wp-block-embed'><blockquote class='wp-embedded-content'>{A}</blockquote></figure>",
        _one(""),
    ),
    (
        "label before an embed card",
        f"<p>Also read:</p><figure><blockquote class='wp-embedded-content'>{A}</blockquote></figure>",
        _one("Also read"),
    ),
    (
        "a list in which one link has no address",
        f"<p><b>Xem thêm:</b></p><p><a>Không có địa chỉ ở đây</a></p><p>{B}</p>",
        [(*_TWO, "Xem thêm")],
    ),
]

TAIL: list[Case] = [
    ("parenthesis at the end", f"<p>The council agreed on it. (Also Read: {A})</p>", _one("Also Read")),
    (
        "label inside the link at the end",
        f"<p>The council agreed. {_link(_ONE, '(Also Read: A bridge opens again)')}</p>",
        _one("Also Read"),
    ),
    ("last sentence", f"<p>The council agreed on it. Lire aussi : {A}.</p>", _one("Lire aussi")),
    ("square brackets", f"<p>The council agreed on it [See also: {A}].</p>", _one("See also")),
    ("line of a paragraph", f"<p>The council agreed on it.<br>Also read: {A}<br>It was late.</p>", _one("Also read")),
]

LOOKALIKES: list[Case] = [
    ("running text", f"<p>The members who also read the {A} were not convinced by it.</p>", []),
    ("a title in running text", f"<p>In her book <em>Must Read</em>, {A} is praised at length by the author.</p>", []),
    ("a teaser's button", f"<p>A short teaser.</p><p class='readmore'>{_link(_ONE, 'Read more »')}</p>", []),
    ("cookie bar", "<div class='cookie-bar'>We use cookies. <a href='/cookies'>Read more</a></div>", []),
    (
        "tags",
        "<div class='tags'>Related: <a href='/tag/bridges' rel=tag>Bridges</a>, <a href='/tag/f'>Ferries</a></div>",
        [],
    ),
    (
        "tags without a class",
        "<p>Mehr zum Thema: <a href='/thema/bruecken'>Brücken</a>, <a href='/thema/faehren'>Fähren</a></p>",
        [],
    ),
    ("newsletter", "<p>Don’t miss: <a href='/newsletter'>Subscribe to our morning newsletter</a></p>", []),
    ("telegram", "<p>Читайте также: <a href='https://t.me/paper'>наш канал в Telegram</a></p>", []),
    ("front page", "<p>Read more: <a href='https://paper.example/'>Paper Example dot com</a></p>", []),
    ("the page itself", "<p>Also read: <a href='/world/the-river'>The river rises again</a></p>", []),
    ("sponsored", f"<p>Also read: <a rel='sponsored' href='{_ONE[0]}'>A bridge opens again</a></p>", []),
    ("pagination", "<div class='pagination'>See also: <a href='?page=2'>the next page of it</a></div>", []),
    ("a place on the page", "<ul><li><a href='#see'>See also</a></li></ul>", []),
    ("legal pages", "<p>Leggi anche: <a href='/privacy'>Privacy</a> • <a href='/terms'>Termini</a></p>", []),
    ("a source", f"<p><strong>Source:</strong> {A}</p>", []),
    ("share help", "<div class='share-tools'><p>More:</p><a href='https://facebook.com/x'>Facebook</a></div>", []),
    ("weak word without a separator", "<p>Read <a href='https://other.example/the-bridge'>A bridge opens</a></p>", []),
    ("feed footer", f"<p>The post {A} appeared first on <a href='/'>Paper</a>.</p>", []),
    ("script address", "<p>Also read: <a href='javascript:open()'>A bridge opens again</a></p>", []),
    ("navigation", f"<nav><p>See also: {A}</p></nav>", []),
]


PAGE = """<!doctype html><html lang="en"><head><title>The river rises again</title>
<link rel="canonical" href="https://paper.example/world/the-river"></head><body>
<header><nav><a href="/">Home</a></nav></header><main><article><h1>The river rises again</h1><div class="entry-content">
<p>Rivers in the upper valley rose again this week, and people who have measured them for forty years said that the
pattern was no longer one that their tables could explain, so they asked for new gauges before the spring.</p>
<p>The council met on Tuesday to hear the figures, listened for two hours, asked about the cost of the walls, and
agreed that a decision could not wait for another year.</p>
{html}
<p>Work on the eastern bank begins in March, the access road stays open, and the pumps, which are from another
century, will be replaced before the next season, according to the plan that was shown to the council.</p>
<p>A second report, with the soundings taken below the weir, is due before the end of the year.</p>
</div></article></main><footer><p>All rights reserved.</p></footer></body></html>"""


def read(html: str) -> Document:
    return read_page(PAGE.format(html=html).encode())


def also(document: Document) -> list[Link]:
    return [link for link in document.links if link.kind == "also_read"]


@pytest.mark.parametrize("case", BESIDE + HEADED + TAIL, ids=lambda case: case[0])
def test_an_also_read_link_is_found_with_its_headline_and_label(case: Case) -> None:
    found = [
        (link.url.removeprefix("https://paper.example"), link.text, link.label or "") for link in also(read(case[1]))
    ]
    assert found == case[2]


@pytest.mark.parametrize("case", LOOKALIKES, ids=lambda case: case[0])
def test_a_lookalike_is_not_an_also_read_link(case: Case) -> None:
    assert also(read(case[1])) == []


@pytest.mark.parametrize("case", BESIDE + HEADED + TAIL, ids=lambda case: case[0])
def test_an_also_read_block_stands_in_its_place_and_its_label_is_not_text(case: Case) -> None:
    document = read(case[1])
    kinds = [type(block) for block in document.blocks]
    assert Paragraph in kinds[: kinds.index(AlsoRead)]
    assert Paragraph in kinds[kinds.index(AlsoRead) :]
    for block in document.blocks:
        if isinstance(block, AlsoRead):
            assert document.link(block.link) == Link(
                block.link, block.text, block.url, "also_read", block.label or None
            )
    label = case[2][0][2]
    prose = "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert not label or label not in prose


def test_a_tail_leaves_the_rest_of_its_paragraph() -> None:
    document = read('<p>The council agreed on it. (Also Read: <a href="/a-b-c-d">A bridge opens again</a>)</p>')
    assert "The council agreed on it." in [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_target_is_listed_once_however_often_it_is_recommended() -> None:
    link = '<a href="/2026/a-bridge-opens-again">A bridge opens again</a>'
    document = read(
        f"<p>Also read: {link}</p><p>Some words stand between the two of them here.</p><p>See also: {link}</p>"
    )
    assert len(also(document)) == 1
    assert sum(isinstance(block, AlsoRead) for block in document.blocks) == 1


def test_the_list_that_a_program_appends_to_an_article_is_left_out() -> None:
    html = PAGE.replace(
        "</div></article>",
        "<h3>You may also like</h3><ul><li><a href='/x/some-other-story-of-ours'>Some other story of ours</a></li>"
        "<li><a href='/x/one-more-story-of-ours-today'>One more story of ours today</a></li></ul></div></article>",
    ).format(html="")
    document = read_page(html.encode())
    assert also(document) == []
    assert "Some other story" not in plain_text(document)


def test_a_label_that_announces_a_paragraph_with_one_link_keeps_the_paragraph() -> None:
    document = read(
        "<p>À lire aussi :</p><p>Revue : <a href='/savons-nous-encore-debattre'>Savons-nous encore débattre ?</a> Tout "
        "le monde s’accorde sur l’importance de débattre, mais la mise en pratique n’est pas si aisée pour autant.</p>"
    )
    assert [link.text for link in also(document)] == ["Savons-nous encore débattre ?"]
    assert "n’est pas si aisée" in plain_text(document)


def test_thousands_of_labels_leave_the_article_as_it_is() -> None:
    document = read("<div>" + "<p>Also read:</p><i></i>" * 3000 + "</div>")
    assert "Work on the eastern bank" in plain_text(document)
