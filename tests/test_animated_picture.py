"""The moving picture of README: every frame has what it shows, once, and the whole is small and well formed."""

import re
from io import StringIO
from xml.etree import ElementTree

from rich.console import Console
from screenshots.animated import Frame, animated

NAME = "{http://www.w3.org/2000/svg}"


def terminal(*lines: str) -> str:
    """Return the SVG of a small terminal."""
    console = Console(width=24, record=True, file=StringIO(), force_terminal=True, color_system="truecolor")
    for line in lines:
        console.print(line)
    return console.export_svg(title="termnews")


FRAMES = (
    Frame(terminal("always here", "[bold]first[/]"), 1.0, "j", "down"),
    Frame(terminal("always here", "[italic]second[/]"), 3.0, "Enter", "opens <it>"),
    Frame(terminal("always here", "[bold]first[/]"), 1.0, "[", "back"),
)


def texts(svg: str) -> dict[str, str]:
    """Return the class of the group that each text stands in."""
    tree = ElementTree.fromstring(svg)
    return {
        "".join(text.itertext()).replace("\xa0", " ").strip(): group.get("class", "")
        for group in tree.iter(f"{NAME}g")
        for text in group.findall(f"{NAME}text")
    }


def test_what_frames_share_is_written_once_and_always_seen() -> None:
    svg = animated(FRAMES)
    assert svg.count("always&#160;here") == svg.count("first") == svg.count("second") == 1
    assert f"@keyframes {texts(svg)['always here']} " not in svg


def test_each_frame_is_seen_for_its_time() -> None:
    svg = animated(FRAMES)
    timing = {name: re.search(rf"@keyframes {texts(svg)[name]} {{ (.*?) }} }}", svg) for name in ("first", "second")}
    assert timing["first"]
    assert timing["second"]
    hidden, visible = "{ visibility: hidden", "{ visibility: visible"
    assert timing["first"][1] == f"0.00% {visible} }} 20.00% {hidden} }} 80.00% {visible} }} 100% {visible}"
    assert timing["second"][1] == f"0.00% {hidden} }} 20.00% {visible} }} 80.00% {hidden} }} 100% {hidden}"
    assert "5s step-end infinite" in svg


def test_the_key_of_each_frame_is_told_and_its_signs_are_text() -> None:
    assert {"j  down", "Enter  opens <it>", "[  back"} <= texts(animated(FRAMES)).keys()


def test_styles_with_the_same_number_in_two_frames_are_not_mixed_up() -> None:
    svg = animated(FRAMES)
    style = {word: re.search(rf'class="(r\d+)"[^>]*>{word}<', svg) for word in ("first", "second")}
    assert style["first"]
    assert style["second"]
    assert f".{style['first'][1]} {{ fill: #c5c8c6;font-weight: bold }}" in svg
    assert f".{style['second'][1]} {{ fill: #c5c8c6;font-style: italic; }}" in svg


def test_whoever_wants_no_motion_sees_the_first_frame() -> None:
    svg = animated(FRAMES)
    assert "prefers-reduced-motion: reduce" in svg
    assert f".{texts(svg)['first']} {{ visibility: visible;" in svg
    assert f".{texts(svg)['second']} {{ visibility: hidden;" in svg
