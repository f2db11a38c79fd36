"""`make screenshots` draws with fonts it knows to be there, or says in one sentence which are missing."""

from pathlib import Path

import pytest
from screenshots import make


def listing(folder: Path, monkeypatch: pytest.MonkeyPatch, *families: str) -> None:
    """Have the system list these fonts, and no others."""
    program = folder / "fc-list"
    program.write_text("#!/bin/sh\n" + "".join(f"echo '{family}'\n" for family in families))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_a_font_that_is_missing_is_named_with_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing(tmp_path, monkeypatch, "DejaVu Sans Mono,DejaVu Sans Mono Bold", "Noto Sans CJK JP")
    with pytest.raises(SystemExit, match=r"are missing, Noto Sans: apt-get install fonts-noto-core$"):
        make.check_fonts()


def test_nothing_is_said_where_all_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing(tmp_path, monkeypatch, "DejaVu Sans Mono", "Noto Sans", "Noto Sans CJK JP")
    make.check_fonts()


def test_without_fontconfig_that_is_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="fc-list"):
        make.check_fonts()
