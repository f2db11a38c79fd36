"""The standard streams of the program: what an encoding lacks, and what fails."""

import io
import os
import sys
from pathlib import Path

import pytest

from termnews.cli.streams import OutputError, PipeClosedError, standard_streams


def written(text: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    with standard_streams():
        sys.stdout.write(text)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding", "right"),
    [
        ("● “Łódź” — 1…", "utf-8", "● “Łódź” — 1…".encode()),
        ("● “Łódź” — 1…", "cp1252", "o “?ódz” — 1…".encode("cp1252")),
        ("● “Łódź” — 1…", "ascii", b'o "?odz" - 1...'),
        ("café, cafe\u0301", "ascii", b"cafe, cafe"),
        ("港 ☕ ½", "ascii", b"?? ?? ?"),
        ("दी", "ascii", b"??"),
        ("Москва", "koi8-r", "Москва".encode("koi8-r")),
        ("a\udcffb", "utf-8", b"a?b"),
    ],
)
def test_what_an_encoding_lacks_has_a_stand_in(
    text: str, encoding: str, right: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written(text, encoding, monkeypatch) == right


def test_the_streams_are_given_back(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdin, sys.stdout, sys.stderr
    with standard_streams():
        assert sys.stdout is not before[1]
        print("told")
    assert (sys.stdin, sys.stdout, sys.stderr) == before
    assert capsys.readouterr().out == "told\n"


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.StringIO()
    monkeypatch.setattr(sys, "stdout", text)
    with standard_streams():
        print("told")
    assert text.getvalue() == "told\n"


def unwritable(monkeypatch: pytest.MonkeyPatch, name: str, descriptor: int) -> io.TextIOWrapper:
    stream = os.fdopen(descriptor, "w")
    monkeypatch.setattr(sys, name, stream)
    return stream


def test_output_whose_reader_is_gone_says_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with unwritable(monkeypatch, "stdout", writing), standard_streams():
        sys.stdout.write("told")
        with pytest.raises(PipeClosedError):
            sys.stdout.flush()
        sys.stdout.write("more")
        sys.stdout.flush()


def test_output_that_cannot_be_written_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "read").touch()
    with unwritable(monkeypatch, "stdout", os.open(tmp_path / "read", os.O_RDONLY)), standard_streams():
        sys.stdout.write("told")
        with pytest.raises(OutputError, match="Standard output cannot be written: Bad file descriptor"):
            sys.stdout.flush()


def test_messages_that_cannot_be_written_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with unwritable(monkeypatch, "stderr", writing), standard_streams():
        sys.stderr.write("told\n" * 10_000)
        sys.stderr.flush()
