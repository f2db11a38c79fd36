"""What may hang runs in a child process: killed in time, and only where the fast reader came short."""

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from termnews.domain.errors import ParseError
from termnews.sources import child, lenient, patient
from termnews.sources.xml import read

URL = "https://example.org/feed.xml"
# The fast reader finds the first article only.
BROKEN = (
    b"<rss version='2.0'><channel><title>News</title><item><title>one</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT"
    b"</pubDate></item><list><new><item><title>two</title></item></new></list></channel></rss>"
)


def test_a_child_answers_with_what_the_function_returns() -> None:
    assert child.call("operator:add", (1, b"\x00"), ("é",), seconds=30) == (1, b"\x00", "é")


def test_a_child_that_hangs_is_killed() -> None:
    with pytest.raises(child.ChildFailedError, match=r"longer than 0\.2 seconds"):
        child.call("time:sleep", 3600, seconds=0.2)


def test_children_that_hang_are_stopped_at_once_and_later_ones_start_as_before() -> None:
    """Each child connects, so it is known to run, and then waits for a greeting that never comes."""
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(2) as threads:
        address = server.getsockname()
        calls = [threads.submit(child.call, "smtplib:SMTP", *address, seconds=60) for _ in range(2)]
        connections = [server.accept()[0] for _ in calls]
        child.stop_all()
        for waiting in calls:
            with pytest.raises(child.ChildFailedError, match="without an answer"):
                waiting.result()
        for connection in connections:
            connection.close()
    assert child.call("operator:neg", 1, seconds=30) == -1


def test_stopping_where_nothing_runs_does_nothing() -> None:
    child.stop_all()
    assert child.call("operator:neg", 2, seconds=30) == -2


@pytest.mark.parametrize("function", ["os:abort", "os:nothing_of_the_kind", "no_such_module:read", "operator:neg"])
def test_a_child_that_crashes_is_an_error_and_not_a_crash(function: str) -> None:
    with pytest.raises(child.ChildFailedError, match="without an answer"):
        child.call(function, *([b"no number"] if function == "operator:neg" else []), seconds=30)


def test_what_the_function_prints_is_not_taken_for_its_answer() -> None:
    assert child.call("builtins:print", "noise", seconds=30) is None


def test_a_child_that_cannot_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(child.ChildFailedError):
        child.call("operator:neg", 1, seconds=30)


def test_the_working_directory_does_not_say_what_a_child_imports(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path_factory.mktemp("hostile")
    (place / "termnews.py").write_text("raise SystemExit(1)")
    (place / "operator.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(place)
    monkeypatch.setenv("PYTHONPATH", str(place))
    assert child.call("operator:neg", 1, seconds=30) == -1


def test_a_feed_reads_the_same_through_the_child() -> None:
    feed = lenient.read(BROKEN, URL)
    assert feed == patient.read(BROKEN, URL)
    assert feed == read(BROKEN, URL)
    assert [article.title for article in feed.articles] == ["one", "two"]


def test_what_the_patient_reader_says_of_no_feed_comes_through() -> None:
    with pytest.raises(ParseError, match=r"Nothing in the document is a feed's\."):
        lenient.read(b"<note>hello</note>", URL)


def test_a_reader_that_does_not_come_back_in_time_is_one_sentence() -> None:
    with pytest.raises(ParseError, match=r"^The feed is too broken to be read: it took longer than 0\.001 seconds\.$"):
        lenient.read(BROKEN, URL, seconds=0.001)


def test_what_the_fast_reader_found_is_kept_where_the_patient_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> object:
        raise child.ChildFailedError("it took longer than 10 seconds")

    monkeypatch.setattr(child, "call", fails)
    assert [article.title for article in read(BROKEN, URL).articles] == ["one"]


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>News</title><item><title>one</title></item></channel></rss>",
        b"<rss version='2.0'><channel><title>News</title></channel></rss>",
        b"<rss version='2.0'><channel><item><title>&eacute; & co</title></item></channel></rss>",
        b"<rss><channel><item><description><![CDATA[an <item> tag]]></description></item></channel></rss>",
        b"<rss><channel><item><description><![CDATA[cut </description></item><item/></channel></rss>",
    ],
)
def test_a_feed_that_the_fast_reader_can_read_starts_no_process(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> object:
        raise AssertionError("a process was started")

    monkeypatch.setattr(child, "call", never)
    assert read(body, URL).form == "rss"
