"""A reader that stays open for weeks: memory and open files stay what they were, and no article is lost."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import Handler

pytestmark = [
    pytest.mark.fault("R04"),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="what a process holds is read from /proc"),
]
WINDOW = 20


class Newsroom:
    """Sources of each kind: one of ten has an article more each time, one of twenty fails, the others do not change."""

    def __init__(self, publisher: Publisher, count: int) -> None:
        self._asked: Counter[str] = Counter()
        self.urls = [self._open(publisher, number) for number in range(count)]

    def _open(self, publisher: Publisher, number: int) -> str:
        path = f"/{number}.xml"
        if number % 20 == 7:
            return publisher.fault(path, ("cut", "noise", "reset", "loop", "cut-gzip")[number // 20 % 5])
        if number % 10:
            return publisher.serve(path, self._feed(number, WINDOW))

        def busy(handler: Handler) -> None:
            self._asked[path] += 1
            body = self._feed(number, WINDOW + self._asked[path]).encode()
            handler.reply(200, body, {"Content-Type": "application/rss+xml"})

        return publisher.handle(path, busy)

    def _feed(self, number: int, last: int) -> str:
        stories = (
            Story(
                f"Story {one} of {number}", url=f"https://g.example/{number}/{one}", body=f"<p>{one} flows by.</p>" * 9
            )
            for one in range(last - WINDOW, last)
        )
        return rss(stories, title=f"Paper {number}")

    def articles(self) -> int:
        """How many articles were shown so far."""
        steady = sum(number % 10 != 0 and number % 20 != 7 for number in range(len(self.urls)))
        return steady * WINDOW + sum(WINDOW + times - 1 for times in self._asked.values())


def soak(publisher: Publisher, home: Path, sources: int, rounds: int) -> tuple[Newsroom, list[dict[str, float]]]:
    newsroom = Newsroom(publisher, sources)
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    (folder / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in newsroom.urls), "utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.soaking", str(rounds)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return newsroom, [json.loads(line) for line in done.stdout.splitlines()]


def test_twenty_sources_refreshed_ten_times_leave_no_open_file_and_lose_nothing(
    program: Program, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    newsroom, rounds = soak(publisher, home, 20, 10)
    # the first ones open what stays open; a connection or two may just be kept for the next request
    assert rounds[-1]["files"] <= rounds[2]["files"] + 4
    # asyncio keeps the threads of what blocks, and starts one more whenever all of them are busy
    assert rounds[-1]["threads"] <= rounds[2]["threads"] + 4
    assert rounds[-1]["megabytes"] - rounds[2]["megabytes"] < 20
    articles_lost(newsroom.articles() - sum(source["articles"] for source in program.rows("sources")))


@pytest.mark.soak
def test_two_hundred_sources_refreshed_a_hundred_times_hold_no_more_than_before(
    program: Program, publisher: Publisher, home: Path, articles_lost: Callable[[int], None]
) -> None:
    newsroom, rounds = soak(publisher, home, 200, 100)
    warm = rounds[10:]
    print(f"megabytes {warm[0]['megabytes']:.1f} to {warm[-1]['megabytes']:.1f}, files {warm[0]['files']}")
    assert max(held["megabytes"] for held in warm) - warm[0]["megabytes"] < 20
    assert max(held["files"] for held in warm) <= warm[0]["files"] + 4
    assert max(held["threads"] for held in warm) <= warm[0]["threads"] + 4
    articles_lost(newsroom.articles() - sum(source["articles"] for source in program.rows("sources")))
