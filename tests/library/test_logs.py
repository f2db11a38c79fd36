"""The log: a file where there can be one, and never a reason to fail."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from termnews.library.logs import log_crash, log_to


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Leave logging as it was found."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def stumbled() -> Exception:
    try:
        raise LookupError("a defect")
    except LookupError as error:
        return error


def test_a_crash_is_in_the_log_with_its_traceback(tmp_path: Path) -> None:
    log = tmp_path / "state" / "termnews.log"
    log_to(log)
    assert log_crash(stumbled(), tmp_path / "another.log") == log
    assert "in stumbled" in log.read_text("utf-8")
    assert not (tmp_path / "another.log").exists()


def test_a_crash_before_there_is_a_log_begins_one(tmp_path: Path) -> None:
    assert log_crash(stumbled(), tmp_path / "termnews.log") == tmp_path / "termnews.log"
    assert "LookupError: a defect" in (tmp_path / "termnews.log").read_text("utf-8")


def test_a_crash_with_no_place_for_a_log_has_none() -> None:
    assert log_crash(stumbled(), None) is None


def test_a_log_that_cannot_be_opened_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").write_text("no folder", "utf-8")
    log_to(tmp_path / "state" / "termnews.log")
    logging.getLogger("termnews").warning("told to nobody")
    assert log_crash(stumbled(), None) is None
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_log_on_a_full_disk_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "termnews.log").symlink_to("/dev/full")
    log_to(tmp_path / "termnews.log")
    assert log_crash(stumbled(), None) is None
    assert capsys.readouterr() == ("", "")


def test_any_text_can_be_logged(tmp_path: Path) -> None:
    log_to(tmp_path / "termnews.log")
    logging.getLogger("termnews").warning("a name of any bytes: %s", "caf\udce9")
    assert "a name of any bytes: caf" in (tmp_path / "termnews.log").read_text("utf-8")
