"""Check-up of pictures: whether they can be shown here, how, and what is missing where not."""

from collections.abc import Iterator

from termnews.config.settings import Settings
from termnews.library.doctor.checkup import Check, Status
from termnews.library.pictures.pictures import NEEDS_PILLOW, can_decode
from termnews.tui.look.picture_drawing import picture_drawing
from termnews.tui.look.terminal import Terminal


def picture_checks(terminal: Terminal, settings: Settings) -> Iterator[Check]:
    """Yield how pictures are drawn on a terminal as the settings want it; that none is drawn is no fault."""
    drawing = picture_drawing(terminal, settings.picture_protocol)
    if settings.pictures == "never":
        yield _said("Pictures are switched off in config.toml, but for sources that say otherwise.")
    if not can_decode():
        yield _not_shown(NEEDS_PILLOW)
    elif not drawing.protocol:
        yield _not_shown(drawing.why)
    elif settings.picture_protocol == "half-blocks":
        yield _said("Pictures are drawn in half blocks, as config.toml says.")
    else:
        yield _said(
            "Pictures are drawn in half blocks, and in full where the terminal says that it can (Kitty, Sixel)."
        )


def _not_shown(why: str) -> Check:
    return _said(f"Not shown here: {why[:1].lower()}{why[1:]}")


def _said(message: str) -> Check:
    return Check("pictures", Status.OK, message)
