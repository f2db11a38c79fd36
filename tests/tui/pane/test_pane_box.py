"""The box around a pane."""

from textual import events, on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from termnews.tui.pane.pane_box import PaneBox


class Child(Widget):
    class Told(Message):
        """Something for the screen."""


class Box(PaneBox):
    """Has its child tell something while it deals with a message of its own."""

    def on_click(self, event: events.Click) -> None:
        self.query_one(Child).post_message(Child.Told())


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def compose(self) -> ComposeResult:
        yield Box("list", Child())

    @on(Child.Told)
    def _told(self) -> None:
        self.told += 1


async def test_what_a_child_tells_while_its_pane_acts_reaches_the_screen() -> None:
    host = Host()
    async with host.run_test() as pilot:
        await pilot.click(Box)
        await pilot.pause()
        assert host.told == 1


async def test_the_title_is_brighter_while_keys_are_for_the_pane() -> None:
    host = Host()
    async with host.run_test():
        box = host.query_one(Box)
        assert not box.active
        box.activate(True)
        assert box.active
        assert box.title.has_class("-active")
        box.activate(False)
        assert not box.title.has_class("-active")
