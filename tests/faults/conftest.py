"""Running the fault matrix: which row a test is for, and `survived N of M faults, 0 articles lost` at the end.

Tests name their row with `@pytest.mark.fault(ID)`; one that counts articles tells the fixture `articles_lost` how many
are missing. A row is survived when it has tests, and all of them passed.
"""

from collections import defaultdict
from collections.abc import Callable

import pytest
from tests.cli.conftest import termnews as termnews
from tests.faults.matrix import FAULTS
from tests.faults.program import Program

ROW, LOST = "fault", "articles lost"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note the row of each test where its report, which may come from another process, will hold it."""
    for item in items:
        for mark in item.iter_markers("fault"):
            (row,) = mark.args
            if row not in FAULTS:
                raise pytest.UsageError(f"{item.nodeid} names a row that matrix.py does not have: {row}")
            item.user_properties.append((ROW, row))


@pytest.fixture
def program() -> Program:
    """Give the program itself, each run in a process of its own, over the empty home."""
    return Program()


@pytest.fixture
def articles_lost(record_property: Callable[[str, object], None]) -> Callable[[int], None]:
    """Give a function that takes how many articles are missing, and fails the test for any."""

    def lost(count: int) -> None:
        record_property(LOST, count)
        assert count == 0, f"{count} articles lost"

    return lost


def _outcomes(reporter: pytest.TerminalReporter) -> tuple[dict[str, list[bool]], int]:
    """Return how each row's tests went, and how many articles were lost in all."""
    outcomes: dict[str, list[bool]] = defaultdict(list)
    lost = 0
    for kind in ("passed", "failed", "error"):
        for report in reporter.stats.get(kind, ()):
            if report.when != "call" and kind == "passed":
                continue
            for name, value in getattr(report, "user_properties", ()):
                if name == ROW:
                    outcomes[value].append(kind == "passed")
                elif name == LOST:
                    lost += value
    return outcomes, lost


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how many rows were survived, and the ids of the others."""
    outcomes, lost = _outcomes(terminalreporter)
    if not outcomes:
        return
    # a part of the tests, chosen by a word, answers for its own rows only
    rows = list(outcomes) if _chosen(config) else list(FAULTS)
    fallen = [row for row in rows if not outcomes.get(row) or not all(outcomes[row])]
    terminalreporter.write_line(f"survived {len(rows) - len(fallen)} of {len(rows)} faults, {lost} articles lost")
    if fallen:
        told = (f"{row} ({'failed' if outcomes.get(row) else 'no test'})" for row in sorted(fallen))
        terminalreporter.write_line(f"not survived: {', '.join(told)}")


def _chosen(config: pytest.Config) -> bool:
    """Tell whether only some of the tests were asked for."""
    words = config.option.keyword or any(not argument.rstrip("/").endswith("faults") for argument in config.args)
    return bool(words) or config.option.markexpr == "soak"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run of the whole matrix that left a row untried."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if exitstatus == 0 and isinstance(reporter, pytest.TerminalReporter) and not _chosen(session.config):
        outcomes, _ = _outcomes(reporter)
        if outcomes and not FAULTS.keys() <= outcomes.keys():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
