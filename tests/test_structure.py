"""The shape that keeps the program readable: small files, small functions, plain names, and nothing of one machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "termnews"

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_METHODS = 20
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}

# Spelled in two parts, so that this file holds none of them itself.
REGISTRY = re.compile("index-" + r"url|pypi\.org/" + r"simple|https?://[\w.-]*python" + r"hosted\.", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/" + r"(?:home|root|Users|work|mnt)/\w")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def project_texts() -> Iterator[tuple[str, str]]:
    """Give the name and text of every text file of the project that is not made by a tool."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in ("src", "tests", "docs", "benchmarks", ".ci"):
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in sorted(files):
        try:
            yield name_of(path), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def test_there_is_something_to_measure() -> None:
    assert len(modules()) > 20
    assert len(list(project_texts())) > 40


def test_no_file_is_too_long_to_read_at_once() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name} has {lines_of(node)} lines"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_class_does_everything() -> None:
    large = []
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
                if methods > MOST_METHODS:
                    large.append(f"{name_of(path)}:{node.lineno} {node.name} has {methods} methods")
    assert large == []


def test_every_module_is_named_for_what_it_holds() -> None:
    names = [*modules(), *(path for path in PACKAGE.rglob("*") if path.is_dir())]
    assert [name_of(path) for path in names if path.stem in EMPTY_NAMES] == []


def test_the_modules_of_a_package_are_not_loaded_with_it() -> None:
    full = [
        name_of(path)
        for path in modules()
        if path.name == "__init__.py" and any(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes(path))
    ]
    assert full == []


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_file_names_a_registry() -> None:
    assert [name for name, text in project_texts() if REGISTRY.search(text)] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [f"{name}: {match[0]}" for name, text in project_texts() for match in MACHINE_PATH.finditer(text)]
    assert found == []
