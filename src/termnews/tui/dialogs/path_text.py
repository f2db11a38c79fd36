"""Path parsing and display: what people type becomes a path, and a path what they read."""

from pathlib import Path


def path_of(text: str) -> Path:
    """Return the path that a person typed or dropped: with `~`, perhaps in quotes or as a file: address."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    path = Path(text.removeprefix("file://"))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def short_path(path: Path) -> str:
    """Return a path as people write it: what is in the home folder begins with `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
