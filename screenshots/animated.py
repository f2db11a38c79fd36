"""One animated SVG out of several SVGs that Textual drew of terminals of one size.

CSS shows and hides, so it moves wherever an SVG is shown as a picture, README on GitHub too. What several frames
share is written once. Who wants no motion sees the first frame.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

FONTS = '"Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace'
_CAPTION = '<text x="{x}" y="27" text-anchor="end" class="caption"><tspan class="key">{key}</tspan>  {said}</text>'

Shown = frozenset[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture, for how many seconds it is seen, and the key that led to it with what that did."""

    svg: str
    seconds: float
    key: str
    said: str


def animated(frames: Sequence[Frame]) -> str:
    """Return the frames as one SVG that goes through them for ever."""
    head, width, height = _head(frames[0].svg)
    styles: dict[str, str] = {}
    grounds: dict[str, set[int]] = {}
    texts: dict[str, set[int]] = {}
    captions: dict[str, set[int]] = {}
    for place, frame in enumerate(frames):
        for element in _grounds(frame.svg):
            grounds.setdefault(element, set()).add(place)
        for element in _texts(frame.svg, styles):
            texts.setdefault(element, set()).add(place)
        caption = _CAPTION.format(x=width - 24, key=escape(frame.key), said=escape(frame.said))
        captions.setdefault(caption, set()).add(place)
    layers = [_by_frames(layer) for layer in (grounds, texts, captions)]
    shown = sorted({key for layer in layers for key in layer}, key=sorted)
    names = {key: f"s{number}" for number, key in enumerate(shown)}
    css = [*_rules(styles), *_timing(frames, names)]
    inside, matrix, said = ("\n".join(_groups(layer, names)) for layer in layers)
    lines = re.findall(r'<clipPath id="line-\d+">.*?</clipPath>', head, re.DOTALL)
    return "\n".join(
        (
            f'<svg viewBox="0 0 {width:g} {height:g}" xmlns="http://www.w3.org/2000/svg">',
            "<style>", *css, "</style>",
            "<defs>", *(re.sub(r"\s+", " ", line) for line in lines), "</defs>",
            _chrome(head), said,
            '<g transform="translate(9, 41)">', inside, f'<g class="matrix">{matrix}</g>', "</g>", "</svg>", "",
        )
    )  # fmt: skip


def _plain(svg: str) -> str:
    """Return an SVG without the name that is its own."""
    found = re.search(r'class="(terminal-\d+-)matrix"', svg)
    assert found
    return svg.replace(found[1], "")


def _head(svg: str) -> tuple[str, float, float]:
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size
    return _plain(svg), float(size[1]), float(size[2])


def _chrome(svg: str) -> str:
    """Return the window around the terminal."""
    found = re.search(r"</defs>\s*(.*?)<g transform=\"translate\([^)]*\)\" clip-path", svg, re.DOTALL)
    assert found
    return found[1].strip()


def _body(svg: str) -> tuple[str, str]:
    """Return what is painted behind the text, and the text."""
    inside = svg[svg.index('clip-path="url(#clip-terminal)">') :]
    grounds, _, texts = inside.partition('<g class="matrix">')
    return grounds, texts


def _grounds(svg: str) -> Iterator[str]:
    yield from re.findall(r"<rect [^>]*/>", _body(_plain(svg))[0])


def _texts(svg: str, styles: dict[str, str]) -> Iterator[str]:
    """Yield the pieces of text; `styles` has the classes of all frames, by what they say."""
    plain = _plain(svg)
    names = {
        name: styles.setdefault(rules, f"r{len(styles) + 1}")
        for name, rules in re.findall(r"\.(r\d+) { (.*?) }", plain)
    }
    for element in re.findall(r"<text .*?</text>", _body(plain)[1], re.DOTALL):
        yield re.sub(r'class="(r\d+)"', lambda found: f'class="{names[found[1]]}"', element)


def _by_frames(layer: Mapping[str, set[int]]) -> dict[Shown, list[str]]:
    groups: dict[Shown, list[str]] = {}
    for element, places in layer.items():
        groups.setdefault(frozenset(places), []).append(element)
    return groups


def _groups(layer: Mapping[Shown, Sequence[str]], names: Mapping[Shown, str]) -> Iterator[str]:
    for key, elements in layer.items():
        yield f'<g class="{names[key]}">{"".join(elements)}</g>'


def _rules(styles: Mapping[str, str]) -> Iterator[str]:
    yield f".matrix {{ font-family: {FONTS}; font-size: 20px; line-height: 24.4px; }}"
    yield ".title { font: bold 18px arial, sans-serif; }"
    yield f".caption {{ font: 18px {FONTS}; fill: #a5a8ab; white-space: pre; }}"
    yield ".key { font-weight: bold; fill: #dfa458; }"
    for rules, name in styles.items():
        yield f".{name} {{ {rules} }}"


def _timing(frames: Sequence[Frame], names: Mapping[Shown, str]) -> Iterator[str]:
    """Yield when each group is seen, in hundredths of the whole time."""
    whole = sum(frame.seconds for frame in frames)
    begins = [sum(frame.seconds for frame in frames[:place]) / whole * 100 for place in range(len(frames))]
    for key, name in names.items():
        if len(key) == len(frames):
            continue
        steps = [f"{begin:.2f}% {{ visibility: {_seen(key, place)} }}" for place, begin in enumerate(begins)]
        steps.append(f"100% {{ visibility: {_seen(key, len(frames) - 1)} }}")
        yield f"@keyframes {name} {{ {' '.join(steps)} }}"
        yield f".{name} {{ visibility: {_seen(key, 0)}; animation: {name} {whole:g}s step-end infinite; }}"
    yield "@media (prefers-reduced-motion: reduce) { g { animation: none !important; } }"


def _seen(key: Shown, place: int) -> str:
    return "visible" if place in key else "hidden"
