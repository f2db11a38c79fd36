"""docs/config.md says what the program does."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from termnews.config.key_names import parse_key
from termnews.config.read_sources import read_sources
from termnews.config.settings import Settings, load_settings, setting_names
from termnews.config.source_table import SOURCE_KEYS

TEXT = (Path(__file__).parents[2] / "docs" / "config.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
ROWS = dict(re.findall(r"^\| `([\w.]+)` \| [^|]+ \| ([^|]+) \|", TEXT, re.MULTILINE))


def test_every_setting_has_its_row() -> None:
    assert set(setting_names()) <= set(ROWS)


def test_every_field_of_the_settings_is_a_key_of_the_file() -> None:
    assert sorted(setting_names().values()) == sorted({field.name for field in fields(Settings)} - {"key_places"})


def test_every_key_of_a_source_has_its_row() -> None:
    assert set(SOURCE_KEYS) <= set(ROWS)


@pytest.mark.parametrize(
    "name", [name for name in setting_names() if name not in ("browser", "network.proxy", "keys", "macros", "smart")]
)
def test_the_default_named_is_the_default(name: str) -> None:
    assert tomllib.loads(f"x = {ROWS[name].strip('` ')}")["x"] == getattr(Settings(), setting_names()[name])


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read_without_a_complaint(tmp_path: Path, example: str) -> None:
    if "[[source]]" in example:
        reading = read_sources(example, "sources.toml")
        assert reading.subscriptions and reading.passed_over == ()
        return
    path = tmp_path / "config.toml"
    path.write_text(example, "utf-8")
    settings, problems = load_settings(path)
    assert problems == ()
    assert settings.smart or settings.keys
    assert all(parse_key(key) for keys in settings.keys.values() for key in keys)


def test_every_named_key_is_understood() -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("- `up`"))
    names = re.findall(r"`([^`]+)`", line)
    assert len(names) > 15
    assert [parse_key(name) for name in names] == [(name,) for name in names]
