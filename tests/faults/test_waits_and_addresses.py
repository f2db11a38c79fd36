"""Answers that name a time to come back at, in every form, and addresses that nothing can be asked of."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher

MINUTE, DAY = 60, 86_400
NOW = datetime.now(UTC)
# What a server sends, and the least and most seconds that it is then left alone; None: it named no time.
WAITS: dict[str, tuple[int, int] | None] = {
    "0": (0, 0),
    "600": (600, 600),
    " 600 ": (600, 600),
    "0600": (600, 600),
    "86400": (DAY, DAY),
    str(10 * 365 * DAY): (DAY, DAY),
    "9" * 5_000: (DAY, DAY),
    "-1": None,
    "1.5": (1, 2),
    "600s": (600, 600),
    "soon": None,
    "": None,
    "\u0661\u0662": None,
    format_datetime(NOW + timedelta(hours=2), usegmt=True): (2 * 3600, 2 * 3600),
    format_datetime(NOW - timedelta(days=400), usegmt=True): (0, 0),
    format_datetime(NOW + timedelta(days=3650), usegmt=True): (DAY, DAY),
    "Wed, 31 Feb 2027 25:61:61 GMT": None,
    "Fri, 31 Dec 9999 23:59:59 GMT": (DAY, DAY),
    "Mon, 01 Jan 0001 00:00:00 GMT": (0, 0),
}
SECRET = "s3cret"
# Addresses that are taken for some, until they are to be asked.
UNASKABLE = (
    f"http://{'a' * 300}.example/feed",
    f"http://{'a.' * 200}example/feed",
    "http://xn--/feed",
    "http://xn--a/feed",
    "http://a..example/feed",
    "http://.example/feed",
    "http://-/feed",
    "http://a_b%00.example/feed",
    "http://example.invalid:99999/feed",
    "http://example.invalid:0/feed",
    "http://example.invalid:port/feed",
    "http://\u2488com.invalid/feed",
    "http://\u00df\u200d.invalid/feed",
    "http://[::1%25lo]:1/feed",
    "http://256.256.256.256/feed",
    "http://a b.example/feed",
)
NO_ADDRESSES = (
    "http://[bad",
    "http://",
    "https:///feed",
    "http://\x1b[31m/",
    "javascript:alert(1)",
    f"http://a:{SECRET}/x@h/",
)


@pytest.mark.fault("H12")
def test_a_time_to_come_back_at_is_kept_within_bounds_whatever_is_sent(
    program: Program, home: Path, publisher: Publisher, articles_lost: Callable[[int], None]
) -> None:
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("[network]\nper_second = 100\nper_host = 32\n")
    good = publisher.serve("/good.xml", rss([Story("First")]))
    urls = {
        # not 429, which holds for all sources of the host
        publisher.serve(f"/{number}.xml", "", status=503, headers={"Retry-After": sent}): sent
        for number, sent in enumerate(WAITS)
        if sent.isascii()
    }
    (config / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in (*urls, good)))
    began = datetime.now(UTC)
    assert program.run("refresh").code == 3
    ended = datetime.now(UTC)
    rows = {row["url"]: row for row in program.rows("sources")}
    for url, sent in urls.items():
        wanted, named = WAITS[sent], rows[url]["retry_at"]
        assert (named is None) == (wanted is None), sent
        if wanted is not None:
            # a date is told in whole seconds
            least = (began if sent.isdecimal() else NOW) + timedelta(seconds=wanted[0] - 2)
            assert least <= datetime.fromisoformat(named) <= ended + timedelta(seconds=wanted[1] + 2), sent
        # the reader's own refreshes wait at least as long as for any failure
        assert datetime.fromisoformat(rows[url]["next_refresh"]) >= began + timedelta(minutes=30), sent
    articles_lost(1 - len(program.rows("list")))
    asked = len(publisher.requests)
    again = {row["source"]["url"]: row["status"] for row in program.run("refresh", "--json").rows[:-1]}
    waiting = {url for url, sent in urls.items() if (WAITS[sent] or (0, 0))[0] > MINUTE}
    assert {url for url, status in again.items() if status == "skipped"} == waiting
    assert len(publisher.requests) - asked == len(urls) + 1 - len(waiting)


@pytest.mark.fault("H14")
def test_sources_that_nothing_can_be_asked_of_fail_with_a_sentence_and_the_others_do_not(
    program: Program, home: Path, publisher: Publisher, articles_lost: Callable[[int], None]
) -> None:
    config = home / "config" / "termnews"
    config.mkdir(parents=True)
    good = publisher.serve("/good.xml", rss([Story("First")]))
    (config / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in (*UNASKABLE, good)), "utf-8")
    ran = program.run("refresh", "--json")
    assert ran.code == 3, ran.said
    failed = [row["error"] for row in ran.rows[:-1] if row["status"] == "failed"]
    assert len(failed) == len(UNASKABLE)
    for sentence in failed:
        assert re.fullmatch(r"[^\n\x00-\x1f]{10,300}", sentence), sentence
        assert "Error" not in sentence and "stumbled" not in sentence, sentence
    assert "Traceback" not in ran.said
    articles_lost(1 - len(program.rows("list")))
    log = home / "state" / "termnews" / "termnews.log"
    assert not log.exists() or "Traceback" not in log.read_text("utf-8")


@pytest.mark.fault("H14")
@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused_and_nothing_is_written(program: Program, home: Path, address: str) -> None:
    for command in ("add", "read"):
        ran = program.run(command, address)
        assert ran.code == 1
        (sentence,) = ran.said.strip().split("\n")
        assert sentence.startswith("termnews: ") and "\x1b" not in sentence and SECRET not in sentence
    assert not (home / "config" / "termnews" / "sources.toml").exists()
