from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import category

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from termnews.domain.document import (
    AlsoRead,
    Code,
    Document,
    Heading,
    Image,
    Item,
    Link,
    LinkState,
    List,
    Paragraph,
    Quote,
    Span,
    Table,
)
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.page.model import ROLES

LINKS = (
    Link(1, "here", "https://one.example/a"),
    Link(2, "The river that moved", "https://two.example/b", "also_read", "Also Read"),
)
STORY = Document(
    title="The long bridge",
    topics=("Bridges",),
    blocks=(
        Paragraph("Look here for it.", (Span(5, 9, "link", 1),)),
        *(Paragraph(f"Paragraph {i}: " + "steel and water and wind " * 8) for i in range(30)),
        AlsoRead("The river that moved", LINKS[1].url, "Also Read", 2),
    ),
    links=LINKS,
)
HOSTILE = (
    "Why [/etc] is [bold",
    "[@click=app.quit]x",
    "a\x1b[31mb\x1b]0;owned\x07c\x9b2Jd\u202ee\x00f\x7fg",
    "tab\there\u2028there\rback",
    "[/]",
)


class Host(App[None]):
    """Holds one view and what it told."""

    CSS = "ArticleView { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(now=lambda: datetime(2025, 10, 22, tzinfo=UTC))

    def on_article_view_target_chosen(self, message: ArticleView.TargetChosen) -> None:
        self.told.append(message)

    def on_page_view_scrolled(self, message: ArticleView.Scrolled) -> None:
        self.told.append(message)

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)


@asynccontextmanager
async def running(width: int = 60, height: int = 20) -> AsyncIterator[tuple[Pilot[None], ArticleView, Host]]:
    host = Host()
    async with host.run_test(size=(width, height)) as pilot:
        yield pilot, host.view, host


def row(view: ArticleView, y: int) -> str:
    return "".join(segment.text for segment in view.render_line(y))


def screen(view: ArticleView) -> list[str]:
    return [row(view, y).rstrip() for y in range(view.lines_in_sight)]


def whole(view: ArticleView) -> str:
    """Return all rows of the page, as they go to the screen."""
    return "\n".join(row(view, y - view.scroll_offset.y) for y in range(view.page.height))


def segments(view: ArticleView) -> list[Segment]:
    return [segment for y in range(view.lines_in_sight) for segment in view.render_line(y)]


async def test_nothing_open_is_one_sentence_in_the_middle() -> None:
    async with running(60, 11) as (_, view, _host):
        assert screen(view)[5].strip() == "Choose a headline and press Enter."
        view.show(STORY)
        view.clear("No article has this topic.")
        assert [text.strip() for text in screen(view) if text] == ["No article has this topic."]
        assert view.selection.step(1) is None
        assert view.document is None


async def test_a_document_is_shown_from_its_top() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        assert screen(view)[1] == "  The long bridge"
        assert (view.position, view.progress) == (0.0, 0.0)


async def test_a_short_document_is_read_to_the_end_at_once() -> None:
    async with running() as (_, view, _host):
        view.show(Document(title="Short", blocks=(Paragraph("Word."),)))
        assert view.progress == 1.0
        assert view.move_page() is False


async def test_a_page_keeps_two_lines_in_sight_and_the_end_is_told() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        last = screen(view)[-2:]
        assert view.move_page() is True
        assert screen(view)[:2] == last
        assert view.move_page(-0.5) is True
        assert view.scroll_offset.y == 8
        while view.move_page():
            pass
        assert view.progress == 1.0
        view.move_by(-view.page.height)
        assert view.move_by(-1) is False
        view.move_to(view.page.height)
        assert view.progress == 1.0


async def test_tab_goes_over_links_and_topics_and_brings_them_into_sight() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        names = []
        for _ in range(5):
            target = view.selection.step(1)
            assert target is not None
            names.append(target.text)
            assert view.scroll_offset.y <= target.first <= target.last < view.scroll_offset.y + view.lines_in_sight
        assert names == ["here", "The river that moved", "The river that moved", "Bridges", "here"]
        assert view.selection.step(-1) == view.page.targets[3]
        view.selection.clear()
        assert view.selection.current is None


async def test_a_number_chooses_its_link() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        target = view.selection.number(2)
        assert target is not None
        assert target.url == LINKS[1].url
        assert view.selection.number(7) is None
        assert view.selection.current == target


async def test_the_chosen_target_is_reversed_and_has_a_sign_in_the_margin() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        assert not any(segment.style and segment.style.reverse for segment in segments(view))
        view.selection.step(1)
        assert [segment.text for segment in segments(view) if segment.style and segment.style.reverse] == [
            "here",
            "[1]",
        ]
        assert [text for text in screen(view) if "▸" in text] == ["▸ Look here[1] for it."]


async def test_links_are_hyperlinks_of_the_terminal_for_web_addresses_only() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        assert {s.style.link for s in segments(view) if s.style and s.style.link} == {LINKS[0].url}
        unsafe = (Link(1, "here", "javascript:alert(1)"), LINKS[1])
        view.show(replace(STORY, links=unsafe))
        assert not any(s.style and s.style.link for s in segments(view))


async def test_resizing_keeps_the_place_in_the_text_and_comes_back_to_the_same_line() -> None:
    async with running(100, 30) as (pilot, view, _host):
        view.show(STORY)
        first = next(i for i, text in enumerate(whole(view).split("\n")) if "Paragraph 17" in text)
        view.move_by(first)
        before = screen(view)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "Paragraph 17" in screen(view)[0]
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert screen(view) == before


async def test_a_position_is_restored_at_another_width() -> None:
    async with running(100, 30) as (_, view, _host):
        view.show(STORY)
        first = next(i for i, text in enumerate(whole(view).split("\n")) if "Paragraph 20" in text)
        view.move_by(first)
        position = view.position
    async with running(44, 12) as (_, view, _host):
        view.show(STORY, position=position)
        assert "Paragraph 20" in screen(view)[0]
        assert view.position == pytest.approx(position)


async def test_new_states_are_shown_without_moving_and_keep_the_choice() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        view.selection.number(2)
        before, place = view.selection.current, view.scroll_offset.y
        assert "○ online" in whole(view)
        view.set_states({LINKS[1].url: LinkState(cached=True)})
        assert "● in the cache · two.example" in whole(view)
        assert (view.selection.current, view.scroll_offset.y) == (before, place)


async def test_the_words_of_a_search_are_marked_until_they_are_looked_for_no_longer() -> None:
    async with running() as (_, view, _host):
        view.show(STORY, words=["brid…"])
        (marked,) = [segment for segment in view.render_line(1) if segment.text == "bridge"]
        (plain,) = [segment for segment in view.render_line(1) if segment.text == "The long "]
        assert marked.style and plain.style
        assert marked.style.bgcolor != plain.style.bgcolor
        assert row(view, 1).strip() == "The long bridge"
        view.found.end()
        view.show_found()
        assert not any(segment.text == "bridge" for segment in view.render_line(1))


async def test_a_click_on_a_link_tells_it_and_one_beside_it_does_not() -> None:
    async with running() as (pilot, view, host):
        view.show(STORY)
        await pilot.pause()
        y = next(i for i, text in enumerate(screen(view)) if "here[1]" in text)
        host.told.clear()
        await pilot.click(ArticleView, offset=(3, y))
        assert host.told == []
        await pilot.click(ArticleView, offset=(screen(view)[y].index("here"), y))
        (told,) = host.told
        assert isinstance(told, ArticleView.TargetChosen)
        assert told.target.url == LINKS[0].url


async def test_text_can_be_selected_with_the_mouse_and_copied() -> None:
    async with running() as (pilot, view, host):
        view.show(STORY)
        await pilot.pause()
        y = next(i for i, text in enumerate(screen(view)) if "here[1]" in text)
        await pilot.mouse_down(ArticleView, offset=(7, y))
        await pilot.hover(ArticleView, offset=(10, y + 2))
        assert [segment.text for segment in view.render_line(y) if segment.style and segment.style.reverse]
        await pilot.mouse_up(ArticleView, offset=(10, y + 2))
        assert host.screen.get_selected_text() == "here[1] for it.\n\nParagraph"
        assert not any(isinstance(message, ArticleView.TargetChosen) for message in host.told)


async def test_laying_out_and_scrolling_tell_the_place() -> None:
    async with running() as (pilot, view, host):
        view.show(STORY)
        await pilot.pause()
        told = host.told[-1]
        assert isinstance(told, ArticleView.Scrolled)
        assert (view.position, view.progress) == (0.0, 0.0)
        view.move_page()
        await pilot.pause()
        told = host.told[-1]
        assert isinstance(told, ArticleView.Scrolled)
        assert 0 < view.progress < 1


async def test_the_mouse_wheel_moves_the_place_too() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        view.scroll_down(animate=False, immediate=True)
        view.scroll_down(animate=False, immediate=True)
        view.move_by(8)
        assert view.position > 0


@pytest.mark.parametrize("title", HOSTILE)
async def test_hostile_text_is_only_ever_text(title: str) -> None:
    document = Document(
        title=title, url=f"https://x.example/{title}", category=title, topics=(title,), standfirst=title,
        authors=(title,), site=title, note=title,
        blocks=(
            Paragraph(title, (Span(0, 3, "bold"), Span(0, len(title), "link", 1))), Heading(2, title),
            Quote((Paragraph(title),), title), List((Item(title),)), Code(title, title),
            Table(((title, title), (title, "1")), True, title), Image(f"https://x.example/{title}", title, title + "."),
            AlsoRead(title, f"https://x.example/{title}", title, 1),
        ),
        links=(Link(1, title, f"https://x.example/{title}", "also_read", title),),
    )  # fmt: skip
    async with running() as (_, view, host):
        view.show(document, words=[title])
        view.selection.step(1)
        shown = whole(view)
        assert not [char for char in shown if char != "\n" and category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        strips = [view.render_line(y - view.scroll_offset.y) for y in range(view.page.height)]
        links = {segment.style.link for strip in strips for segment in strip if segment.style and segment.style.link}
        assert links
        assert all(link.isprintable() and " " not in link for link in links)
        if "[" in title and "\x1b" not in title:
            assert shown.count(title) >= 10
        assert host.is_running


async def test_every_look_has_a_style_of_the_theme_and_follows_it() -> None:
    async with running() as (pilot, view, host):
        view.show(STORY)
        dark = {role: view.get_component_rich_style(f"page--{role}") for role in ROLES}
        before = view.render_line(1)
        host.theme = "textual-light"
        await pilot.pause()
        assert len(dark) == len(ROLES)
        assert view.render_line(1) != before


async def test_a_document_shown_before_there_is_a_size_is_laid_out_when_there_is() -> None:
    class Early(Host):
        def on_mount(self) -> None:
            self.view.show(STORY, position=0.5)

    host = Early()
    async with host.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert host.view.position == pytest.approx(0.5, abs=0.03)
        assert "Paragraph" in " ".join(screen(host.view))


async def test_a_change_of_height_alone_lays_nothing_out_anew() -> None:
    async with running(60, 20) as (pilot, view, _host):
        view.show(STORY)
        view.move_by(30)
        page, top = view.page, view.scroll_offset.y
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert (view.page, view.scroll_offset.y) == (page, top)
        assert view.page is page
        view.clear("Nothing here.")
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        assert screen(view)[14].strip() == "Nothing here."


async def test_what_the_cache_learns_of_links_leaves_a_find_as_it_is() -> None:
    async with running() as (_, view, _host):
        view.show(STORY)
        view.found.look_for("wind", view.page, line=0)
        view.found.step(1, top=0, bottom=view.lines_in_sight)
        view.show_found()
        before = view.found.count, view.scroll_offset.y
        view.set_states({LINKS[0].url: LinkState(cached=True)})
        assert (view.found.count, view.scroll_offset.y) == before
        assert before[0].startswith("2 of ")
        view.show(STORY)
        assert view.found.count == ""


async def test_a_label_covers_whole_letters_and_the_line_stays_as_wide() -> None:
    async with running() as (_, view, _host):
        view.show(Document(title="川の橋の話"))
        line = next(y for y, text in enumerate(screen(view)) if "川" in text)
        width = view.render_line(line).cell_length
        for label, rest in (("a", " の橋の話"), ("as", "の橋の話"), ("asd", " 橋の話")):
            view.labels = {line: [(0, label)]}
            assert row(view, line).strip() == label + rest
            assert view.render_line(line).cell_length == width
        view.labels = {}
        assert row(view, line).strip() == "川の橋の話"
