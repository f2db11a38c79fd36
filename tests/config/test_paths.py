"""Where the files are."""

import sys
from pathlib import Path

import pytest

from termnews.config.paths import find_paths

XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in XDG:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def test_without_variables_the_usual_folders_of_the_home_are_used(home: Path) -> None:
    paths = find_paths()
    assert paths.settings == home / ".config/termnews/config.toml"
    assert paths.sources == home / ".config/termnews/sources.toml"
    assert paths.cache == home / ".local/share/termnews/cache.db"
    assert paths.log == home / ".local/state/termnews/termnews.log"
    assert paths.pictures == home / ".cache/termnews"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_each_variable_moves_its_files_on_every_platform(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for variable in XDG:
        monkeypatch.setenv(variable, str(home / variable))
    paths = find_paths()
    assert paths.config == home / "XDG_CONFIG_HOME/termnews"
    assert paths.cache == home / "XDG_DATA_HOME/termnews/cache.db"
    assert paths.pictures == home / "XDG_CACHE_HOME/termnews"
    assert paths.state == home / "XDG_STATE_HOME/termnews"


def test_a_relative_variable_is_ignored_as_the_standard_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "settings")
    assert find_paths().config == home / ".config/termnews"


def test_another_configuration_folder_and_another_cache_leave_the_rest(home: Path) -> None:
    paths = find_paths(config=Path("elsewhere"), cache=Path("~/day.db"))
    assert paths.sources == Path("elsewhere/sources.toml")
    assert paths.cache == home / "day.db"
    assert paths.log == home / ".local/state/termnews/termnews.log"


def test_finding_the_paths_creates_nothing(home: Path) -> None:
    find_paths()
    assert list(home.iterdir()) == []
