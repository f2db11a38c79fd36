"""What publishers do to guids, addresses and dates: each article is there once, and stays read."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.publisher import Publisher

FEED = "<rss version='2.0'><channel><title>{}</title>{}</channel></rss>"
NUMBERS = range(1, 7)
Feeds = dict[str, list[str]]


def item(
    number: int, *, guid: str | None = "g{}", link: str | None = "https://a.example/{}", date: str | None = "{:02}",
    title: str = "Report {}", text: str = "All of {}, told at length.",
) -> str:  # fmt: skip
    """Return an article; None leaves an element out, {} in a value stands for the number."""
    parts = {"title": title, "guid": guid, "link": link, "description": text}
    written = "".join(f"<{name}>{value.format(number)}</{name}>" for name, value in parts.items() if value is not None)
    dated = f"<pubDate>{date.format(number)} Nov 2026 08:00:00 GMT</pubDate>" if date else ""
    return f"<item>{written}{dated}</item>"


def feed(items: Iterable[str]) -> str:
    return FEED.format("News", "".join(items))


class Follower:
    """Follows sources through their phases; what the first brought is read when the next come."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._names: dict[str, str] = {}

    def follow(self, feeds: Feeds) -> dict[str, list[int]]:
        """Return how many articles each phase of each source added."""
        with ExitStack() as stack:
            # a host for each: one host is not asked more than a few times a second
            servers = {name: stack.enter_context(Publisher(f"127.0.0.{n}")) for n, name in enumerate(feeds, 1)}
            self._names = {server.url("/feed.xml"): name for name, server in servers.items()}
            (self._folder / "urls").write_text("\n".join(self._names))
            assert self._program.run("import", self._folder / "urls").code == 0
            added: dict[str, list[int]] = {name: [] for name in feeds}
            for phase in range(max(map(len, feeds.values()))):
                for name, bodies in feeds.items():
                    # never the same bytes, so that all is read and compared each time
                    body = f"{bodies[min(phase, len(bodies) - 1)]}<!-- {phase} -->"
                    servers[name].serve("/feed.xml", body.replace("a.example", f"{name}.example"))
                self._refresh(added)
                if phase == 0:
                    ids = [str(row["id"]) for row in self._program.rows("list")]
                    assert self._program.run("mark", "read", *ids).code == 0
        assert len(self._program.rows("list")) == sum(sum(counts[1:]) for counts in added.values())
        return added

    def _refresh(self, added: dict[str, list[int]]) -> None:
        ran = self._program.run("refresh", "--json")
        assert ran.code == 0, ran.text
        for row in ran.rows[:-1]:
            added[self._names[row["source"]["url"]]].append(row["new"])

    def titles(self) -> dict[str, list[str]]:
        """Return the titles of each source's articles, sorted."""
        titles: dict[str, list[str]] = {name: [] for name in self._names.values()}
        for row in self._program.rows("list", "--all"):
            titles[self._names[row["source"]["url"]]].append(row["title"])
        return {name: sorted(found) for name, found in titles.items()}


@pytest.fixture
def follower(program: Program, tmp_path: Path) -> Follower:
    """Give a follower of the sources of a test."""
    return Follower(program, tmp_path)


def each(feeds: Feeds, *added: int) -> dict[str, list[int]]:
    return {name: list(added) for name in feeds}


REPORTS = [f"Report {number}" for number in NUMBERS]


@pytest.mark.fault("I01")
def test_without_guids_and_links_a_second_refresh_adds_nothing(follower: Follower) -> None:
    shapes: dict[str, dict[str, str | None]] = {
        "no-guid": {"guid": None},
        "no-link": {"guid": None, "link": None},
        "nothing": {"guid": None, "link": None, "date": None},
        "no-title": {"guid": None, "link": None, "date": None, "title": ""},
    }
    feeds = {name: [feed(item(n, **shape) for n in NUMBERS)] * 2 for name, shape in shapes.items()}  # type: ignore[arg-type]
    feeds["many"] = [feed(item(n, guid=None, link=None, date=None) for n in range(1000))] * 2
    feeds["case"] = [
        feed(item(n, guid=guid, link=None) for n in NUMBERS)
        for guid in ("https://A.example/Post-{}", " http://a.example/post-{}\n")
    ]
    added = follower.follow(feeds)
    assert added == {name: [1000 if name == "many" else len(NUMBERS), 0] for name in feeds}


@pytest.mark.fault("I02")
def test_equal_guids_in_one_feed_and_in_two_are_articles_of_their_own(follower: Follower) -> None:
    feeds = {
        "one": [feed(item(n, guid="same") for n in NUMBERS)] * 2,
        "other": [feed(item(n, guid="same", title="Essay {}", link="https://b.example/{}") for n in NUMBERS)] * 2,
        "linked": [feed(item(n, guid="same", link="https://c.example/") for n in NUMBERS)] * 2,
    }
    assert follower.follow(feeds) == each(feeds, len(NUMBERS), 0)
    assert (titles := follower.titles())["one"] == titles["linked"] == REPORTS
    assert titles["other"] == [f"Essay {number}" for number in NUMBERS]


@pytest.mark.fault("I03")
def test_a_publisher_that_changes_all_guids_brings_nothing_twice(follower: Follower) -> None:
    feeds = {
        "scheme": [
            feed(item(n, guid=f"{scheme}://a.example/?p={{}}", link=f"{scheme}://{www}a.example/{{}}") for n in NUMBERS)
            for scheme, www in (("http", ""), ("https", "www."))
        ],
        "software": [
            feed(item(n, guid=guid, link=link) for n in NUMBERS)
            for guid, link in (("g{}", "https://a.example/?p={}"), ("tag:a.example,{}", "https://a.example/2026/r-{}"))
        ],
        "guids": [feed(item(n, guid=guid, date=None) for n in NUMBERS) for guid in ("g{}", "tag:a.example,{}")],
        "no-links": [feed(item(n, guid=guid, link=None) for n in NUMBERS) for guid in ("g{}", "tag:a.example,{}")],
    }
    assert follower.follow(feeds) == each(feeds, len(NUMBERS), 0)


@pytest.mark.fault("I04")
def test_what_is_edited_vanishes_and_returns_is_one_article(follower: Follower) -> None:
    feeds = {
        "title": [feed(item(n, title=title) for n in NUMBERS) for title in ("Report {}", "{} in another light")],
        "text": [feed(item(n, text=text, date=None) for n in NUMBERS) for text in ("All of {}.", "More on {}.")],
        "date": [feed(item(n, date=date) for n in NUMBERS) for date in ("{:02}", "1{}")],
        "no-link": [
            feed(item(n, title=title, link=None, date=None) for n in NUMBERS)
            for title in ("Report {}", "Report {}, corrected")
        ],
        "vanishes": [feed(item(n) for n in numbers) for numbers in (NUMBERS, NUMBERS[4:], NUMBERS)],
    }
    assert follower.follow(feeds) == each(feeds, len(NUMBERS), 0, 0)
    titles = follower.titles()
    assert titles["title"] == [f"{number} in another light" for number in NUMBERS]
    assert titles["no-link"] == [f"Report {number}, corrected" for number in NUMBERS]
    assert titles["vanishes"] == REPORTS


@pytest.mark.fault("I05")
def test_impossible_dates_are_stored_and_sorted(program: Program, publisher: Publisher) -> None:
    dates = [
        "", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", "31 Feb 2026 08:00:00 GMT", "9" * 5000,
        "1" + "0" * 12, "mardi 3 novembre 2026", "2026-11-03 08:00", "99 Foo 10000 99:99:99 +9999", "0000-00-00T00:00Z",
    ]  # fmt: skip
    written = "<item><title>{0}</title><guid>{0}</guid><pubDate>{1}</pubDate></item>"
    items = [written.format(n, date) for n, date in enumerate(dates)]
    good = item(77, date="05")
    entries = "".join(
        f"<entry><id>{n}</id><title>a{n}</title><published>{date}</published></entry>" for n, date in enumerate(dates)
    )
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>{entries}</feed>"
    assert program.run("add", publisher.serve("/rss.xml", feed([*items, good]))).code == 0
    assert program.run("add", publisher.serve("/atom.xml", atom)).code == 0
    rows = program.rows("list", "--all")
    assert len(rows) == 2 * len(dates) + 1
    # those without a date to be believed are as new as their first sight
    titles = [row["title"] for row in rows]
    unbelievable = {str(dates.index(date)) for date in dates if not date.startswith(("10000", "mardi", "2026"))}
    assert max(titles.index(title) for title in unbelievable) < titles.index("Report 77")
    assert program.run("list", "--all").code == 0


@pytest.mark.fault("I06")
def test_a_feed_that_is_empty_once_or_shrinks_loses_nothing(
    follower: Follower, articles_lost: Callable[[int], None]
) -> None:
    feeds = {
        "empty": [feed(item(n) for n in NUMBERS), feed([]), feed(item(n) for n in NUMBERS)],
        "shrinks": [feed(item(n) for n in NUMBERS), feed([item(6)]), feed([item(6)])],
    }
    assert follower.follow(feeds) == each(feeds, len(NUMBERS), 0, 0)
    articles_lost(sum(len(NUMBERS) - len(titles) for titles in follower.titles().values()))


def growing(without: dict[str, None], *, newest: bool) -> list[str]:
    """Return a feed of three articles over time, whose guids are positions, or one for the newest."""
    bodies = []
    for last in range(3, len(NUMBERS) + 1):
        shown = range(last, last - 3, -1)
        guids = [("new" if n == last else f"g{n}") if newest else str(place) for place, n in enumerate(shown)]
        bodies.append(feed(item(n, guid=guid, **without) for n, guid in zip(shown, guids, strict=True)))  # type: ignore[arg-type]
    return bodies


@pytest.mark.fault("I07")
def test_guids_that_are_used_again_swallow_no_article(follower: Follower, articles_lost: Callable[[int], None]) -> None:
    lacks: dict[str, dict[str, None]] = {
        "all": {}, "no-dates": {"date": None}, "no-links": {"link": None}, "neither": {"link": None, "date": None},
    }  # fmt: skip
    feeds = {f"positions-{name}": growing(without, newest=False) for name, without in lacks.items()}
    feeds |= {f"newest-{name}": growing(without, newest=True) for name, without in lacks.items()}
    feeds |= {
        f"single-{name}": [feed([item(n, guid="only", **without)]) for n in NUMBERS]  # type: ignore[arg-type]
        for name, without in lacks.items()
    }
    added = follower.follow(feeds)
    titles = follower.titles()
    articles_lost(sum(title not in titles[name] for name in feeds for title in REPORTS))
    assert titles == dict.fromkeys(feeds, REPORTS)
    for name in feeds:
        first = 1 if name.startswith("single") else 3
        assert added[name][:4] == [first, 1, 1, 1], name
