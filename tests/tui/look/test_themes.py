"""Every theme can be read: the contrast of what is drawn, on every screen, in all themes with colours of their own."""

from collections.abc import Iterator

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from tests.tui.reader import Reader, reading
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES, Theme

from termnews.library.library import Library
from termnews.tui.article.page.model import ROLES
from termnews.tui.look.contrast import LEAST, contrast, luminance, readable, weakest
from termnews.tui.look.terminal import Terminal
from termnews.tui.look.theme_variables import drawn_style, on_cursor, with_variables
from termnews.tui.look.themes import ABOUT, MONOCHROME, SIXTEEN, THEMES

FIXED = tuple(theme.name for theme in THEMES if not theme.ansi)
TEXTUALS = tuple(theme.name for theme in BUILTIN_THEMES.values() if not theme.ansi)
# Lines and tints: they say nothing that words beside them do not.
NOT_TEXT = {"rule", "table_line", "card", "bar", "card_bar"}
CARD = ("card_label", "card_headline", "state", "marker")
CODE = ("code_label", "code_keyword", "code_string", "code_comment", "code_number", "code_name", "marker")
SPANS = ("bold", "italic", "code", "strike", "underline", "link", "found", "found_here", "label")
ROWS = ("row", "muted", "accent", "strong", "error", "match")


def colours(style: Style) -> tuple[Color, Color]:
    """Return text and ground of a style as they are seen."""
    assert style.color is not None and style.bgcolor is not None
    pair = Color(*style.color.get_truecolor()), Color(*style.bgcolor.get_truecolor())
    return (pair[1], pair[0]) if style.reverse else pair


def ratio(style: Style) -> float:
    return contrast(*colours(style))


def in_256_colours(style: Style) -> Style:
    """Return a style as Rich draws it on a terminal of 256 colours."""
    assert style.color is not None and style.bgcolor is not None
    shown = [colour.downgrade(ColorSystem.EIGHT_BIT) for colour in (style.color, style.bgcolor)]
    return Style(color=shown[0], bgcolor=shown[1], reverse=style.reverse)


def drawn(app: App[None], region: Region) -> Iterator[Segment]:
    """Yield what is drawn within a region and holds text."""
    strips = app.screen._compositor.render_strips()
    for strip in strips[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if any(char.isalnum() for char in segment.text):
                yield segment


async def too_weak(reader: Reader, themes: tuple[str, ...], part: str = "") -> list[str]:
    """Return what cannot be read on the screen, or in the part of it with a selector, in any of `themes`."""
    app, found = reader.app, []
    for theme in themes:
        app.theme = theme
        await reader.pilot.pause()
        await reader.pilot.pause()
        region = app.screen.query_one(part).region if part else app.screen.region
        for segment in drawn(app, region):
            assert segment.style is not None
            if ratio(segment.style) < LEAST:
                found.append(f"{theme} {ratio(segment.style):.2f} {segment.text.strip()!r}")
    return found


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert luminance(Color.parse("#ff0000")) == pytest.approx(0.2126)


def test_a_colour_is_moved_until_it_can_be_read_and_left_alone_where_it_can() -> None:
    grounds = (Color.parse("#14181d"), Color.parse("#3b4c5e"))
    assert weakest(Color.parse("#777777"), grounds) < LEAST
    assert weakest(readable(Color.parse("#777777"), grounds), grounds) >= LEAST
    assert readable(Color.parse("#eeeeee"), grounds) == Color.parse("#eeeeee")


def test_there_are_themes_for_everyone() -> None:
    names = [theme.name for theme in THEMES]
    assert len(names) == len(set(names)) >= 8
    assert set(names) == set(ABOUT)
    assert {theme.dark for theme in THEMES if not theme.ansi} == {True, False}
    assert {SIXTEEN, MONOCHROME} <= set(names)


def test_the_monochrome_theme_names_no_colour_and_that_of_sixteen_no_other() -> None:
    for name, allowed in ((MONOCHROME, {"ansi_default"}), (SIXTEEN, {"ansi_default", "ansi_magenta", "ansi_red"})):
        theme = with_variables(next(theme for theme in THEMES if theme.name == name))
        named = {value for value in vars(theme).values() if isinstance(value, str)} - {name}
        assert named <= allowed, name
        assert {value for value in theme.variables.values() if value.startswith("ansi_")} == {"ansi_default"}


def every_look(reader: Reader) -> dict[str, Style]:
    """Return the styles of all that rows and articles say, by name."""
    styles = {f"row {name}": drawn_style(reader.headline_list, f"rows--{name}") for name in ROWS}
    for cursor in ("cursor", "cursor-blurred"):
        over = drawn_style(reader.headline_list, f"rows--{cursor}")
        styles |= {f"{cursor} {name}": on_cursor(styles[f"row {name}"], over) for name in ROWS}
    looks: list[tuple[str, ...]] = [(role,) for role in ROLES if role not in NOT_TEXT]
    looks += [("card", role) for role in CARD] + [("code_block", role) for role in CODE]
    looks += [(base, span) for base in ("body", "quote", "h2", "card_headline") for span in SPANS]
    return styles | {" ".join(look): drawn_style(reader.article_view, *(f"page--{r}" for r in look)) for look in looks}


@pytest.mark.parametrize(("number", "themes"), [(2**24, FIXED + TEXTUALS), (256, FIXED)])
async def test_every_look_of_rows_and_articles_can_be_read(demo: Library, number: int, themes: tuple[str, ...]) -> None:
    async with reading(demo, terminal=Terminal(colours=number)) as reader:
        for theme in themes:
            reader.app.theme = theme
            await reader.pilot.pause()
            styles = every_look(reader)
            if number == 256:
                styles = {name: in_256_colours(style) for name, style in styles.items()}
            assert {name: ratio(style) for name, style in styles.items() if ratio(style) < LEAST} == {}, theme


async def test_the_themes_of_high_contrast_have_it(demo: Library) -> None:
    async with reading(demo) as reader:
        for theme in ("termnews-contrast-dark", "termnews-contrast-light"):
            reader.app.theme = theme
            await reader.pilot.pause()
            # the row of the cursor is marked enough by its ground
            looks = {name: style for name, style in every_look(reader).items() if not name.startswith("cursor")}
            assert {name: ratio(style) for name, style in looks.items() if ratio(style) < 7} == {}


async def test_what_the_panes_draw_can_be_read(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("j", "s")
        reader.tell("A sentence.")
        reader.tell("A warning.", "warning")
        reader.tell("An error.", "error")
        reader.warn("offline")
        assert await too_weak(reader, FIXED) == []
        await reader.press("h")
        assert await too_weak(reader, FIXED) == []
        await reader.press("slash")
        assert await too_weak(reader, FIXED) == []
        await reader.type("river")
        assert await too_weak(reader, FIXED) == []


async def test_what_an_article_draws_can_be_read(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", "G", "tab")
        assert await too_weak(reader, FIXED) == []
        await reader.press("slash", *"the")
        assert await too_weak(reader, FIXED) == []
        await reader.press("escape", "f")
        assert await too_weak(reader, FIXED) == []


@pytest.mark.parametrize("keys", ["question_mark", "a", "f1", "u", "t"])
async def test_what_a_dialog_draws_can_be_read(demo: Library, keys: str) -> None:
    async with reading(demo) as reader:
        await reader.press("enter", keys)
        assert await too_weak(reader, FIXED, "#box") == []


async def test_what_the_palette_draws_can_be_read(demo: Library) -> None:
    async with reading(demo) as reader:
        await reader.press("ctrl+p")
        await reader.type("re")
        assert await too_weak(reader, FIXED, "#box") == []


def test_a_theme_that_is_hard_to_read_is_made_readable() -> None:
    grey = "#404448"
    theme = Theme("fog", primary="#505860", background=grey, surface=grey, panel=grey, foreground="#606468")
    made, ground = with_variables(theme).variables, Color.parse(grey)
    for name in ("foreground", "text-muted", "text-accent", "text-error"):
        assert contrast(Color.parse(made[name]), ground) >= LEAST, name
