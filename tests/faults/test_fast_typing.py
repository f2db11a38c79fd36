"""A fast typist: each letter gives up the search before it, whatever that is doing."""

import threading
from functools import partial
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.feeds import Story, rss
from tests.publisher import Publisher
from tests.terminal import OnTerminal

from termnews.store.cache import Cache
from termnews.store.error_sentences import InterruptedSearchError

RUN = "import sys; sys.argv = ['termnews']; from termnews.cli.main import main; sys.exit(main())"


@pytest.mark.fault("N06")
def test_a_search_given_up_while_its_index_opens_is_given_up_and_nothing_else(tmp_path: Path) -> None:
    path, others = tmp_path / "cache.db", []
    Cache.open(path).close()
    for _ in range(150):
        with Cache.open(path) as cache:
            begun, over = threading.Event(), threading.Event()

            def interrupt(cache: Cache = cache, begun: threading.Event = begun, over: threading.Event = over) -> None:
                while not over.is_set():
                    cache.search.interrupt()
                    begun.set()

            thread = threading.Thread(target=interrupt)
            thread.start()
            begun.wait()
            try:
                cache.search.find("cedar")  # the first of a connection opens the index
            except InterruptedSearchError:
                pass
            except Exception as error:
                others.append(error)
            finally:
                over.set()
                thread.join()
    assert others == []


@pytest.mark.fault("N06")
def test_what_is_typed_in_one_breath_is_found(home: Path, publisher: Publisher, program: Program) -> None:
    stories = [Story(f"The {tree} of the valley") for tree in ("cedar", "cypress", "oak", "olive")]
    assert program.run("add", publisher.serve("/feed.xml", rss(stories))).code == 0
    with OnTerminal(RUN) as reader:
        reader.wait_for("cypress")
        reader.press("/cedar of the val")
        reader.wait_for(lambda text: "Search" in text and "The cedar" in text and "The oak" not in text)
        reader.press("\x1b")
        reader.wait_for("The oak")
        reader.press("Q")
        assert reader.wait() == 0
    assert not (home / "state" / "termnews" / "termnews.log").exists()


def searching(closed: str, text: str) -> bool:
    return "Search" in text and closed not in text


@pytest.mark.fault("N06")
def test_escape_and_the_key_typed_right_after_it_both_act(home: Path, publisher: Publisher, program: Program) -> None:
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("The cedar"), Story("The oak")]))).code == 0
    with OnTerminal(RUN) as reader:
        reader.wait_for("The oak")
        for opens, seen in (("T", "Themes"), ("?", "Keys in the headlines"), ("'", "Go to")):
            reader.press(opens)
            reader.wait_for(seen)
            reader.press("\x1b/")
            reader.wait_for(partial(searching, seen))
            reader.press("\x1b")
            reader.wait_for(lambda text: "Search" not in text)
        reader.press("Q")
        assert reader.wait() == 0


@pytest.mark.fault("N06")
def test_nothing_that_is_pasted_acts_as_a_key(home: Path, publisher: Publisher, program: Program) -> None:
    assert program.run("add", publisher.serve("/feed.xml", rss([Story("The cedar"), Story("The oak")]))).code == 0
    with OnTerminal(RUN) as reader:
        reader.wait_for("The oak")
        reader.press("\x1b[200~a \x1b/ce\x1bs\x1bA\x1bQ\x1b[201~/oa")
        reader.wait_for(lambda text: "Search" in text and "The cedar" not in text)
        reader.press("\x1b")
        reader.wait_for("The cedar")
        reader.press("Q")
        assert reader.wait() == 0
    unread = program.run("list").out.decode()
    assert "The cedar" in unread
    assert "The oak" in unread
