"""The bottom line."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from termnews.tui.main.status_line import StatusLine


class Line(App[None]):
    def compose(self) -> ComposeResult:
        yield StatusLine(id="status")


@pytest.mark.parametrize("text", ["plain", "❤️ 1️⃣ 👩‍👩‍👧 कि", "都市の人口"])
async def test_it_ends_at_the_right_edge_whatever_is_written_there(text: str) -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        status = app.query_one(StatusLine)
        status.show(hints=[("q", "quit")], state=text)
        line = status.render_line(0).text
    assert line.endswith(f" {text} ")
    assert cell_len(line) == 40
