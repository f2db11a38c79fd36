"""What doctor says of pictures."""

import pytest

from termnews.cli.picture_check import picture_checks
from termnews.config.settings import Settings
from termnews.library.doctor.checkup import Status
from termnews.library.pictures import pictures
from termnews.tui.look.terminal import Terminal


@pytest.mark.parametrize(
    ("terminal", "settings", "said"),
    [
        (Terminal(), Settings(), "half blocks, and in full where the terminal says that it can"),
        (Terminal(), Settings(picture_protocol="half-blocks"), "half blocks, as config.toml says"),
        (Terminal(remote=True), Settings(), "Not shown here: pictures are off over SSH"),
        (Terminal(colours=16), Settings(), "Not shown here: pictures need a terminal of 256 colours or more."),
    ],
)
def test_it_says_how_pictures_are_drawn_or_why_they_are_not(terminal: Terminal, settings: Settings, said: str) -> None:
    (check,) = picture_checks(terminal, settings)
    assert said in check.message
    assert check.status is Status.OK


def test_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    (check,) = picture_checks(Terminal(), Settings())
    assert check.message.startswith("Not shown here: pictures need Pillow: pipx inject termnews pillow")


def test_it_says_that_they_are_switched_off() -> None:
    first, _ = picture_checks(Terminal(), Settings(pictures="never"))
    assert "switched off" in first.message
