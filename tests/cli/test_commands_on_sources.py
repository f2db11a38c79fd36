"""add, sources, remove, rename, move, import, export, refresh."""

import shlex
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import Termnews
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

HOSTILE = "Why [/etc] is [bold&#27;]0;owned&#7; &lt;![CDATA[&amp;#155;31m"


def test_add_prints_what_was_added(termnews: Termnews, publisher: Publisher) -> None:
    ran = termnews("add", publisher.serve("/feed.xml", rss([Story("One")])), "--category", "World")
    assert ran.code == 0
    assert "The Gazette" in ran.out
    assert "World" in ran.out


def test_add_of_what_is_no_feed_fails_with_one_sentence(termnews: Termnews, publisher: Publisher) -> None:
    ran = termnews("add", publisher.url("/missing"))
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("termnews: ")
    assert ran.err.count("\n") == 1


def test_add_offline_fails_with_one_sentence(termnews: Termnews) -> None:
    ran = termnews("--offline", "add", "https://example.org/feed")
    assert ran.code == 1
    assert "offline" in ran.err


def test_sources_tell_their_health(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/good.xml", rss([Story("One")])), "--category", "World")
    bad = publisher.serve("/bad.xml", rss([Story("Two")], title="Bad"))
    termnews("add", bad)
    publisher.serve("/bad.xml", "", status=500)
    assert termnews("refresh").code == 3
    rows = {row["url"]: row for row in termnews("sources", "--json").rows}
    good = rows[publisher.url("/good.xml")]
    assert (good["articles"], good["unread"], good["last_error"]) == (1, 1, None)
    assert good["last_success"].endswith("Z")
    assert rows[bad]["last_error"]
    assert "! " in termnews("sources").out


def test_refresh_prints_a_row_for_each_source_and_a_summary(termnews: Termnews, publisher: Publisher) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One")])))
    publisher.serve("/feed.xml", rss([Story("One"), Story("Two")]))
    ran = termnews("refresh", "--json")
    row, summary = ran.rows
    assert ran.code == 0
    assert set(row) == {"source", "status", "new", "changed", "error"}
    assert (row["status"], row["new"], row["source"]["title"]) == ("updated", 1, "The Gazette")
    assert summary.pop("seconds") >= 0
    assert summary == {
        "summary": True, "updated": 1, "unchanged": 0, "failed": 0, "skipped": 0, "new": 1, "changed": 0,
    }  # fmt: skip


def test_refresh_takes_sources_and_categories(termnews: Termnews, publisher: Publisher) -> None:
    first = publisher.serve("/a.xml", rss([Story("A")]))
    second = publisher.serve("/b.xml", rss([Story("B")]))
    termnews("add", first, "--category", "World")
    termnews("add", second, "--category", "Science")
    assert [row["source"]["url"] for row in termnews("refresh", second, "--json").rows[:-1]] == [second]
    ran = termnews("refresh", "--category", "world", "--json")
    assert [row["source"]["url"] for row in ran.rows[:-1]] == [first]
    assert termnews("refresh", "--category", "Nonsense").code == 1


def test_refresh_with_full_text_brings_the_page_behind_each_new_article(
    termnews: Termnews, publisher: Publisher
) -> None:
    url = publisher.serve("/story", page("Story", [LONG, LONG]), content_type="text/html")
    publisher.serve("/feed.xml", rss([]))
    termnews("add", publisher.url("/feed.xml"))
    publisher.serve("/feed.xml", rss([Story("Story", url=url)]))
    assert termnews("refresh", "--full-text").code == 0
    assert [row["has_full_text"] for row in termnews("list", "--json").rows] == [True]


def test_a_refresh_fetches_the_pages_wanted_offline_and_says_so_apart_from_the_rows(
    termnews: Termnews, publisher: Publisher
) -> None:
    termnews("add", publisher.serve("/feed.xml", rss([Story("One")])))
    for number, form in enumerate(((), ("--json",))):
        url = publisher.serve(f"/{number}", page("Later", [LONG, LONG]), content_type="text/html")
        assert "comes with the next refresh" in termnews("--offline", "read", url).err
        ran = termnews("refresh", *form)
        assert ran.code == 0
        assert "1 wanted page fetched" in (ran.err if form else ran.out)
        assert termnews("--offline", "read", url).code == 0
    assert "wanted" not in str(ran.rows)
    assert "wanted" not in termnews("refresh").out


def test_refresh_offline_fails_with_one_sentence(termnews: Termnews) -> None:
    ran = termnews("--offline", "refresh")
    assert (ran.code, ran.out) == (1, "")
    assert "offline" in ran.err


def test_remove_rename_and_move_take_an_id_or_an_address(termnews: Termnews, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One")]))
    termnews("add", url)
    (row,) = termnews("sources", "--json").rows
    assert termnews("rename", str(row["id"]), "My Paper").code == 0
    assert termnews("move", url, "Mornings").code == 0
    (row,) = termnews("sources", "--json").rows
    assert (row["title"], row["category"]) == ("My Paper", "Mornings")
    assert termnews("remove", url).code == 0
    assert termnews("sources", "--json").rows == []
    assert termnews("remove", url).code == 1


def test_a_change_names_the_command_that_takes_it_back(termnews: Termnews, publisher: Publisher) -> None:
    url = publisher.serve("/feed.xml", rss([Story("One")], title="A Paper"))
    termnews("add", url, "--category", "Far Away")
    before = termnews("sources", "--json").rows
    ways_back = [
        termnews(*command).err.split("`")[1]
        for command in (("rename", url, "One"), ("rename", url, "Two"), ("move", url, "Near"))
    ]
    assert ways_back == ["termnews rename 1 ''", "termnews rename 1 One", "termnews move 1 'Far Away'"]
    for command in reversed(ways_back):
        assert termnews(*shlex.split(command)[1:]).code == 0
    assert termnews("sources", "--json").rows == before
    assert termnews("move", url, "Far Away").err == ""


def test_the_command_that_takes_a_change_back_is_for_the_same_cache_and_any_title(
    termnews: Termnews, publisher: Publisher, tmp_path: Path
) -> None:
    cache = tmp_path / "other cache.db"
    url = publisher.serve("/feed.xml", rss([Story("One")]))
    termnews("add", url, "--cache", str(cache), "--title=-dash")
    termnews("add", url, "--title", "The usual one")
    changed = termnews("rename", "--cache", str(cache), url, "Another").err
    command = shlex.split(changed.split("`")[1])
    assert termnews(*command[1:]).code == 0
    assert [row["title"] for row in termnews("sources", "--json", "--cache", str(cache)).rows] == ["-dash"]
    assert [row["title"] for row in termnews("sources", "--json").rows] == ["The usual one"]


def test_a_list_is_bounded_and_refused_alike_from_a_file_and_from_standard_input(
    termnews: Termnews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def from_standard_input(body: bytes) -> str:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(body)))
        return termnews("import", "-").err

    large, empty = tmp_path / "large.opml", tmp_path / "empty.opml"
    large.write_bytes(b"<opml>".ljust(20_000_001))
    empty.write_text("<opml/>")
    ran = termnews("import", str(large))
    assert (ran.code, ran.err) == (1, f"termnews: {large} is too large to be a list of feeds.\n")
    said = from_standard_input(large.read_bytes())
    assert said == "termnews: Standard input is too large to be a list of feeds.\n"
    assert from_standard_input(b"<opml/>") == termnews("import", str(empty)).err != ""


def test_export_and_import_give_the_same_list(termnews: Termnews, publisher: Publisher, tmp_path: Path) -> None:
    for name, category in (("a", "World"), ("b", "Science & Co")):
        url = publisher.serve(f"/{name}.xml", rss([Story(name)], title=f"Paper {name}"))
        termnews("add", url, "--category", category)
    opml = tmp_path / "mine.opml"
    opml.write_text(termnews("export").out, encoding="utf-8")
    before = termnews("sources", "--json").rows
    for row in before:
        termnews("remove", row["url"])
    assert "Imported 2 sources" in termnews("import", str(opml)).out
    after = termnews("sources", "--json").rows
    assert [(r["url"], r["title"], r["category"]) for r in after] == [
        (r["url"], r["title"], r["category"]) for r in before
    ]


def test_import_takes_a_newsboat_file_and_names_what_it_leaves_out(termnews: Termnews, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text(
        'https://a.example/feed News Tech "~My Title"\nexec:~/bin/make-feed\n"query:Unread:unread = \\"yes\\""\n'
    )
    ran = termnews("import", str(urls))
    assert (ran.code, ran.out) == (0, "Imported 1 source; 2 lines were not imported\n")
    assert [line.rpartition(": ")[0] for line in ran.err.splitlines()[1:]] == [
        "Not imported: line 2, exec:~/bin/make-feed",
        'Not imported: line 3, query:Unread:unread = "yes"',
        "Left out: line 1, the tag Tech of https://a.example/feed, which is in News",
    ]
    (row,) = termnews("sources", "--json").rows
    assert (row["url"], row["title"], row["category"]) == ("https://a.example/feed", "My Title", "News")


def test_import_of_a_missing_file_fails_with_one_sentence(termnews: Termnews) -> None:
    ran = termnews("import", "nowhere.opml")
    assert ran.code == 1
    assert "nowhere.opml" in ran.err


@pytest.mark.parametrize("command", [("sources",), ("list",), ("search", "bold"), ("refresh",)])
def test_hostile_titles_are_printed_as_text(termnews: Termnews, publisher: Publisher, command: tuple[str, ...]) -> None:
    feed = rss([Story("NAME")], title="NAME").replace("NAME", HOSTILE)
    termnews("add", publisher.serve("/feed.xml", feed))
    ran = termnews(*command)
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err
