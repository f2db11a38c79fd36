"""Styles are in the sheets of the folders, and every rule of a sheet is taken by the class that it is for."""

import ast
from pathlib import Path

import pytest

import termnews.tui
from termnews.tui.look.style_sheets import rules_for, sheet

TUI = Path(termnews.tui.__file__).parent
SHEETS = [path for path in TUI.rglob("*.tcss") if path.stem == path.parent.name]


def calls(path: Path) -> set[str]:
    """Return the classes that a module asks for the rules of."""
    return {
        str(node.args[0].value)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "rules_for"
        and isinstance(node.args[0], ast.Constant)
    }


def test_there_are_sheets() -> None:
    assert {path.parent.name for path in SHEETS} >= {"rows", "dialogs"}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_rule_of_a_sheet_is_taken_by_a_class_of_its_folder(path: Path) -> None:
    assert set(sheet(path)) == set().union(*(calls(module) for module in path.parent.glob("*.py")))


def test_a_rule_is_for_the_first_class_that_it_names(tmp_path: Path) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "shapes.tcss").write_text(
        "/* of Square and others */\nRound {\n    & > .dot { color: red; }\n}\n"
        "Round.-small, Square { height: 1; }\n\n.-ascii Square { height: 2; }\n"
    )
    module = str(folder / "round.py")
    assert rules_for("Round", module).count("{") == 3
    assert rules_for("Square", module).strip() == ".-ascii Square { height: 2; }"


def test_no_pane_or_dialog_holds_rules_of_its_own() -> None:
    holding = [
        path.name
        for path in TUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) in ("CSS", "DEFAULT_CSS")
        and isinstance(node.value, ast.Constant)
    ]
    assert holding == []
