"""Import in the reader: how many came is told, and what did not come is listed with its line and why."""

from pathlib import Path

import pytest
from tests.tui.reader import Reader, reading

from termnews.library.library import Library

URLS = """https://one.example/feed "Rivers"
exec:feeds.sh "Rivers"
https://one.example/feed "Again"
not an address
https://two.example/feed "Stars"
"""


async def import_file(reader: Reader, path: Path) -> None:
    reader.perform("source.import_file")
    await reader.settle()
    reader.field("#field").value = str(path)
    await reader.press("enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_an_import_tells_what_came_and_lists_what_did_not(
    empty: Library, home: Path, size: tuple[int, int]
) -> None:
    (home / "urls").write_text(URLS, "utf-8")
    async with reading(empty, size) as reader:
        await reader.press("escape")
        await import_file(reader, home / "urls")
        text = " ".join(reader.text().split())
        assert "Imported 2 sources; 3 lines were not imported" in text
        assert "Line 2, exec:feeds.sh: " in text
        assert "Line 4, not: it is no address of the web." in text
        await reader.press("escape")
        assert reader.dialog is None
        assert reader.told[-1] == "Imported 2 sources; 3 lines were not imported: U undoes"
        await reader.press("U")
        assert not empty.queries.has_sources()
        assert reader.told[-1] == "Took out 2 sources: Ctrl+r brings them back"
        await reader.press("ctrl+r")
        assert len(empty.queries.sources()) == 2


async def test_a_list_of_many_lines_that_were_left_out_can_be_scrolled(empty: Library, home: Path) -> None:
    lines = [f"exec:feed-{number}.sh" for number in range(200)]
    (home / "urls").write_text("\n".join(["https://one.example/feed", *lines]), "utf-8")
    async with reading(empty, (80, 24)) as reader:
        await reader.press("escape")
        await import_file(reader, home / "urls")
        assert "feed-199.sh" not in reader.text()
        await reader.press("G")
        assert "feed-199.sh" in reader.text()


async def test_on_the_first_page_an_import_lists_it_too(empty: Library, home: Path) -> None:
    (home / "urls").write_text(URLS, "utf-8")
    async with reading(empty) as reader:
        await reader.press("i")
        await reader.type(str(home / "urls"))
        await reader.press("enter")
        assert "Imported 2 sources; 3 lines were not imported" in reader.text()
        await reader.press("escape")
        assert reader.dialog is None
        assert {"Rivers", "Stars"} <= set(reader.tree_labels)


@pytest.mark.parametrize("size", [(80, 24), (50, 15)])
async def test_lines_that_failed_stand_above_a_list_of_many_further_tags(
    empty: Library, home: Path, size: tuple[int, int]
) -> None:
    lines = [f"https://s{number}.example/feed Rivers Water" for number in range(40)]
    (home / "urls").write_text("\n".join([*lines, "exec:feeds.sh"]), "utf-8")
    async with reading(empty, size) as reader:
        await reader.press("escape")
        await import_file(reader, home / "urls")
        text = " ".join(reader.text().split())
        assert text.index("Line 41, exec:feeds.sh") < text.index("40 sources had further tags: a source has one")
