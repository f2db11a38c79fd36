"""A letter on every link in sight."""

import pytest
from tests.tui.article.conftest import PaneReader, RunPane

from termnews.library.library import Library
from termnews.tui.article.article_loader import ArticleLoader
from termnews.tui.article.article_pane import ArticlePane
from termnews.tui.article.link_hints import LinkHints
from termnews.tui.article.page.hints import hint_places, labels
from termnews.tui.article.page.model import Target

NEWEST = "https://typefoundry.example/2026/11/how-a-letter-cut-in-steel-became-a-page/"


async def begin(pane: PaneReader) -> dict[str, Target]:
    """Put letters on the links at the end of an article, and return what each label stands on."""
    if pane.pane.opened is None:
        await pane.open(NEWEST)
    pane.view.move_to(pane.view.page.height)
    await pane.do(pane.pane.hints.begin)
    top = pane.view.scroll_offset.y
    cells = hint_places(pane.view.page, top=top, bottom=top + pane.view.lines_in_sight)
    return {label: pane.view.page.targets[index] for label, index in zip(labels(len(cells)), cells, strict=True)}


def labelled(pane: PaneReader) -> list[str]:
    """Return what is drawn reversed over the article, top to bottom."""
    rows = [pane.view.render_line(y) for y in range(pane.view.lines_in_sight)]
    return [segment.text for row in rows for segment in row if segment.style and segment.style.reverse]


async def test_every_link_and_topic_in_sight_has_a_letter_and_no_line_grows(
    demo: Library, article_pane: RunPane
) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.do(lambda: pane.view.move_to(pane.view.page.height))
        before = [pane.view.render_line(y).cell_length for y in range(pane.view.lines_in_sight)]
        assert labelled(pane) == []
        targets = await begin(pane)
        assert len(targets) > 4
        assert sorted(labelled(pane)) == sorted(targets)
        assert [pane.view.render_line(y).cell_length for y in range(pane.view.lines_in_sight)] == before


async def test_typing_a_label_opens_what_it_stands_on(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        label, target = next((label, target) for label, target in (await begin(pane)).items() if target.url)
        await pane.press(*label)
        assert target.url is not None
        assert [message.opened.id for message in pane.told(ArticleLoader.Arrived)][1:] == [pane.id_of(target.url)]
        assert pane.title_line.startswith("How a Letter Cut in")
        assert pane.told(LinkHints.Typed)[-1].letters == ""


async def test_a_topic_can_be_opened_by_its_label(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        label, target = next((label, target) for label, target in (await begin(pane)).items() if target.topic)
        await pane.press(*label)
        assert [message.topic for message in pane.told(ArticlePane.TopicChosen)] == [target.topic]


@pytest.mark.parametrize("key", ["escape", "1", "space", "question_mark"])
async def test_any_other_key_takes_the_letters_away_and_does_nothing_else(
    demo: Library, article_pane: RunPane, key: str
) -> None:
    async with article_pane(demo) as pane:
        await begin(pane)
        position = pane.view.scroll_offset.y
        await pane.press(key)
        assert labelled(pane) == []
        assert pane.view.selection.current is None
        assert (pane.view.scroll_offset.y, pane.told(ArticlePane.LinkFollowed)) == (position, [])


async def test_scrolling_and_resizing_take_the_letters_away(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await begin(pane)
        await pane.do(lambda: pane.view.move_by(-3))
        assert labelled(pane) == []
        await begin(pane)
        assert labelled(pane)
        await pane.resize(70, 20)
        assert labelled(pane) == []
        assert not pane.pane.hints.shown


async def test_without_a_link_in_sight_there_is_a_sentence(demo: Library, article_pane: RunPane) -> None:
    async with article_pane(demo) as pane:
        await pane.open(NEWEST)
        await pane.resize(80, 8)
        await pane.do(pane.pane.hints.begin)
        assert pane.notices == ["There are no links in sight."]
        assert not pane.pane.hints.shown
