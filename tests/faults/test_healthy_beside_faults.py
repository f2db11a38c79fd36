"""Healthy sources beside every fault that publishers have: they are there as soon as without it."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.publisher_faults import FAULTS

HEALTHY, STORIES = 9, 20
_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(50_000))
_NAMESPACES = " ".join(f"xmlns:a{n}='u:{n}'" for n in range(30_000))
HOSTILE = {
    "entities": f'<!DOCTYPE rss [<!ENTITY a0 "ha">{_ENTITIES}]><rss><channel><title>&a9;</title></channel></rss>',
    "deep": f"<rss><channel><item>{'<a>' * 100_000}",
    "attributes": f"<rss><channel><item {_ATTRIBUTES}/></channel></rss>",
    "namespaces": f"<rss {_NAMESPACES}><channel/></rss>",
    "declarations": f"<rss><channel>{'<!' * 50_000}",
    "links": f"<rss><channel><item><description>{'<a href=&quot;' * 100_000}",
    "long": rss([Story("x" * 1_000_000), Story("y", body="<p>" + "z " * 1_000_000)]),
    "json": "[" * 200_000,
    "number": f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{"9" * 100_000}]}}',
    "broken": "<rss version='2.0'><channel><title>x</title><item><title>one</title></item><list><new><item>" * 300,
}
"""Bodies that take their readers long, or all they have."""


@pytest.fixture
def faulty() -> Iterator[list[str]]:
    """Give the addresses of sources with every fault, each kind at a host of its own."""
    with ExitStack() as stack:
        urls = []
        for number, kind in enumerate(FAULTS):
            publisher = stack.enter_context(Publisher(f"127.0.1.{number + 1}"))
            urls.append(publisher.fault(f"/{kind}.xml", kind))
        publisher = stack.enter_context(Publisher("127.0.2.1"))
        urls += [publisher.serve(f"/{kind}.xml", body) for kind, body in HOSTILE.items()]
        yield urls


def seconds_until_healthy(program: Program, publisher: Publisher) -> tuple[float, int]:
    """Refresh; return after how long all healthy sources were there, and how many articles they brought."""
    began = time.monotonic()
    healthy, articles = 0.0, 0
    with program.start("refresh", "--json") as running:
        assert running.stdout is not None
        for line in running.stdout:
            row = json.loads(line)
            if "source" in row and row["source"]["url"].startswith(publisher.base):
                assert row["status"] == "updated", row
                healthy, articles = time.monotonic() - began, articles + row["new"]
    return healthy, articles


@pytest.mark.fault("R05")
def test_healthy_sources_are_there_as_soon_as_without_the_others(
    program: Program, publisher: Publisher, home: Path, faulty: list[str], articles_lost: Callable[[int], None]
) -> None:
    settings = home / "config" / "termnews" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[network]\ndeadline = 5\n", "utf-8")
    urls = [publisher.url(f"/{n}.xml") for n in range(HEALTHY)]
    lost, times = 0, []
    for turn, others in enumerate(([], faulty)):
        for n in range(HEALTHY):
            stories = [Story(f"Story {n}.{turn}.{k}", day=k + 1) for k in range(STORIES)]
            publisher.serve(f"/{n}.xml", rss(stories))
        file = home / f"urls-{turn}"
        file.write_text("".join(f"{url}\n" for url in [*others, *urls]), "utf-8")
        assert program.run("import", file).code == 0
        healthy, articles = seconds_until_healthy(program, publisher)
        lost += HEALTHY * STORIES - articles
        times.append(healthy)
    articles_lost(lost)
    # half as long again, and what a machine that has other things to do may add
    assert times[1] < 1.5 * times[0] + 3
