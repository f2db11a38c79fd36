"""What is remembered from one run to the next."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from termnews.config.files import read_file
from termnews.library import memory as memory_module
from termnews.library.memory import Memory


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    Memory(tmp_path / "state" / "reader.json", tmp_path / "cache.db").keep("trail", [1, 2])
    assert Memory(tmp_path / "state" / "reader.json", tmp_path / "cache.db").get("trail") == [1, 2]


def test_two_caches_have_memories_of_their_own(tmp_path: Path) -> None:
    one, other = (Memory(tmp_path / "reader.json", tmp_path / name) for name in ("one.db", "other.db"))
    one.keep("trail", "one")
    other.keep("trail", "other")
    assert (one.get("trail"), other.get("trail")) == ("one", "other")


def test_what_is_kept_everywhere_may_have_a_file_of_its_own(tmp_path: Path) -> None:
    mine, passing = tmp_path / "reader.json", tmp_path / "demo" / "cache.json"
    demo = Memory(passing, tmp_path / "demo.db", everywhere=mine)
    demo.keep("theme", "ink", everywhere=True)
    demo.keep("trail", [1])
    assert Memory(mine, tmp_path / "cache.db").get("theme", everywhere=True) == "ink"
    assert "trail" not in mine.read_text()
    assert (demo.get("theme", everywhere=True), demo.get("trail")) == ("ink", [1])


def test_a_file_that_is_no_memory_counts_as_none_and_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "reader.json"
    memory = Memory(file, tmp_path / "cache.db")
    for broken in ("", "[1]", "{", '"text"', '{"x": 3'):
        file.write_text(broken, encoding="utf-8")
        assert memory.get("trail") is None
    memory.keep("trail", 1)
    assert memory.get("trail") == 1


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    memory = Memory(tmp_path / "file" / "reader.json", tmp_path / "cache.db")
    memory.keep("trail", 1)
    assert memory.get("trail") is None


def test_what_is_no_value_by_name_is_none_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "reader.json"
    cache = tmp_path / "cache.db"
    memory = Memory(file, cache)
    for broken in (f'{{"{cache}": 3}}', "[" * 100_000, "\x00"):
        file.write_text(broken, encoding="utf-8")
        assert memory.get("trail") is None
    memory.keep("trail", 1)
    assert memory.get("trail") == 1
    file.unlink()
    os.mkfifo(file)
    assert memory.get("trail") is None


def test_a_file_is_parsed_once_and_again_when_another_program_has_changed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, cache = tmp_path / "reader.json", tmp_path / "cache.db"
    one, other = Memory(file, cache), Memory(file, cache)
    one.keep("trail", [1])
    one.keep("theme", "ink", everywhere=True)
    parsed = []

    def counted(path: Path) -> bytes | None:
        parsed.append(path)
        return read_file(path)

    monkeypatch.setattr(memory_module, "read_file", counted)
    assert [one.get("trail"), one.get("theme", everywhere=True), one.get("folded")] == [[1], "ink", None]
    assert len(parsed) == 1
    other.keep("trail", [1, 2])
    other.keep("folded", ["World"])
    assert (one.get("trail"), one.get("folded")) == ([1, 2], ["World"])
    one.keep("left", 5)
    assert (other.get("left"), other.get("folded")) == (5, ["World"])


def test_what_two_programs_keep_at_once_is_all_kept(tmp_path: Path) -> None:
    memories = [Memory(tmp_path / "reader.json", tmp_path / "cache.db") for _ in range(8)]
    with ThreadPoolExecutor(len(memories)) as pool:
        list(pool.map(lambda number: memories[number].keep(str(number), number), range(len(memories))))
    assert all(one.get(str(number)) == number for one in memories for number in range(len(memories)))
