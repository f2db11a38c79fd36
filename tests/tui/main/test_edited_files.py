"""sources.toml and config.toml edited while the reader runs: from here in an editor, or by another program."""

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from tests.tui.reader import reading

from termnews.config.keyring import Keyring
from termnews.domain.source import Subscription
from termnews.library.library import Library
from termnews.tui.app import TermnewsApp
from termnews.tui.main.edited_files import editor
from termnews.tui.messages import SourcesChanged

A, B = "https://a.example/feed", "https://b.example/feed"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file whose text the editor puts into what it edits."""
    text, script = tmp_path / "text", tmp_path / "editor.py"
    script.write_text(f"import shutil, sys\nshutil.copy({str(text)!r}, sys.argv[1])\n", "utf-8")
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(TermnewsApp, "suspend", lambda app: nullcontext())
    return text


async def test_what_was_edited_in_sources_toml_counts_at_once(empty: Library, written: Path) -> None:
    await empty.subscriptions.add_all([Subscription(A, "World")])
    written.write_text(f'[[source]]\nurl = "{B}"\ntitle = "New"\n', "utf-8")
    async with reading(empty) as reader:
        await reader.press("E")
        assert reader.tree_labels[6:] == ["Unfiled", "New"]
        assert "sources.toml was changed: 1 added, 1 removed." in reader.told


async def test_a_mistake_in_sources_toml_is_named_and_changes_nothing(empty: Library, written: Path) -> None:
    await empty.subscriptions.add_all([Subscription(A, "World")])
    written.write_text(f'[[source]]\nurl = "{B}\n', "utf-8")
    async with reading(empty) as reader:
        await reader.press("E")
        assert any("sources.toml, line 2" in toast for toast in reader.told)
        assert [source.url for source in empty.queries.sources()] == [A]


async def test_a_file_that_another_program_changed_is_read_within_the_minute(empty: Library) -> None:
    async with reading(empty) as reader:
        await reader.press("escape")
        empty.paths.sources.parent.mkdir(parents=True, exist_ok=True)
        empty.paths.sources.write_text(f'[[source]]\nurl = "{A}"\ntitle = "Other"\n', "utf-8")
        reader.a_minute_passes()
        await reader.settle()
        assert reader.tree_labels[-1] == "Other"
        told = len(reader.told)
        reader.a_minute_passes()
        await reader.settle()
        assert len(reader.told) == told


async def test_what_was_edited_in_config_toml_counts_at_once(empty: Library, written: Path) -> None:
    await empty.subscriptions.add_all([Subscription(A, "World")])
    written.write_text(
        'theme = "textual-dark"\nmeasure = 50\nrefresh_every = 15\n[keys]\n"source.add" = "w"\n'
        '[[smart]]\nname = "Mine"\nquery = "x"\n',
        "utf-8",
    )
    async with reading(empty) as reader:
        reader.perform("app.edit_settings")
        await reader.settle()
        assert reader.app.theme == "textual-dark"
        assert "Mine" in reader.tree_labels
        assert empty.settings.refresh_every == 15
        await reader.press("a")
        assert len(reader.app.screen_stack) == 1
        await reader.press("w")
        assert len(reader.app.screen_stack) == 2


async def test_a_mistake_in_config_toml_is_named_with_its_line(empty: Library, written: Path) -> None:
    written.write_text("measure = true\n[[smart]]\nquery = 'x'\n", "utf-8")
    async with reading(empty) as reader:
        await reader.press("escape")
        reader.perform("app.edit_settings")
        await reader.settle()
        assert reader.told[-1] == "2 mistakes in config.toml: :mistakes lists them"
        assert any("line 1" in mistake and "measure" in mistake for mistake in reader.mistakes)
        assert any("line 2" in mistake and "name" in mistake for mistake in reader.mistakes)


async def test_where_no_editor_can_be_opened_the_file_is_named(empty: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/nonexistent/editor")
    monkeypatch.delenv("VISUAL", raising=False)
    await empty.subscriptions.add_all([Subscription(A, "World")])
    async with reading(empty) as reader:
        await reader.press("E")
        assert any("sources.toml" in toast for toast in reader.told)
        assert reader.app.is_running


def test_visual_comes_before_editor_and_may_have_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("VISUAL", "code --wait")
    assert editor() == ["code", "--wait"]
    monkeypatch.setenv("VISUAL", "an 'unclosed")
    assert editor() == ["nano"]


async def test_a_config_toml_that_is_being_written_leaves_the_settings_as_they_were(empty: Library) -> None:
    path = empty.paths.settings
    path.parent.mkdir(parents=True, exist_ok=True)
    async with reading(empty) as reader:
        await reader.press("escape")
        path.write_text("measure = 50\n", "utf-8")
        reader.a_minute_passes()
        await reader.settle()
        assert empty.settings.measure == 50
        path.write_text('measure = 60\nbrowser = "fire', "utf-8")
        reader.a_minute_passes()
        await reader.settle()
        assert empty.settings.measure == 50
        assert any("line 2" in toast and "stay as they were" in toast for toast in reader.told)
        path.write_text("measure = 60\n", "utf-8")
        reader.a_minute_passes()
        await reader.settle()
        assert empty.settings.measure == 60


async def test_a_keyring_that_cannot_be_used_is_told_with_the_change(
    empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    keyring = Keyring()
    monkeypatch.setattr(empty.subscriptions.credentials, "keyring", keyring)
    assert not keyring.keep(A, "ada", "secret")
    async with reading(empty) as reader:
        await reader.press("escape")
        reader.post(SourcesChanged(said="Added"))
        await reader.settle()
        assert any('install "termnews[keyring]"' in toast for toast in reader.told)
