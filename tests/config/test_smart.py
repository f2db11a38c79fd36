"""Smart lists in config.toml: what they may say, and what is said about those that say something else."""

from datetime import date
from pathlib import Path

import pytest

from termnews.config.settings import load_settings
from termnews.config.smart import Smart, smart_of
from termnews.domain.errors import ConfigError
from termnews.domain.query import Scope


def test_every_key_is_read() -> None:
    table = {
        "name": " Long  reads ", "query": "river", "category": "World", "source": "Globe", "scope": "later", "since": 7,
    }  # fmt: skip
    assert smart_of(table) == Smart("Long reads", "river", "World", "Globe", Scope.LATER, 7)


@pytest.mark.parametrize("since", [date(2026, 1, 31), "2026-01-31"])
def test_a_date_may_be_toml_s_own_or_a_text(since: object) -> None:
    assert smart_of({"name": "x", "since": since}).since == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"query": "x"}, "needs a name"),
        ({"name": "x"}, '"x" needs a query'),
        ({"name": "x", "qeury": "y"}, 'no "qeury". Did you mean "query"?'),
        ({"name": "x", "query": 5}, "query of a smart list must be text"),
        ({"name": "x", "scope": "unraed"}, 'scope of a smart list must be one of "unread", "all"'),
        ({"name": "x", "scope": ["all"]}, "scope of a smart list must be one of"),
        ({"name": "x", "since": -1}, "since of a smart list must be"),
        ({"name": "x", "since": True}, "since of a smart list must be"),
        ({"name": "x", "since": "yesterday"}, "since of a smart list must be"),
        ("x", "needs a name"),
    ],
)
def test_what_cannot_be_is_named(table: object, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("?", r"\?").replace(".", r"\.")):
        smart_of(table)


def test_a_wrong_list_is_left_out_with_its_line_and_the_rest_is_used(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    lists = ['name = "One"\nquery = "x"', 'name = "Two"', 'name = "One"\nquery = "y"', 'name = "Three"\nsince = 0']
    path.write_text("measure = 60\n" + "".join(f"[[smart]]\n{one}\n" for one in lists), "utf-8")
    settings, problems = load_settings(path)
    assert [smart.name for smart in settings.smart] == ["One", "Three"]
    assert settings.measure == 60
    assert ["line 5" in problems[0], "line 7" in problems[1], len(problems)] == [True, True, 2]


def test_a_table_that_should_be_a_list_of_tables_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[smart]\nname = "x"\n', "utf-8")
    settings, problems = load_settings(path)
    assert settings.smart == () and len(problems) == 1
