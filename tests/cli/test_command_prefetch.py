"""prefetch."""

import pytest
from tests.cli.conftest import Termnews
from tests.feeds import LONG, Story, page, rss
from tests.publisher import Publisher

from termnews.cli import prefetch as command
from termnews.config.paths import find_paths
from termnews.library.events import PagePrefetched, PageStatus


@pytest.fixture
def paper(termnews: Termnews, publisher: Publisher) -> Publisher:
    """Subscribe to a feed with one teaser whose page names a further story, and one teaser without a page."""
    further = f'Also read: <a href="{publisher.base}/further">A further story of the paper</a>'
    story = publisher.serve("/story", page("Story", [LONG, LONG, further]), content_type="text/html")
    publisher.serve("/further", page("Further", [LONG, LONG]), content_type="text/html")
    stories = [Story("Story", url=story, day=2), Story("Gone", url=publisher.url("/gone"))]
    termnews("add", publisher.serve("/feed.xml", rss(stories, base=publisher.base)), "--category", "World")
    return publisher


def test_prefetch_stores_pages_for_reading_offline_and_says_what_it_stored(
    termnews: Termnews, paper: Publisher
) -> None:
    ran = termnews("prefetch")
    assert ran.code == 3
    assert ran.out.startswith("1 full text and 1 Also Read page stored (0.0 MB), 1 failed\n")
    assert ran.err.count("\n") == 1
    assert "/gone: " in ran.err
    (document,) = termnews("--offline", "read", paper.url("/further"), "--json").rows
    assert document["title"] == "Further"


def test_prefetch_prints_a_row_for_each_page_and_a_summary(termnews: Termnews, paper: Publisher) -> None:
    *rows, summary = termnews("prefetch", "--json").rows
    assert [set(row) for row in rows] == [{"article", "url", "status", "also_read", "error"}] * 3
    by_url = {row["url"]: row for row in rows}
    assert by_url[paper.url("/further")]["also_read"]
    assert by_url[paper.url("/gone")]["status"] == "failed"
    assert "404" in by_url[paper.url("/gone")]["error"]
    assert summary.pop("seconds") >= 0
    assert summary.pop("megabytes") > 0
    assert summary == {
        "summary": True,
        "stored": 2,
        "kept": 0,
        "left_out": 0,
        "failed": 1,
        "pictures": 0,
        "stopped": None,
    }


def test_the_budget_is_that_of_the_settings_and_a_spent_one_is_told(termnews: Termnews, paper: Publisher) -> None:
    settings = find_paths().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[prefetch]\narticles = 1\n", "utf-8")
    ran = termnews("prefetch")
    assert "1 full text and 0 Also Read" in ran.out
    assert "the budget of pages is spent, run it again to go on" in ran.out
    assert "0 full texts and 1 Also Read page" in termnews("prefetch").out


def test_prefetch_of_an_unknown_category_and_offline_fail_with_one_sentence(
    termnews: Termnews, paper: Publisher
) -> None:
    for arguments in (("prefetch", "--category", "Nonsense"), ("--offline", "prefetch")):
        ran = termnews(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert paper.seen("/story") == []


def test_an_interrupted_prefetch_keeps_what_was_stored(
    termnews: Termnews, paper: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(page: PagePrefetched) -> None:
        if page.status is PageStatus.STORED:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(command, "_progress", interrupt)
        assert termnews("prefetch").code == 130
    assert termnews("--offline", "list", "--json").rows[0]["has_full_text"]
    termnews("prefetch")
    assert len(paper.seen("/story")) == 1
    assert termnews("--offline", "read", paper.url("/further")).code == 0
