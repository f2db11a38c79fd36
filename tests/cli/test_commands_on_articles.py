"""list, unread, search, read, mark, save."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Termnews
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.config.paths import find_paths
from termnews.store.cache import Cache

ROW = {"id", "title", "url", "source", "category", "topics", "authors", "published", "read", "starred",
       "has_full_text", "summary"}  # fmt: skip
DOCUMENT = {"id", "url", "title", "category", "topics", "standfirst", "authors", "published", "updated", "language",
            "site", "image", "blocks", "links"}  # fmt: skip


@pytest.fixture
def paper(termnews: Termnews, publisher: Publisher) -> str:
    """Subscribe to a feed of three articles and return its address."""
    stories = [
        Story("First C++ news", day=1, body="<p>O'Brien said: 100% *sure*.</p>"),
        Story("Second", day=2, topics=("Rivers",)),
        Story("Third", day=3, url=publisher.url("/third")),
    ]
    url = publisher.serve("/feed.xml", rss(stories, base=publisher.base))
    termnews("add", url, "--category", "World")
    return url


def titles(termnews: Termnews, *options: str) -> list[str]:
    return [row["title"] for row in termnews("list", "--json", *options).rows]


def test_list_prints_unread_articles_newest_first(termnews: Termnews, paper: str) -> None:
    rows = termnews("list", "--json").rows
    assert [row["title"] for row in rows] == ["Third", "Second", "First C++ news"]
    assert all(set(row) == ROW for row in rows)
    assert rows[0]["published"] == "2026-11-03T08:00:00Z"
    assert rows[1]["topics"] == ["Rivers"]
    assert rows[0]["source"]["url"] == paper


def test_list_narrows_by_state_category_source_date_and_number(termnews: Termnews, paper: str) -> None:
    newest = termnews("list", "--json").rows[0]["id"]
    termnews("mark", "read", str(newest))
    termnews("mark", "starred", str(newest))
    assert titles(termnews) == ["Second", "First C++ news"]
    assert titles(termnews, "--all") == ["Third", "Second", "First C++ news"]
    assert titles(termnews, "--starred") == ["Third"]
    assert titles(termnews, "--category", "World", "--limit", "1") == ["Second"]
    assert titles(termnews, "--source", paper, "--since", "2026-11-02") == ["Second"]
    for since in ("20261102 10:00", "20261102T10:00Z"):
        assert termnews("list", "--since", since).code == 0
    assert termnews("list", "--category", "Nowhere").code == 1
    assert termnews("list", "--since", "soon").code == 1
    assert termnews("list", "--since", "1/2/2026").code == 1  # either of two days


@pytest.mark.parametrize("query", ["C++", "O'Brien", '"', "*", "100%", "NEAR(", "a AND", "(", "\\", "-second", "😀"])
def test_search_takes_any_text(termnews: Termnews, paper: str, query: str) -> None:
    ran = termnews("search", "--json", "--", query)
    assert (ran.code, ran.err) == (0, "")


def test_search_finds_words_of_title_and_text_with_a_snippet(termnews: Termnews, paper: str) -> None:
    (row,) = termnews("search", "o'brien sure", "--json").rows
    assert set(row) == {*ROW, "snippet"}
    assert row["title"] == "First C++ news"
    assert "sure" in row["snippet"]
    assert "\x02" not in row["snippet"]


def test_unread_prints_how_many_articles_there_are_to_read(termnews: Termnews, paper: str) -> None:
    assert termnews("unread").out == "3\n"
    termnews("mark", "read", str(termnews("list", "--json").rows[0]["id"]))
    assert termnews("unread").out == "2\n"
    assert termnews("unread", "--category", "world").out == termnews("unread", "--source", paper).out == "2\n"
    ran = termnews("unread", "--category", "Nowhere")
    assert (ran.code, ran.out) == (1, "") and "World" in ran.err


def test_unread_counts_an_article_of_two_sources_once_as_the_reader_does(
    termnews: Termnews, paper: str, publisher: Publisher
) -> None:
    again = publisher.serve("/again.xml", rss([Story("Third", day=3, url=publisher.url("/third"))]))
    termnews("add", again, "--category", "Sport")
    assert len(termnews("list", "--json").rows) == 4
    assert termnews("unread").out == "3\n"
    assert termnews("unread", "--category", "Sport").out == termnews("unread", "--source", again).out == "1\n"


def test_unread_is_a_number_where_nothing_is_there_yet(termnews: Termnews) -> None:
    ran = termnews("unread")
    assert (ran.code, ran.out, ran.err) == (0, "0\n", "")


def test_unread_has_no_words_for_mistakes_in_the_settings_and_list_does(
    termnews: Termnews, paper: str, home: Path
) -> None:
    (home / "config" / "termnews" / "config.toml").write_text("nonsense = 1\n", "utf-8")
    assert termnews("unread").err == ""
    assert "nonsense" in termnews("list").err


def test_what_was_edited_in_sources_toml_shows_in_the_next_list(termnews: Termnews, paper: str, home: Path) -> None:
    file = home / "config" / "termnews" / "sources.toml"
    file.write_text(file.read_text("utf-8").replace("World", "Rivers"), "utf-8")
    assert termnews("list", "--category", "Rivers", "--limit", "1").code == 0
    file.unlink()
    listed = termnews("list")
    assert "sources.toml is missing" in listed.err and len(listed.out.splitlines()) == 3


def test_search_takes_in_the_words_that_a_refresh_left(termnews: Termnews, paper: str) -> None:
    with Cache.open(find_paths().cache) as cache, cache._database.write():
        cache._database.run("INSERT INTO unindexed SELECT place FROM states")
        cache._database.run("DELETE FROM texts")
        cache._database.run("INSERT INTO words (words) VALUES ('delete-all')")
    assert [row["title"] for row in termnews("search", "second", "--json").rows] == ["Second"]
    with Cache.open(find_paths().cache) as cache:
        assert cache.index_queue.waiting() == 0


def test_mark_sets_and_takes_away_and_tells_how_many(termnews: Termnews, paper: str) -> None:
    ids = [str(row["id"]) for row in termnews("list", "--json").rows]
    assert termnews("mark", "read", *ids).out == "3 articles marked read\n"
    assert titles(termnews) == []
    assert termnews("mark", "unread", ids[0]).out == "1 article marked unread\n"
    assert titles(termnews) == ["Third"]
    assert termnews("mark", "read", "99999").code == 1


def test_read_prints_an_article_as_a_document(termnews: Termnews, paper: str) -> None:
    (row,) = termnews("search", "second", "--json").rows
    (document,) = termnews("read", str(row["id"]), "--json").rows
    assert set(document) >= DOCUMENT
    assert "file" not in document
    assert document["id"] == row["id"]
    assert document["blocks"] == [{"type": "paragraph", "text": "All about Second."}]


def test_read_names_related_articles_among_the_links(termnews: Termnews, publisher: Publisher) -> None:
    texts = {"Mill": "The miller grinds barley.", "Bread": "Barley bread of the miller.", "Sea": "Salt, gulls."}
    rest = {f"Other {n}": f"The word{n} and a cat{n}." for n in range(9)}
    stories = [Story(title, body=f"<p>{text}</p>") for title, text in {**texts, **rest}.items()]
    termnews("add", publisher.serve("/feed.xml", rss(stories, base=publisher.base)))
    (document,) = termnews("read", f"{publisher.base}/mill", "--json").rows
    (link,) = document["links"]
    assert (link["n"], link["kind"], link["text"], link["cached"]) == (1, "related", "Bread", True)
    (bread,) = termnews("read", str(link["article"]), "--json").rows
    assert bread["title"] == "Bread"


def test_what_was_read_is_listed_as_it_was_opened_with_followed_pages(
    termnews: Termnews, paper: str, publisher: Publisher
) -> None:
    ids = [row["id"] for row in termnews("list", "--json").rows]
    url = publisher.serve("/elsewhere", page("Elsewhere", [LONG, LONG]), content_type="text/html")
    (followed,) = termnews("read", url, "--json").rows
    assert titles(termnews, "--read") == []
    with Cache.open(find_paths().cache) as cache:
        for number in (ids[0], ids[2], followed["id"]):
            cache.states.opened(number, datetime(2026, 11, 20, tzinfo=UTC))
            cache.states.mark([number], read=True)
    termnews("mark", "read", str(ids[1]))
    assert titles(termnews, "--read") == ["Elsewhere", "First C++ news", "Third", "Second"]
    assert titles(termnews, "--read", "--category", "World", "--limit", "2") == ["First C++ news", "Third"]
    assert "Elsewhere" not in titles(termnews, "--all")


def test_read_takes_an_address_and_fetches_it_if_need_be(termnews: Termnews, paper: str, publisher: Publisher) -> None:
    url = publisher.serve("/elsewhere", page("Elsewhere", [LONG, LONG]), content_type="text/html")
    (document,) = termnews("read", url, "--json").rows
    assert document["title"] == "Elsewhere"
    assert len(publisher.seen("/elsewhere")) == 1
    (again,) = termnews("--offline", "read", url, "--json").rows
    assert again["id"] == document["id"]


def test_read_with_full_text_fetches_the_page(termnews: Termnews, paper: str, publisher: Publisher) -> None:
    publisher.serve("/third", page("Third", [LONG, LONG]), content_type="text/html")
    (row,) = termnews("search", "third", "--json").rows
    (document,) = termnews("read", str(row["id"]), "--full-text", "--json").rows
    assert document["blocks"][0]["text"] == LONG


def test_read_with_full_text_keeps_a_better_feed_text_and_says_so_on_stderr(
    termnews: Termnews, publisher: Publisher
) -> None:
    url = publisher.serve("/less", page("Less", [LONG]), content_type="text/html")
    feed = rss([Story("Less", url=url, body=f"<p>{LONG}</p><p>{LONG}</p>")], base=publisher.base)
    termnews("add", publisher.serve("/feed.xml", feed))
    ran = termnews("read", url, "--full-text", "--json")
    assert (ran.code, len(ran.rows[0]["blocks"])) == (0, 2)
    assert ran.err == "The page gave less text than the feed: the feed's text is shown.\n"


def test_read_tells_which_links_are_cached(
    termnews: Termnews, paper: str, publisher: Publisher, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    links = f'<a href="{publisher.base}/third">Third</a> and <a href="https://far.example/">far</a>. {LONG}'
    file.write_text(page("A page", [links, LONG]), encoding="utf-8")
    (document,) = termnews("read", str(file), "--json").rows
    assert (document["id"], document["file"]) == (None, str(file))
    assert [(link["n"], link["cached"], link["article"] is not None) for link in document["links"]] == [
        (1, True, True),
        (2, False, False),
    ]


@pytest.mark.usefixtures("new_york")
def test_dates_are_of_the_readers_zone_for_people_and_as_published_in_json(termnews: Termnews, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<meta property="article:published_time" content="2026-07-01T02:30:00Z">'
        f"<article><h1>Ferry</h1><p>{'The ferry leaves, and nobody waves. ' * 9}</p></article>"
    )
    assert "30 June 2026, 22:30" in termnews("read", str(page)).out
    (document,) = termnews("read", str(page), "--json").rows
    assert document["published"] == "2026-07-01T02:30:00Z"


def test_read_goes_on_after_a_file_that_cannot_be_read(termnews: Termnews, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("A headline\n\nA paragraph of text.\n", encoding="utf-8")
    ran = termnews("read", str(tmp_path / "missing.html"), str(good), "--json")
    assert ran.code == 1
    assert [row["file"] for row in ran.rows] == [str(good)]
    assert ran.err.count("\n") == 1


def test_read_offline_of_an_uncached_address_says_so(termnews: Termnews, paper: str, publisher: Publisher) -> None:
    ran = termnews("--offline", "read", publisher.url("/never"))
    assert ran.code == 1
    assert "not in the cache" in ran.err


def test_read_prints_plain_text_and_markdown(termnews: Termnews, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        page("A page", [f'With <b>bold</b> and <a href="https://x.example/y">a link</a>. {LONG}', LONG]),
        encoding="utf-8",
    )
    plain = termnews("read", str(file), "--plain").out
    assert "With bold and a link." in plain
    assert "https://" not in plain
    markdown = termnews("read", str(file), "--markdown").out
    assert markdown.startswith("# A page\n")
    assert "With **bold** and [a link](https://x.example/y)." in markdown
    assert "[1] a link https://x.example/y" in termnews("read", str(file)).out


def test_markdown_ends_with_the_links_that_come_after_the_text(termnews: Termnews, publisher: Publisher) -> None:
    beside = (
        "<enclosure url='https://radio.example/tide.ogg' type='audio/ogg' length='9'/>"
        "<comments>https://talk.example/tide</comments></item>"
    )
    termnews("add", publisher.serve("/tide.xml", rss([Story("Tide")]).replace("</item>", beside)))
    termnews("refresh")
    (row,) = termnews("list", "--json").rows
    assert termnews("read", str(row["id"]), "--markdown").out.endswith(
        "- Attached: [tide.ogg](https://radio.example/tide.ogg)\n- Comments: [Comments](https://talk.example/tide)\n"
    )


def test_every_block_has_its_markdown(termnews: Termnews, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<html><head><title>Blocks</title></head><body><article><h1>Blocks</h1>"
        f"<p>{LONG}</p><h2>Section</h2><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul><ol><li>first</li></ol>"
        "<blockquote><p>Said so.</p></blockquote><pre><code class='language-python'>x = 1</code></pre>"
        "<table><caption>Counts</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
        f"<hr><figure><img src='https://x.example/p.png' alt='A bridge'></figure><p>{LONG}</p></article></body></html>",
        encoding="utf-8",
    )
    markdown = termnews("read", str(file), "--markdown").out
    for part in ("## Section", "- one\n  - inner\n- two", "1. first", "> Said so.", "```python\nx = 1\n```",
                 "Counts\n\n| a | b |\n| --- | --- |\n| 1 | 2 |", "---",
                 "![A bridge](https://x.example/p.png)"):  # fmt: skip
        assert part in markdown
    plain = termnews("read", str(file), "--plain").out
    for part in ("- one", "> Said so.", "    x = 1", "Counts\na  b", "[picture: A bridge]", "* * *"):
        assert part in plain


def test_a_table_of_wide_characters_is_printed_whole_and_its_columns_stand(termnews: Termnews, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    rows = [("都市の名前", "人口"), ("東京都", "九百万人"), ("❤️", "1️⃣"), ("Bergen", "285,601")]
    cells = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in rows).replace("td>", "th>", 4)
    body = f"<h1>Table</h1><p>{LONG}</p><table>{cells}</table><p>{LONG}</p>"
    file.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    printed = termnews("read", str(file), "--plain").out.splitlines()
    lines = [next(line for line in printed if line.startswith(name)) for name, _ in rows]
    assert [line.split() for line in lines] == [list(row) for row in rows]
    assert {cell_len(line.removesuffix(number)) for line, (_, number) in zip(lines, rows, strict=True)} == {12}


def test_the_columns_of_a_list_stand_on_a_terminal_also_for_scripts_with_vowel_signs(
    termnews: Termnews, paper: str
) -> None:
    termnews("rename", paper, "नदी नामा")
    listed = termnews("list").out.splitlines()
    # a terminal gives each of the eight characters one cell
    assert listed and all(f"  नदी नामा{' ' * 12}  " in line for line in listed)


def test_a_saved_cache_is_read_on_read_only_media(termnews: Termnews, paper: str, read_only_medium: Path) -> None:
    file = read_only_medium / "day.db"
    assert termnews("save", str(file)).code == 0
    assert titles(termnews, "--offline", "--cache", str(file)) == ["Third", "Second", "First C++ news"]
    rows = termnews("--offline", "--cache", str(file), "search", "second", "--json").rows
    assert [row["title"] for row in rows] == ["Second"]
    assert termnews("--offline", "--cache", str(file), "mark", "read", str(rows[0]["id"])).code == 1
    assert [path.name for path in read_only_medium.iterdir()] == ["day.db"]


def test_a_file_that_is_no_cache_is_told(termnews: Termnews, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("just notes " * 100, encoding="utf-8")
    ran = termnews("--cache", str(file), "list")
    assert ran.code == 1
    assert "notes.txt" in ran.err
    assert file.read_text(encoding="utf-8") == "just notes " * 100


def test_the_options_may_stand_before_or_after_the_command(termnews: Termnews, paper: str) -> None:
    assert termnews("--offline", "list", "--json").out == termnews("list", "--json", "--offline").out


def test_the_demo_edition_leaves_the_readers_own_files_alone(termnews: Termnews, home: Path) -> None:
    rows = termnews("--demo", "list", "--all", "--json").rows
    assert len(rows) >= 36
    assert json.dumps(rows)
    assert not (home / "data" / "termnews").exists()
    assert not (home / "config" / "termnews").exists()
