"""The shape that keeps the program readable: small files, small functions, plain names, and nothing of one machine."""

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import textual

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "termnews"

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_METHODS = 20
MOST_WITH_INHERITED = 30
TEXTUAL = Path(textual.__file__).parent
TEXTUAL_INTERNALS = PACKAGE / "tui" / "textual_internals.py"
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


def imported(path: Path) -> dict[str, str]:
    """Return the names that a module takes from the package, also for type checkers only, each with its full name."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("termnews")
        for alias in node.names
    }


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_class_does_everything_by_inheriting() -> None:
    methods: dict[str, set[str]] = {}
    bases: dict[str, list[str]] = {}
    for path in modules():
        names, module = imported(path), module_name(path)
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                own = f"{module}.{node.name}"
                methods[own] = {
                    child.name for child in node.body if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
                }
                parents = [ast.unparse(base).partition("[")[0] for base in node.bases]
                bases[own] = [names.get(parent, f"{module}.{parent}") for parent in parents]

    def has(name: str) -> set[str]:
        return methods.get(name, set()).union(*(has(base) for base in bases.get(name, ())))

    assert {name: len(has(name)) for name in methods if len(has(name)) > MOST_WITH_INHERITED} == {}


def test_no_import_of_the_reader_leads_back_to_where_it_began() -> None:
    names = {module_name(path): path for path in modules()}
    reader = {name: path for name, path in names.items() if name.startswith("termnews.tui.")}
    needs = {
        name: {full if full in names else full.rpartition(".")[0] for full in imported(path).values()} & reader.keys()
        for name, path in reader.items()
    }
    # what needs nothing that is left stands below all else; what is never taken away is in a circle
    while free := [name for name, needed in needs.items() if not needed & needs.keys()]:
        for name in free:
            del needs[name]
    assert sorted(needs) == []


def test_nothing_but_the_application_knows_the_main_screen() -> None:
    known = [name_of(path) for path in modules() if "MainScreen" in path.read_text("utf-8")]
    assert known == [f"src/termnews/tui/{name}.py" for name in ("app", "main/main", "startup/starting")]


def test_no_import_is_for_type_checkers_only() -> None:
    hidden = [
        name_of(path)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in node.body
        if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("termnews")
        if "tui" in path.parts
    ]
    assert hidden == []


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


def test_tests_are_in_the_folder_of_what_they_test() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    others = [str(folder) for folder in folders - {Path("faults")} if not (PACKAGE / folder).is_dir()]
    assert others == []


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_file_names_a_registry() -> None:
    assert [name for name, text in project_texts() if REGISTRY.search(text)] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [f"{name}: {match[0]}" for name, text in project_texts() for match in MACHINE_PATH.finditer(text)]
    assert found == []


def test_every_path_that_the_guides_name_is_there() -> None:
    path = re.compile(r"`([\w.-]*(?:/[\w.-]*)+|[\w-]+\.(?:py|tcss|md))`")
    missing = [
        f"{guide}: {name}"
        for guide in ("CONTRIBUTING.md", "docs/architecture.md")
        for name in path.findall((ROOT / guide).read_text("utf-8"))
        if not any((folder / name).exists() for folder in (PACKAGE, ROOT, ROOT / "tests"))
        # beside a file named before it, a name is enough
        and ("/" in name or not any(PACKAGE.rglob(name)))
    ]
    assert missing == []


def is_private(name: str) -> bool:
    return name.startswith("_") and name.strip("_") != "" and not name.startswith("__")


def own_attributes(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Give line and name of what a class says of itself: methods, `self.x`, `super().x`, and names in its body."""
    for child in ast.walk(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child.lineno, child.name
        elif isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
            yield child.lineno, child.target.id
        elif isinstance(child, ast.Attribute) and ast.unparse(child.value) in ("self", "cls", "super()"):
            yield child.lineno, child.attr


@cache
def textual_privates() -> dict[tuple[str, str], set[str]]:
    """Return the private names of each of Textual's classes, by its module and name."""
    return {
        (".".join(("textual", *path.relative_to(TEXTUAL).with_suffix("").parts)), node.name): {
            name for _, name in own_attributes(node) if is_private(name)
        }
        for path in TEXTUAL.rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    }


def private_imports(node: ast.AST) -> Iterator[str]:
    """Give what is imported from Textual, or as a part of it, under a private name."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "textual":
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == "textual")


def uses_of_private_textual(path: Path) -> Iterator[str]:
    # what named tuples call a copy is public
    everywhere = set().union(*textual_privates().values()) - {"_replace"}
    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for node in nodes(path):
        for name in private_imports(node):
            if any(is_private(part) for part in name.split(".")):
                yield f"imports {name}"
        if isinstance(node, ast.Attribute) and node.attr in everywhere:
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls", "super()", "os"):
                yield f"{node.lineno} {owner}.{node.attr}"
        elif isinstance(node, ast.ClassDef):
            # nested classes are messages and make no use of anything
            ours = getattr(importlib.import_module(module), node.name, object)
            privates = textual_privates()
            theirs = set().union(*(privates.get((base.__module__, base.__name__), set()) for base in ours.__mro__))
            yield from (f"{line} {node.name}.{name}" for line, name in own_attributes(node) if name in theirs)


def test_one_module_alone_uses_private_parts_of_textual() -> None:
    uses = {name_of(path): list(uses_of_private_textual(path)) for path in (PACKAGE / "tui").rglob("*.py")}
    assert uses.pop(name_of(TEXTUAL_INTERNALS))
    assert {name: found for name, found in uses.items() if found} == {}


def test_only_the_driver_of_the_readers_tests_knows_how_the_reader_is_wired() -> None:
    reach = re.compile(r"\b(?:reader|long)\.(?:main|screen)\b|screen_stack\[0\]")
    driver = ROOT / "tests" / "tui" / "reader.py"
    files = [path for path in (ROOT / "tests" / "tui").rglob("*.py") if path != driver]
    assert [name_of(path) for path in files if reach.search(path.read_text("utf-8"))] == []
