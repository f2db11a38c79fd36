"""No module of the reader gives text that it did not write itself to what parses Textual's or Rich's markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import termnews.tui

FOLDER = Path(termnews.tui.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
# Widgets whose first argument is markup unless they are told otherwise; these take `markup=False`, those never do.
WITH_SWITCH = {"Static", "Label", "notify"}
WITHOUT_SWITCH = {"Button", "Checkbox", "Option", "RadioButton", "Tab", "TabPane", "Collapsible", "Link", "ListItem"}
NEVER_CALLED = {"from_markup", "render_markup", "escape_markup", "to_markup", "append_markup"}
NEVER_SET = {"border_title", "border_subtitle", "tooltip", "sub_title"}
NEVER_IMPORTED = {"rich.text", "rich.markup", "textual.markup"}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def says_no_markup(call: ast.Call) -> bool:
    return any(
        one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False
        for one in call.keywords
    )


def wrong_calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name, first = name_of(node.func), node.args[0] if node.args else None
        literal = first is None or is_literal(first)
        if name in NEVER_CALLED:
            yield node.lineno, f"{name} parses markup"
        elif name in WITH_SWITCH and not says_no_markup(node) and not (literal and name != "notify"):
            yield node.lineno, f"{name} needs markup=False"
        elif name in WITHOUT_SWITCH and not literal:
            yield node.lineno, f"{name} parses markup: only a literal"
        elif name in ("Hit", "DiscoveryHit") and any(one.arg == "help" for one in node.keywords):
            yield node.lineno, "the help of a hit is markup"
        elif name == "Style" and any(one.arg == "meta" for one in node.keywords):
            yield node.lineno, "a style with meta may act when it is clicked"


def wrong_parts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Attribute) and target.attr in NEVER_SET:
                        yield node.lineno, f"{target.attr} is markup"
            case ast.ImportFrom(module=str(module)) if module in NEVER_IMPORTED:
                yield node.lineno, f"{module} parses markup"
            case ast.FunctionDef(name="render"):
                yield node.lineno, "a string that render returns is markup: use render_line or a Static"
            case ast.Constant(value=str(text)) if "@click" in text:
                yield node.lineno, "an action in text"
            case ast.ClassDef(bases=bases) if any(name_of(base) in ("Static", "Label") for base in bases):
                calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and name_of(one.func) == "__init__"]
                if not any(map(says_no_markup, calls)):
                    yield node.lineno, "a kind of Static needs markup=False"
            case _:
                pass


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_module_hands_text_to_what_parses_markup(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert [*wrong_calls(tree), *wrong_parts(tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(title)", "Static(f'{x}', id='a')", "app.notify(text)", "Label(x)", "Button(name)",
        "Content.from_markup(x)",
        "self.border_title = x", "widget.tooltip = x", "from rich.text import Text", "def render(self): return 'x'",
        "x = '[@click=a]'", "Style(meta={})", "Hit(1, p, r, help=x)",
        "class A(Static):\n def f(self): super().__init__()",
    ],
)  # fmt: skip
def test_each_way_to_parse_markup_is_found(code: str) -> None:
    tree = ast.parse(code)
    assert [*wrong_calls(tree), *wrong_parts(tree)]
