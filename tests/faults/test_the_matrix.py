"""The matrix itself: its summary tells the truth, so that a row cannot be lost unnoticed."""

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.fixture
def matrix(pytester: pytest.Pytester) -> pytest.Pytester:
    """Give a folder named faults with the real conftest."""
    folder = pytester.mkdir("faults")
    (folder / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    pytester.makeini(f"[pytest]\npythonpath = '{CONFTEST.parents[2]}'\nmarkers =\n    fault(id): a row\n    soak: slow")
    return pytester


def run(matrix: pytest.Pytester, tests: str, *arguments: str) -> tuple[str, int]:
    (matrix.path / "faults" / "test_rows.py").write_text(f"import pytest\n{tests}", "utf-8")
    ran = matrix.runpytest_subprocess("faults", "-p", "no:cacheprovider", "-n", "0", *arguments)
    return "\n".join(ran.outlines), int(ran.ret)


def test_a_row_without_a_test_is_not_survived_and_the_run_fails(matrix: pytest.Pytester) -> None:
    text, code = run(matrix, "@pytest.mark.fault('A1')\ndef test_one(): pass")
    assert "survived 1 of " in text
    assert "A2 (no test)" in text
    assert code == 1


def test_a_row_with_one_failed_test_of_two_is_not_survived(matrix: pytest.Pytester) -> None:
    tests = (
        "@pytest.mark.fault('A1')\ndef test_one(): pass\n"
        "@pytest.mark.fault('A1')\ndef test_other(): assert False\n"
        "@pytest.mark.fault('A2')\ndef test_third(): pass"
    )
    text, code = run(matrix, tests, "-k", "test_")
    assert "survived 1 of 2 faults, 0 articles lost" in text
    assert "not survived: A1 (failed)" in text
    assert code == 1


def test_lost_articles_are_counted(matrix: pytest.Pytester) -> None:
    text, code = run(matrix, "@pytest.mark.fault('D01')\ndef test_one(articles_lost): articles_lost(3)", "-k", "test_")
    assert "survived 0 of 1 faults, 3 articles lost" in text
    assert code == 1


def test_a_row_that_nobody_knows_is_refused(matrix: pytest.Pytester) -> None:
    (matrix.path / "faults" / "test_rows.py").write_text(
        "import pytest\n@pytest.mark.fault('Z99')\ndef test_one(): pass", "utf-8"
    )
    ran = matrix.runpytest_subprocess("faults", "-p", "no:cacheprovider", "-n", "0")
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    assert "names a row that matrix.py does not have: Z99" in "\n".join([*ran.outlines, *ran.errlines])
