"""Queries of every kind: their plain meaning is found, none is an error, and none takes long."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.store.conftest import catch_up

from termnews.domain.article import ParsedArticle, ParsedFeed
from termnews.domain.merge import decide
from termnews.domain.query import Query, Scope
from termnews.domain.source import Answer, Subscription
from termnews.store.cache import Cache

pytestmark = pytest.mark.fault("D08")

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
# What is typed, and what a title is then that is found by it.
MEANT = {
    "C++": "The C++ committee meets",
    "c++20": "What is new in C++20",
    "O'Brien": "O'Brien wins the vote",
    "O’Brien": "Mr O’Brien replies",
    "AT&T": "AT&T raises prices",
    "AND": "Bread AND butter",
    "NOT": "To be or NOT to be",
    "NEAR(a b)": "Near a river, b is for boat",
    "rock-n-roll": "Rock-n-roll at sixty",
    'say "cheese"': 'They say "cheese" abroad',
    "title:river": "A title: river",
    "^river": "River at the start",
    "{river}": "Braces {river} here",
    "50%": "Up 50% on the year",
    "naïve": "A naive hope",
    "Ünïcödé": "UNICODE at thirty",
    "北京": "今天北京下雨",
    "e\u0301te\u0301": "Un été chaud",
    "hashtag #river": "hashtag #river again",
    "3.14": "Pi is 3.14 and more",
    "_under_score": "under_score in names",
    "https://a.example/x?y=z": "See https://a.example/x?y=z for more",
    "ﬁrst": "ﬁrst with a ligature",
}
NAUGHTY = (
    *"\"'*()-+^:;%_\\/|&!~`\0",
    *(
        "--",
        "\x1b[31m",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "AND AND",
        "a AND",
        "OR b",
        "NOT NOT",
        "a NEAR/2 b",
        "(a OR",
        "a)b(",
    ),
    *('NEAR("a b", 3)', '"unclosed', '""', '"a" "b', "a*b*", "**", "title:", ":a", "rowid:1", "words MATCH 'x'"),
    *("'; DROP TABLE texts; --", "undefined", "null", "None", "NaN", "1e400", "-1", "0x10", "1/0", "${HOME}", "%s%n"),
    *(
        "{0}",
        "<script>",
        "[/b]",
        "\u202eabc",
        "\u200b",
        "\ufeff",
        "a\u0301" * 50,
        "\u0301",
        "\U0001f469\u200d\U0001f467",
    ),
    *("\U0001f1e9\U0001f1ea", "İ", "ß", "ﷺ", "Ｆｕｌｌ", "\udce4", "\U000e0041"),
)


def fill(path: Path) -> None:
    """Make a cache whose articles hold what is meant, beside others of many common words."""
    common = " ".join(f"common{number}" for number in range(400))
    titles = [(title, "") for title in MEANT.values()] + [(f"Plain {number}", common) for number in range(300)]
    articles = [
        ParsedArticle(guid=str(at), url=None, title=title, body=body, published=NOW - timedelta(hours=at))
        for at, (title, body) in enumerate(titles)
    ]
    with Cache.open(path) as cache:
        cache.sources.sync([Subscription("https://a.example/feed")])
        intents = decide(cache.articles.known(1, articles), articles, now=NOW)
        cache.articles.apply(1, intents, feed=ParsedFeed("A", tuple(articles)), answer=Answer(), now=NOW)
        while catch_up(cache, str):
            pass


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a cache with all these articles."""
    path = tmp_path_factory.mktemp("queries") / "cache.db"
    fill(path)
    return path


def test_what_was_meant_is_found(cache: Path) -> None:
    with Cache.open(cache) as opened:
        missed = [
            query for query, title in MEANT.items() if title not in {one.title for one in opened.search.find(query)}
        ]
    assert missed == []


def test_no_query_is_an_error(cache: Path) -> None:
    with Cache.open(cache) as opened:
        for query in [*NAUGHTY, *(f"{one} {other}" for one in NAUGHTY[:40] for other in NAUGHTY[::7])]:
            opened.search.find(query)
            opened.search.listed(query, Query(Scope.ALL))


@pytest.mark.parametrize(
    "query",
    [
        "common1 " * 5_000,
        " ".join(f"common{number % 400}" for number in range(5_000)),
        "c" * 1_000_000,
        "字" * 1_000_000,
        "é " * 500_000,
        '" OR "' * 170_000,
        " ".join(f"c{number}" for number in range(150_000)),
    ],
    ids=["one word", "common words", "one long word", "no spaces", "one letter", "operators", "many words"],
)
def test_a_query_of_any_length_is_answered_at_once(cache: Path, query: str) -> None:
    with Cache.open(cache) as opened:
        began = time.monotonic()
        opened.search.find(query)
        opened.search.listed(query, Query(Scope.ALL))
        # a fraction of a second each, on a machine with nothing else to do
        assert time.monotonic() - began < 5


def test_the_program_answers_a_query_of_a_megabyte_and_says_what_counts(program: Program, cache: Path) -> None:
    found = program.run("--cache", cache, "--offline", "search", "--json", *["common1 " * 12_000] * 10)
    assert found.code == 0
    assert len(found.rows) == 50
    assert "its first 32 words count" in found.said
    plain = program.run("--cache", cache, "--offline", "search", "C++")
    assert "The C++ committee meets" in plain.text
    assert plain.said == ""
    for query in ("'", '"', "NEAR(a b", "--", "title:river", "\x1b[31m"):
        ran = program.run("--cache", cache, "--offline", "search", "--", query)
        assert ran.code == 0, ran.said
        assert "\x1b" not in ran.text + ran.said
