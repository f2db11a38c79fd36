"""Make the pictures of README from the demo edition: `make screenshots`.

Each is an SVG as Textual draws it, and a PNG of it. The PNG needs the fonts DejaVu Sans Mono and Noto (Debian:
fonts-dejavu-core, fonts-noto-core, fonts-noto-cjk).
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import resvg_py
from tests.tui.reader import reading

from termnews.library.compose import Options, close_library, fill_demo, open_library

FOLDER = Path(__file__).resolve().parent
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
FONT = "DejaVu Sans Mono"


@dataclass(frozen=True)
class Shot:
    """One picture: the keys that lead to it, text to type after them, and the size of the terminal."""

    name: str
    keys: Sequence[str] = ()
    text: str = ""
    size: tuple[int, int] = (120, 36)
    demo: bool = True


SHOTS = (
    Shot("main", ("j", "enter", "escape")),
    Shot("also-read", ("enter", "ctrl+f", "ctrl+f", "ctrl+f", "tab")),
    Shot("search", ("slash",), "river stone"),
    Shot("first-run", demo=False),
    Shot("narrow", ("enter", "ctrl+d"), size=(50, 30)),
    Shot("help", ("question_mark",)),
)


async def draw(shot: Shot) -> str:
    """Return the SVG of one picture."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(demo=True) if shot.demo else Options(config=Path(folder), cache=Path(folder, "cache.db"))
        library = open_library(options, now=lambda: NOW)
        try:
            if shot.demo:
                await fill_demo(library)
            async with reading(library, shot.size) as reader:
                await reader.press(*shot.keys)
                await reader.type(shot.text)
                return reader.app.export_screenshot(title="termnews")
        finally:
            await close_library(library)


def png(svg: str) -> bytes:
    """Return a PNG of an SVG that Textual drew; its web font is replaced by one that is installed."""
    local = re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("Fira Code", FONT)
    return bytes(resvg_py.svg_to_bytes(svg_string=local, zoom=1, font_family=FONT, monospace_family=FONT))


def main() -> None:
    """Draw all pictures, or those named on the command line."""
    for shot in SHOTS:
        if len(sys.argv) > 1 and shot.name not in sys.argv[1:]:
            continue
        svg = asyncio.run(draw(shot))
        (FOLDER / f"{shot.name}.svg").write_text(svg, encoding="utf-8")
        (FOLDER / f"{shot.name}.png").write_bytes(png(svg))
        print(f"screenshots/{shot.name}.svg, .png")


if __name__ == "__main__":
    main()
