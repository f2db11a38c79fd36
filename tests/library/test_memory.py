"""What is remembered from one run to the next."""

import os
from pathlib import Path

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
