"""Clicks that come while what they hit goes away."""

from tests.tui.reader import reading
from textual.events import MouseDown
from textual.widget import Widget
from textual.widgets._toast import Toast

from termnews.library.library import Library


async def test_a_click_on_a_message_that_has_just_gone_is_nothing(demo: Library) -> None:
    async with reading(demo) as reader:
        reader.app.notify("Marked read.")
        await reader.settle()
        toast = reader.app.screen.query_one(Toast)
        x, y = toast.region.x + 3, toast.region.y + 1
        holder = toast.parent
        assert isinstance(holder, Widget)
        toast._detach()
        for button in (1, 2, 3):
            reader.app.post_message(MouseDown(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))
        await reader.settle()
        toast._attach(holder)
        assert not [told for told in reader.toasts if "went wrong" in told]
