"""A letter on every link in sight."""

from tests.tui.reader import Reader, reading

from termnews.library.library import Library
from termnews.tui.article.page.hints import hint_places, labels

NEWEST = "How a Letter Cut in Steel Became a Page"


def labelled(reader: Reader) -> list[str]:
    """Return what is drawn reversed over the article, top to bottom."""
    view = reader.article_view
    strips = [view.render_line(y) for y in range(view.lines_in_sight)]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse]


async def test_every_link_and_topic_in_sight_has_a_letter_and_no_line_grows(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "G")
        view = reader.article_view
        before = [view.render_line(y).cell_length for y in range(view.lines_in_sight)]
        assert labelled(reader) == []
        await reader.press("f")
        top = view.scroll_offset.y
        places = hint_places(view.page, top=top, bottom=top + view.lines_in_sight)
        assert len(places) > 4
        assert sorted(labelled(reader)) == sorted(labels(len(places)))
        assert [view.render_line(y).cell_length for y in range(view.lines_in_sight)] == before


async def test_typing_a_label_opens_what_it_stands_on(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "G", "f")
        view = reader.article_view
        top = view.scroll_offset.y
        target = view.page.targets[next(iter(hint_places(view.page, top=top, bottom=top + view.lines_in_sight)))]
        assert target.url is not None
        await reader.press("a")
        opened = reader.opened
        assert opened is not None
        assert opened.id == demo.queries.article_by_address(target.url)
        assert reader.trail == [NEWEST]


async def test_a_topic_can_be_opened_by_its_label(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "G", "f")
        view = reader.article_view
        top = view.scroll_offset.y
        places = hint_places(view.page, top=top, bottom=top + view.lines_in_sight)
        label, index = next(
            (label, index)
            for label, index in zip(labels(len(places)), places, strict=True)
            if view.page.targets[index].topic
        )
        await reader.press(*label)
        assert reader.list_title == f"Topic: {view.page.targets[index].topic}"


async def test_escape_or_another_key_takes_the_letters_away_and_does_nothing_else(demo: Library) -> None:
    async with reading(demo) as reader:
        for key in ("escape", "1", "space", "question_mark"):
            await reader.press("enter" if reader.at == "list" else "G", "G", "f")
            assert labelled(reader)
            await reader.press(key)
            assert labelled(reader) == []
            assert (reader.at, reader.article_title) == ("article", NEWEST)
            assert reader.dialog is None


async def test_scrolling_and_resizing_take_the_letters_away(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "G", "f")
        reader.article_view.move_by(-3)
        await reader.settle()
        assert labelled(reader) == []
        await reader.press("j")
        assert reader.article_title == NEWEST
        await reader.press("G", "f")
        assert labelled(reader)
        await reader.pilot.resize_terminal(90, 30)
        await reader.settle()
        assert labelled(reader) == []


async def test_without_a_link_in_sight_there_is_a_sentence(demo: Library) -> None:
    async with reading(demo, (120, 12)) as reader:
        await reader.press("enter", "f")
        assert any("no links in sight" in toast for toast in reader.toasts)
        await reader.press("escape")
        assert reader.at == "list"
