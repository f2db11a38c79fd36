"""Make the pictures of README from the demo edition: `make screenshots`.

Each is an SVG as Textual draws it, and a PNG of it, which needs the fonts of PACKAGES. `following.svg` moves: Also Read
links being followed.

Nothing of the person who makes them is in them: the home is an empty one, the time and the time zone are fixed.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import resvg_py
from screenshots.animated import Frame, animated
from tests.tui.reader import Reader, reading

from termnews.library.compose import Options, close_library, fill_demo, open_library

FOLDER = Path(__file__).resolve().parent
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
FONT = "DejaVu Sans Mono"
PACKAGES = {FONT: "fonts-dejavu-core", "Noto Sans": "fonts-noto-core", "Noto Sans CJK JP": "fonts-noto-cjk"}
"""The fonts that the PNGs are drawn with, each with the package of Debian that has it."""


@dataclass(frozen=True)
class Shot:
    """One picture: the keys that lead to it, text to type after them, and the size of the terminal."""

    name: str
    keys: Sequence[str] = ()
    text: str = ""
    size: tuple[int, int] = (120, 36)
    demo: bool = True
    theme: str = "termnews-ink"


SHOTS = (
    Shot("main", ("j", "enter", "escape")),
    Shot("also-read", ("enter", "ctrl+f", "ctrl+f", "ctrl+f", "tab")),
    Shot("picture", ("slash", *"rivets", "enter", "z", "i")),
    Shot("search", ("slash",), "river stone"),
    Shot("first-run", demo=False),
    Shot("narrow", ("enter", "ctrl+d"), size=(50, 30)),
    Shot("help", ("question_mark",)),
    Shot("tour", ("f3", "j", "enter", "tab"), size=(100, 28)),
    Shot("paper", ("j", "j", "enter"), size=(100, 28), theme="termnews-paper"),
)

FOLLOWING = "following"
FRAMES = (
    (2.0, "j", "down to a headline", ("j",)),
    (2.2, "Enter", "opens the article", ("enter",)),
    (2.4, "Tab", "selects an Also Read link", ("tab",)),
    (2.4, "Enter", "opens it here, from the cache", ("enter",)),
    (2.4, "Tab", "selects the next", ("tab",)),
    (2.4, "Enter", "opens that, too", ("enter",)),
    (1.8, "[", "goes back ...", ("[",)),
    (2.6, "[", "... to where one was", ("[",)),
)
"""The pictures of `following.svg`: seconds, key, what it does, and what is pressed."""


@asynccontextmanager
async def reader_for(shot: Shot) -> AsyncIterator[Reader]:
    """Run the reader in which a picture is taken, as it stands after the keys and the text."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(demo=True) if shot.demo else Options(config=Path(folder), cache=Path(folder, "cache.db"))
        library = open_library(options, now=lambda: NOW)
        try:
            if shot.demo:
                await fill_demo(library)
            async with reading(library, shot.size) as reader:
                reader.app.theme = shot.theme
                await reader.press(*shot.keys)
                await reader.type(shot.text)
                yield reader
        finally:
            await close_library(library)


async def draw(shot: Shot) -> str:
    """Return the SVG of one picture."""
    async with reader_for(shot) as reader:
        return reader.app.export_screenshot(title="termnews")


async def follow() -> str:
    """Return the animated SVG of links being followed."""
    frames = []
    async with reader_for(Shot(FOLLOWING, size=(100, 28))) as reader:
        for seconds, key, said, keys in FRAMES:
            await reader.press(*keys)
            frames.append(Frame(reader.app.export_screenshot(title="termnews"), seconds, key, said))
    return animated(frames)


def leave_home(folder: str) -> None:
    """Take the person's own settings, colours and time zone out of the pictures."""
    os.environ.update(HOME=folder, TZ="UTC")
    os.environ.update({f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")})
    for name in ("NO_COLOR", "SSH_CONNECTION", "TEXTUAL_THEME"):
        os.environ.pop(name, None)
    time.tzset()


def png(svg: str) -> bytes:
    """Return a PNG of an SVG that Textual drew; its web font is replaced by one that is installed."""
    local = re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("Fira Code", FONT)
    return bytes(resvg_py.svg_to_bytes(svg_string=local, zoom=1, font_family=FONT, monospace_family=FONT))


def check_fonts() -> None:
    """End in one sentence where a font is missing: resvg draws without it, and leaves its signs out."""
    try:
        listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        sys.exit("The pictures need fontconfig's fc-list, to tell which fonts there are: apt-get install fontconfig")
    missing = sorted(PACKAGES.keys() - set(re.split(r"[,\n]", listed)))
    if missing:
        packages = " ".join(PACKAGES[font] for font in missing)
        sys.exit(f"The pictures need fonts that are missing, {', '.join(missing)}: apt-get install {packages}")


def main() -> None:
    """Draw all pictures, or those named on the command line."""
    check_fonts()
    wanted = sys.argv[1:] or [*(shot.name for shot in SHOTS), FOLLOWING]
    with tempfile.TemporaryDirectory() as home:
        leave_home(home)
        for shot in SHOTS:
            if shot.name in wanted:
                svg = asyncio.run(draw(shot))
                (FOLDER / f"{shot.name}.svg").write_text(svg, encoding="utf-8")
                (FOLDER / f"{shot.name}.png").write_bytes(png(svg))
                print(f"screenshots/{shot.name}.svg, .png")
        if FOLLOWING in wanted:
            (FOLDER / f"{FOLLOWING}.svg").write_text(asyncio.run(follow()), encoding="utf-8")
            print(f"screenshots/{FOLLOWING}.svg")


if __name__ == "__main__":
    main()
