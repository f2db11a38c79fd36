"""Clicks that come while what they hit goes away."""

from tests.tui.reader import reading
from textual.events import MouseDown
from textual.widget import Widget

from termnews.library.library import Library


async def test_a_click_on_a_message_that_has_just_gone_is_nothing(demo: Library) -> None:
    async with reading(demo) as reader:
        reader.tell("The disk is full.", "error")
        await reader.settle()
        band = reader.widget("#message")
        x, y = band.region.x + 3, band.region.y
        assert "The disk is full." in reader.lines()[y]
        holder = band.parent
        assert isinstance(holder, Widget)
        band._detach()
        for button in (1, 2, 3):
            reader.app.post_message(MouseDown(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))
        await reader.settle()
        band._attach(holder)
        assert reader.told == ["The disk is full."]
