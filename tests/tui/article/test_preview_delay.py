"""The debounce of previews."""

from collections.abc import Iterator

import pytest

from termnews.tui.article import preview_delay
from termnews.tui.article.preview_delay import PreviewDelay


def at(monkeypatch: pytest.MonkeyPatch, *times: float) -> Iterator[float]:
    """Give the delay of a preview asked for at each of these times."""
    delay = PreviewDelay()
    for time in times:
        monkeypatch.setattr(preview_delay, "monotonic", lambda time=time: time)
        yield delay.next()


def test_a_step_after_a_rest_is_shown_at_once_and_quick_steps_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    rest = preview_delay.REST
    assert list(at(monkeypatch, 100.0, 100.0 + rest, 100.0 + 2 * rest, 200.0)) == [0.0, rest, rest, 0.0]


def test_over_a_line_that_may_be_slow_every_preview_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 22 192.0.2.2 22")
    assert list(at(monkeypatch, 100.0, 200.0)) == [4 * preview_delay.REST, 4 * preview_delay.REST]
