"""Pictures in an article: shown in half blocks when asked for, hidden again, and never in the way of the text."""

import asyncio
from dataclasses import replace

import pytest
from rich.color import Color
from tests.feeds import LONG, Story, rss
from tests.pictures import encoded, flag
from tests.publisher import Publisher
from tests.tui.article.conftest import PaneReader, RunPane
from textual.drivers.headless_driver import HeadlessDriver

from termnews.domain.source import Subscription
from termnews.library.compose import Options, close_library, open_library
from termnews.library.library import Library
from termnews.library.pictures import pictures
from termnews.tui.article.link_list import LinksScreen
from termnews.tui.look.terminal import Terminal
from termnews.tui.messages import PictureHeld

RED, BLUE = (252, 0, 0), (0, 0, 252)


async def subscribe(library: Library, publisher: Publisher, body: str, mode: str | None = None) -> str:
    """Subscribe to a feed of one article with this text, and return the article's address."""
    url = publisher.serve("/feed.xml", rss([Story("The Flag", body=body)]))
    await library.subscriptions.add_all([Subscription(url, "World", pictures=mode)])
    async for _ in library.online_refresh().run(library.queries.sources()):
        pass
    return "https://gazette.example/the-flag"


def image(publisher: Publisher, name: str = "flag", alt: str = "A flag", width: int = 160, height: int = 80) -> str:
    """Serve a picture and return the HTML that shows it."""
    url = publisher.serve(f"/{name}.png", encoded(flag(width, height)), content_type="image/png")
    return f'<p><img src="{url}" alt="{alt}"></p>'


def story(*parts: str) -> str:
    """Return a text with these parts between its paragraphs."""
    return "".join(f"{part}<p>{LONG}</p>" for part in ("", *parts))


def grounds(pane: PaneReader) -> set[tuple[int, int, int]]:
    """Return the colours of the cells of pictures that are in sight."""
    found = set()
    for row in range(pane.view.size.height):
        for segment in pane.view.render_line(row):
            if segment.style is not None and segment.style.bgcolor is not None:
                triplet = segment.style.bgcolor.triplet
                if triplet is not None and tuple(triplet) in (RED, BLUE):
                    found.add((triplet.red, triplet.green, triplet.blue))
    return found


async def test_a_picture_is_not_fetched_before_a_key_asks_for_it(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        assert "[picture: A flag]" in pane.text()
        assert publisher.seen("/flag.png") == []
        await pane.do(pane.pane.pictures.toggle)
        assert len(publisher.seen("/flag.png")) == 1
        assert grounds(pane) == {RED, BLUE}
        assert "Fetching the picture…" in pane.notices


async def test_the_picture_stands_in_place_of_its_label_with_what_it_shows_below(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    caption = "<figcaption>Flown over the harbour.</figcaption>"
    figure = f"<figure>{image(publisher).removeprefix('<p>').removesuffix('</p>')}{caption}</figure>"
    url = await subscribe(empty, publisher, story(figure))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert "[picture" not in pane.text()
        lines = [line.strip() for line in pane.text().splitlines()]
        assert lines.index("A flag") < lines.index("Flown over the harbour.")


async def test_the_same_key_hides_it_again(empty: Library, publisher: Publisher, article_pane: RunPane) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        height = pane.view.page.height
        await pane.do(pane.pane.pictures.toggle)
        assert pane.view.page.height > height
        await pane.do(pane.pane.pictures.toggle)
        assert pane.view.page.height == height
        assert grounds(pane) == set()


async def test_a_picture_takes_half_of_the_height_at_the_most_and_keeps_its_proportions(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher, width=800, height=800)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        rows = [line for line in pane.view.page.lines if any(piece.pixels for piece in line)]
        assert len(rows) == pane.view.size.height // 2
        assert len(rows[0][0].text) == 2 * len(rows)


async def test_a_picture_is_laid_out_anew_for_another_size_and_decoded_for_it(
    empty: Library, publisher: Publisher, article_pane: RunPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termnews.tui.article.article_pictures._SETTLED", 0.0)
    url = await subscribe(empty, publisher, story(image(publisher, width=800, height=400)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        await pane.resize(50, 16)
        rows = [line for line in pane.view.page.lines if any(piece.pixels for piece in line)]
        assert len(rows) == pane.view.size.height // 2
        assert next(iter(pane.view.pictures.values())).height == 2 * len(rows)
        await pane.resize(50, 30)
        assert next(iter(pane.view.pictures.values())).width == pane.view.page.column
        assert len(publisher.seen("/flag.png")) == 1


async def test_the_text_that_is_read_stays_where_it_is_when_a_picture_above_it_comes(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher), *["<p>Then this.</p>"] * 12))
    async with article_pane(empty) as pane:
        await pane.open(url)
        pane.view.move_to(30)
        await pane.settle()
        before = [pane.view.render_line(row).text for row in range(10)]
        await pane.do(pane.pane.pictures.toggle_all)
        assert [pane.view.render_line(row).text for row in range(10)] == before
        assert pane.view.scroll_offset.y > 30


async def test_all_pictures_of_the_article_are_shown_and_hidden(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    names = [f"flag{number}" for number in range(6)]
    url = await subscribe(empty, publisher, story(*(image(publisher, name, name) for name in names)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle_all)
        assert "[picture" not in pane.text()
        assert len(pane.view.pictures) == 6
        await pane.do(pane.pane.pictures.toggle_all)
        assert pane.text().count("[picture: flag") == 6


async def test_what_cannot_be_shown_of_all_is_told_in_one_sentence(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    broken = publisher.serve("/broken.png", b"<html>", content_type="image/png")
    url = await subscribe(empty, publisher, story(image(publisher), f'<img src="{broken}" alt="Broken">'))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle_all)
        assert "1 of 2 pictures cannot be shown. The server sent a page" in pane.notices[-1]
        assert "[picture: Broken]" in pane.text()
        assert "[picture: A flag]" not in pane.text()


async def test_scrolling_shows_parts_of_a_picture(empty: Library, publisher: Publisher, article_pane: RunPane) -> None:
    url = await subscribe(empty, publisher, story(image(publisher), *["<p>Then this.</p>"] * 12))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        first = next(n for n, line in enumerate(pane.view.page.lines) if any(piece.pixels for piece in line))
        rows = sum(any(piece.pixels for piece in line) for line in pane.view.page.lines)
        pane.view.move_to(first + rows - 2)
        await pane.settle()
        assert grounds(pane) == {BLUE}


async def test_tab_goes_from_link_to_link_past_pictures(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    links = [f'<p>See <a href="https://gazette.example/{n}">link {n}</a>.</p>' for n in (1, 2)]
    url = await subscribe(empty, publisher, story(links[0], image(publisher), links[1]))
    async with article_pane(empty) as pane:
        await pane.open(url)
        steps = [pane.view.selection.step(1) for _ in range(3)]
        assert [step.number for step in steps if step] == [1, 2, 1]
        await pane.do(pane.pane.pictures.toggle)
        after, before = pane.view.selection.step(1), pane.view.selection.step(-1)
        assert (after.number if after else 0, before.number if before else 0) == (2, 1)


async def test_a_shown_picture_is_selected_and_is_what_opens_outside(
    empty: Library, publisher: Publisher, article_pane: RunPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(url: str, browser: str | None) -> str:
        opened.append(url)
        return "Opened."

    monkeypatch.setattr("termnews.tui.pane.address_actions.open_in_browser", browse)
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.links.browse)
        await pane.do(pane.pane.pictures.toggle)
        await pane.do(pane.pane.links.browse)
        await pane.do(pane.pane.leave)
        await pane.do(pane.pane.links.browse)
        assert opened == [url, publisher.url("/flag.png"), url]
        assert grounds(pane) == {RED, BLUE}


async def test_a_click_on_the_label_shows_the_picture(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        line = next(n for n in range(30) if "[picture" in pane.view.render_line(n).text)
        await pane.pilot.click(pane.view, offset=(pane.view.page.left + 2, line))
        await pane.settle()
        assert grounds(pane) == {RED, BLUE}


async def test_text_below_a_picture_is_found(empty: Library, publisher: Publisher, article_pane: RunPane) -> None:
    url = await subscribe(empty, publisher, story(image(publisher, alt="A pennant")))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        pane.view.found.look_for("pennant", pane.view.page, line=0)
        assert pane.view.found.count == "1 of 1"


async def test_a_picture_that_was_shown_is_shown_again_when_one_comes_back(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        await pane.do(pane.pane.put_down)
        await pane.open(url)
        assert grounds(pane) == {RED, BLUE}
        assert len(publisher.seen("/flag.png")) == 1


async def test_auto_fetches_when_an_article_is_opened_but_not_beside_the_list(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)), mode="auto")
    async with article_pane(empty) as pane:
        await pane.do(lambda: pane.pane.preview(pane.id_of(url)))
        assert publisher.seen("/flag.png") == []
        await pane.open(url)
        assert grounds(pane) == {RED, BLUE}


async def test_never_is_said_and_nothing_is_fetched(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)), mode="never")
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert 'pictures = "never"' in pane.notices[-1]
        assert publisher.seen("/flag.png") == []


@pytest.mark.parametrize(
    ("terminal", "said"),
    [
        (Terminal(colours=16), "256 colours"),
        (Terminal(no_color=True), "NO_COLOR"),
        (Terminal(ascii=True), "ASCII"),
        (Terminal(remote=True), "over SSH"),
        (Terminal(slow=True), "slow line"),
    ],
)
async def test_a_terminal_that_shows_none_keeps_the_label_and_says_so(
    empty: Library, publisher: Publisher, article_pane: RunPane, terminal: Terminal, said: str
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)), mode="auto")
    async with article_pane(empty) as pane:
        pane.app.terminal = terminal
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert said in pane.notices[-1]
        assert "[picture: A flag]" in pane.text()
        assert publisher.seen("/flag.png") == []


async def test_over_ssh_a_setting_switches_pictures_on(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher)))
    empty.use_settings(replace(empty.settings, picture_protocol="half-blocks"))
    async with article_pane(empty) as pane:
        pane.app.terminal = Terminal(remote=True)
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert grounds(pane) == {RED, BLUE}


async def test_without_pillow_the_key_says_what_to_install(
    empty: Library, publisher: Publisher, article_pane: RunPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert "pipx inject termnews pillow" in pane.notices[-1]


async def test_offline_the_cache_folder_has_the_picture_or_it_is_said(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher), image(publisher, "second", "Second")))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
    offline = open_library(Options(offline=True), now=empty.now)
    async with article_pane(offline) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle_all)
        assert grounds(pane) == {RED, BLUE}
        assert "1 of 2 pictures cannot be shown. This picture is not here, and termnews is offline." in pane.notices[-1]
    await close_library(offline)


async def test_an_article_without_pictures_says_so_and_one_out_of_sight_names_the_other_key(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(*["<p>Then this.</p>"] * 20, image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        assert pane.notices[-1] == "No picture is in sight. The article has 1 picture: I shows all."


async def test_transparent_pixels_show_the_ground_of_the_theme(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    body = encoded(flag(mode="RGBA", top=(255, 0, 0, 255), bottom=(0, 0, 0, 0)))
    picture = publisher.serve("/half.png", body, content_type="image/png")
    url = await subscribe(empty, publisher, story(f'<img src="{picture}" alt="Half">'))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        ground = pane.view.background_colors[1]
        last = max(n for n, line in enumerate(pane.view.page.lines) if any(piece.pixels for piece in line))
        strip = pane.view.render_line(last - pane.view.scroll_offset.y)
        seen = [segment.style.bgcolor for segment in strip if segment.style and segment.style.bgcolor]
        close = Color.from_rgb(ground.r - ground.r % 4, ground.g - ground.g % 4, ground.b - ground.b % 4)
        assert close in seen


async def test_keys_go_on_while_a_picture_is_fetched(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher), *["<p>Then this.</p>"] * 12))
    publisher.fault("/flag.png", "silent")
    async with article_pane(empty) as pane:
        await pane.open(url)
        pane.pane.pictures.toggle()
        await asyncio.sleep(0)
        assert pane.view.move_by(3)
        # asked for once more, it is no longer wanted
        pane.pane.pictures.toggle()
        assert pane.view.wanted_pictures == set()


async def test_a_terminal_that_says_it_can_is_sent_the_picture_and_shows_it_as_letters(
    empty: Library, publisher: Publisher, article_pane: RunPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda self, data: written.append(data))
    url = await subscribe(empty, publisher, story(image(publisher, width=800, height=400)))
    async with article_pane(empty) as pane:
        pane.app.terminal = Terminal(graphics="kitty", cell=(8, 16))
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        (picture,) = pane.view.pictures.values()
        rows = [line for line in pane.view.page.lines if any(piece.pixels for piece in line)]
        columns = len(rows[0][0].text)
        assert (picture.width, picture.height, picture.rgba) == (8 * columns, 16 * len(rows), b"")
        assert f"i={picture.number},c={columns},r={len(rows)}," in "".join(written)
        assert sum(line.count("\U0010eeee") for line in pane.text().splitlines()) == columns * len(rows)
        await pane.do(pane.pane.pictures.toggle)
        assert f"a=d,d=I,i={picture.number}," in written[-1]
        assert "\U0010eeee" not in pane.text()


async def test_a_terminal_of_sixel_is_given_a_strip_for_each_row_and_anew_where_its_cells_change(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    url = await subscribe(empty, publisher, story(image(publisher, width=800, height=400)))
    async with article_pane(empty) as pane:
        pane.app.terminal = Terminal(graphics="sixel", cell=(8, 16))
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        (picture,) = pane.view.pictures.values()
        rows = [line for line in pane.view.page.lines if any(piece.pixels for piece in line)]
        size = f'"1;1;{8 * len(rows[0][0].text)};16'
        held = [told for told in pane.app.told if isinstance(told, PictureHeld)]
        assert [(told.number, len(told.strips)) for told in held] == [(picture.number, len(rows))]
        assert all(size in strip for strip in held[0].strips)
        pane.app.terminal = Terminal(graphics="sixel", cell=(10, 20))
        await pane.do(pane.pane.pictures.sharpen)
        held = [told for told in pane.app.told if isinstance(told, PictureHeld)]
        assert all(f'"1;1;{10 * len(rows[0][0].text)};20' in strip for strip in held[1].strips)
        await pane.do(pane.pane.pictures.toggle)
        assert "\U0010eeee" not in pane.text()


async def test_the_terminal_keeps_no_picture_when_the_program_ends(
    empty: Library, publisher: Publisher, article_pane: RunPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda self, data: written.append(data))
    url = await subscribe(empty, publisher, story(image(publisher)))
    async with article_pane(empty) as pane:
        pane.app.terminal = Terminal(graphics="kitty")
        await pane.open(url)
        await pane.do(pane.pane.pictures.toggle)
        await pane.pane.put_away()
        assert "a=d,d=I" in written[-1]


async def test_the_list_of_links_names_the_pictures_and_shows_the_one_chosen(
    empty: Library, publisher: Publisher, article_pane: RunPane
) -> None:
    link = '<p>See <a href="https://gazette.example/1">the other story</a>.</p>'
    url = await subscribe(empty, publisher, story(link, *["<p>Then this.</p>"] * 20, image(publisher)))
    async with article_pane(empty) as pane:
        await pane.open(url)
        await pane.do(pane.pane.links.list_links)
        dialog = pane.app.screen
        assert isinstance(dialog, LinksScreen)
        lines = ["".join(text for text, _ in line) for line in dialog.rows.row_lines(1, 80)]
        assert [word in lines[0] for word in ("A flag", "Picture", "127.0.0.1")] == [True] * 3
        await pane.press("G", "enter")
        assert grounds(pane) == {RED, BLUE}
