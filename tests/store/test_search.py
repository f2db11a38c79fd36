"""Search by words, newest first."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import NOW, RIVERS, STARS, Filling, article

from termnews.domain.document import Document, Paragraph
from termnews.domain.errors import StoreError
from termnews.domain.query import Query, Scope
from termnews.domain.source import AUTO, Subscription
from termnews.store.cache import Cache
from termnews.store.database import Database
from termnews.store.error_sentences import InterruptedSearchError
from termnews.store.open_database import open_database
from termnews.store.search import Search


def test_all_words_must_be_there_and_the_last_may_be_a_beginning(filling: Filling) -> None:
    filling.take(1, [article("the river Rhine"), article("the river Rhone"), article("the riverside")])
    assert filling.found("river rh") == ["About the river Rhine", "About the river Rhone"]
    assert filling.found("rhine river") == ["About the river Rhine"]
    assert filling.found("riv rhine") == []


def test_the_newest_comes_first_whenever_it_was_stored(filling: Filling) -> None:
    filling.take(1, [article("bridge b", hours=2)])
    filling.take(2, [article("bridge c", hours=9), article("bridge a", hours=1)])
    assert filling.found("bridge") == ["About bridge a", "About bridge b", "About bridge c"]


def test_the_limit_keeps_the_newest(filling: Filling) -> None:
    filling.take(1, [article(f"bridge {n}", hours=n) for n in range(10)])
    assert [one.title for one in filling.cache.search.find("bridge", limit=2)] == ["About bridge 0", "About bridge 1"]


def test_all_matches_are_found_beyond_any_limit_newest_first_and_none_that_find_would_not(filling: Filling) -> None:
    filling.take(1, [article(f"bridge {n}", hours=n) for n in range(10)])
    filling.take(2, [article("bridge x"), article("ferry")])
    filling.cache.sources.sync([RIVERS])
    search = filling.cache.search
    first, more = search.first("bridge", limit=4)
    everything = search.all("bri")
    assert (len(first), more, len(everything)) == (4, True, 10)
    assert everything[:] == [headline.id for headline in search.find("bridge", limit=99)]
    assert search.first("bridge 7", limit=4)[1] is False
    assert (len(search.all("xyzzy")), len(search.all("?"))) == (0, 0)


def test_snippets_of_later_matches_are_those_that_find_gives(filling: Filling) -> None:
    filling.take(1, [article(f"old bridge {n}", hours=n) for n in range(10)])
    found = {headline.id: headline.snippet for headline in filling.cache.search.find("old bri", limit=99)}
    page = filling.cache.search.all("old bri").sort_keys[4:7]
    snippets = filling.cache.search.snippets("old bri", page)
    assert len(snippets) == 3
    assert snippets == {number: found[number] for number in snippets}
    assert filling.cache.search.snippets("?", page) == {}


def test_titles_authors_topics_and_summaries_are_searched(filling: Filling) -> None:
    filling.take(1, [article("x", title="Gannet", summary="Puffin", authors=("Ann Fulmar",), topics=("Razorbill",))])
    for word in ("gannet", "puffin", "fulmar", "razorbill", "say"):
        assert filling.found(word) == ["Gannet"]


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("Café ÉTÉ Ångström cafe\u0301s", ["CAFE", "été", "ete", "angstrom", "cafe\u0301", "cafés"]),
        ("Bäume in Gießen", ["giessen", "GIESSEN", "gießen", "baume"]),
        ("Wisła, Żółw, Þórshöfn, Sæby, Bø, đồng, ħobż", ["wisla", "zolw", "thorshofn", "saeby", "bo", "dong", "hobz"]),
        ("Iğdır ve İzmir, KIRIKKALE", ["igdir", "IĞDIR", "izmir", "kırıkkale"]),
        ("Ώρα για τη Θεσσαλονίκη, ο ναός", ["ωρα", "ΘΕΣΣΑΛΟΝΙΚΗ", "ναοσ", "ναός", "ναος"]),
        ("Пётр и чайный чёлн, кафе\u0301", ["петр", "ПЁТР", "чайный", "челн", "кафе"]),
        ("йод и бойцы, и\u0306ога", ["йод", "йога", "бойцы"]),
        ("أحمد وآمنة فى القاهرة، مُحَمَّد كبــير", ["احمد", "وامنه", "في", "القاهره", "القاهرة", "محمد", "كبير"]),
        ("کتابی ۱۴۰۲", ["كتابي", "کتابی", "1402", "۱۴۰۲"]),
        ("יְרוּשָׁלַיִם", ["ירושלים", "יְרוּשָׁלַיִם"]),
        ("ｺｰﾋｰとﾊﾟﾝ、ＴＯＫＹＯ２０２６", ["コーヒー", "ﾊﾟﾝ", "パン", "tokyo2026", "ＴＯＫＹＯ２０２６"]),
        ("ज़मीन और फ़सल", ["जमीन", "ज़मीन", "फसल"]),
        ("eﬀort, H₂O, 𝐁old", ["effort", "h2o", "bold"]),
        ("Hawaiʻi", ["hawaii", "hawai'i", "hawaiʻi"]),
    ],
)  # fmt: skip
def test_case_accents_and_forms_of_letters_do_not_matter(filling: Filling, text: str, queries: list[str]) -> None:
    filling.take(1, [article("x", body=f"<p>{text}</p>")])
    for query in queries:
        assert (query, filling.found(query)) == (query, ["About x"])
        # a word that is not the last one typed is a whole word
        assert (query, filling.found(f"{query} about")) == (query, ["About x"])


@pytest.mark.parametrize(
    ("text", "query"),
    [("Чаи в бое", "чай"), ("Чаи в бое", "бой"), ("か", "が"), ("Сад", "садй"), ("ί", "ιί"), ("resume", "resumes")],
)
def test_letters_that_differ_for_those_who_write_them_do_differ(filling: Filling, text: str, query: str) -> None:
    filling.take(1, [article("x", title=text, body="<p>.</p>")])
    assert filling.found(f"{query} {query}") == []


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("New Hi-Fi sets", ["hi-fi", "hifi", "hi fi", "HiFi", "hi‑fi", "hi"]),
        ("A hifi set", ["hi-fi", "hifi", "hi fi"]),
        ("They can’t", ["can't", "cant", "can’t", "can t"]),
        ("The F.B.I. said", ["fbi", "f.b.i.", "F.B.I"]),
        ("The FBI said", ["fbi", "f.b.i."]),
        ("vue.js", ["vuejs", "vue.js", "vue js", "Vue"]),
        ("O’Connor’s", ["oconnor", "o'connor", "oconnors", "connor", "O'Connor's"]),
        ("PB&J or TCP/IP", ["pbj", "pb&j", "tcpip", "tcp/ip", "tcp ip"]),
        ("SARS-2", ["sars2", "sars-2", "sars 2", "sars"]),
        ("Wind\u00adkraft\u00adan\u00adla\u00adge", ["windkraftanlage"]),
        ("L'été d’Hélène", ["lete", "ete", "l'ete", "helene", "d'helene"]),
        ('מנכ"ל', ["מנכל", "מנכ״ל", 'מנכ"ל']),
        ("می\u200cروم", ["می\u200cروم", "میروم"]),
    ],
)
def test_words_are_found_with_and_without_the_signs_in_them(filling: Filling, text: str, queries: list[str]) -> None:
    filling.take(1, [article("x", title=text, body="<p>.</p>")])
    for query in queries:
        assert (query, len(filling.found(query))) == (query, 1)
        snippet = filling.cache.search.find(query)[0].snippet or ""
        assert "\x02" in snippet
        assert snippet.replace("\x02", "").replace("\x03", "") == text


def test_a_snippet_marks_the_word_as_it_is_written(filling: Filling) -> None:
    filling.take(1, [article("x", title="Free Wi-Fi in Łódź, ŁÓDŹ and Straßen", body="<p>.</p>")])

    def snippet(query: str) -> str | None:
        return filling.cache.search.find(query)[0].snippet

    assert snippet("wifi") == "Free \x02Wi-Fi\x03 in Łódź, ŁÓDŹ and Straßen"
    assert snippet("lodz") == "Free Wi-Fi in \x02Łódź\x03, \x02ŁÓDŹ\x03 and Straßen"
    assert snippet("strassen") == "Free Wi-Fi in Łódź, ŁÓDŹ and \x02Straßen\x03"
    assert snippet("fi lodz") == "Free Wi-\x02Fi\x03 in \x02Łódź\x03, \x02ŁÓDŹ\x03 and Straßen"


@pytest.mark.parametrize(
    ("text", "query", "other"),
    [
        ("東京の新しい橋", "新しい橋", "橋新"),
        ("北京手机市场", "手机", "机手"),
        ("서울에서 만난", "서울", "울서"),
        ("แม่น้ำเจ้าพระยา", "เจ้าพระยา", "พระเจ้า"),
        ("हिन्दी में समाचार", "हिन्दी", "हन"),
        ("أخبار اليوم", "اليوم", "يوم"),
        ("iPhone手机", "iphone手", "hone手"),
    ],
)
def test_words_of_every_script_are_found(filling: Filling, text: str, query: str, other: str) -> None:
    filling.take(1, [article("x", title=text, body=f"<p>{text}</p>")])
    assert filling.found(query) == [text]
    assert filling.found(other) == []
    snippet = filling.cache.search.find(query)[0].snippet or ""
    assert "\x02" in snippet and "\u200b" not in snippet
    assert snippet.replace("\x02", "").replace("\x03", "") == text


def test_a_snippet_shows_the_words_marked(filling: Filling) -> None:
    filling.take(1, [article("x", body="<p>" + "far " * 80 + "\n\n the old  bridge fell " + "far " * 80 + "</p>")])
    snippet = filling.cache.search.find("old bridge")[0].snippet or ""
    assert "the \x02old\x03 \x02bridge\x03 fell" in snippet
    assert len(snippet) < 200


def test_a_publisher_cannot_fake_a_mark(filling: Filling) -> None:
    filling.take(1, [article("x", title="\x02fake\x03 bridge", body="\x02fake\x03 \x1b[31mbridge")])
    snippet = filling.cache.search.find("bridge")[0].snippet or ""
    assert snippet.count("\x02") == 1 and "\x1b" not in snippet


@pytest.mark.parametrize(
    ("query", "finds"),
    [("C++", True), ("O'Brien", True), ('"', False), ("*", False), ("", False), ("AND", False), ("NEAR(", False),
     ("title:", False), ("-the", True), ("(c++", True), ("^C", True), ("a" * 5000, False), ("x " * 500, False)],
    ids=lambda value: str(value)[:10],
)  # fmt: skip
def test_any_text_is_a_query(filling: Filling, query: str, finds: bool) -> None:
    filling.take(1, [article("x", title="C++ by O'Brien", body="<p>the end</p>")])
    assert bool(filling.found(query)) == finds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(query=st.text(max_size=30))
def test_no_text_is_an_error(filling: Filling, query: str) -> None:
    filling.cache.search.find(query)


def test_one_letter_is_a_word_and_no_beginning(filling: Filling) -> None:
    filling.take(1, [article("x", title="Plan B", body="<p>.</p>"), article("y", title="Bridges", body="<p>.</p>")])
    assert filling.found("b") == ["Plan B"]


def test_search_narrows_to_a_category_or_a_source(filling: Filling) -> None:
    filling.cache.sources.sync([RIVERS, Subscription(STARS.url, AUTO)])
    filling.take(1, [article("bridge one")])
    filling.take(2, [article("bridge two", topics=("Moon",))])

    def titles(query: Query) -> list[str]:
        return [one.title for one in filling.cache.articles.headlines(filling.cache.search.listed("bridge", query))]

    assert titles(Query(category="World")) == ["About bridge one"]
    assert titles(Query(category="Moon")) == ["About bridge two"]
    assert titles(Query(category="auto")) == []
    assert titles(Query(source=2)) == ["About bridge two"]


def test_what_was_put_by_is_found_though_its_source_is_gone(filling: Filling) -> None:
    filling.take(1, [article("bridge one"), article("bridge two")])
    filling.cache.states.mark([1], later=True)
    filling.cache.sources.sync([STARS])
    assert len(filling.found("bridge")) == 1


def test_the_full_text_is_searched_beside_the_feeds(filling: Filling) -> None:
    filling.take(1, [article("x")])
    filling.cache.documents.put(1, Document(blocks=(Paragraph("Only the page says gannet."),)), [], now=NOW)
    assert filling.found("gannet") == filling.found("say") == ["About x"]
    filling.take(1, [article("x", body="<p>edited</p>")])
    assert filling.found("gannet") == filling.found("edited") == ["About x"]


def test_an_interrupted_search_says_so_and_the_next_one_works(filling: Filling) -> None:
    filling.take(1, [article(f"bridge {n}") for n in range(200)])
    with Cache.open(filling.path) as searching:
        stop = threading.Event()

        def interrupt() -> None:
            while not stop.is_set():
                searching.search.interrupt()

        thread = threading.Thread(target=interrupt)
        thread.start()
        try:
            with pytest.raises(InterruptedSearchError):
                for _ in range(100_000):
                    searching.search.find("bridge", limit=200)
        finally:
            stop.set()
            thread.join()
        assert issubclass(InterruptedSearchError, StoreError)
        assert len(searching.search.find("bridge", limit=200)) == 200


def interrupt_at(database: Database, steps: Iterator[int]) -> None:
    """Interrupt once `steps` are done."""
    if next(steps, None) is None:
        database.interrupt()


def test_a_search_interrupted_anywhere_is_an_interrupted_search(filling: Filling) -> None:
    filling.take(1, [article("bridge")])
    given_up = 0
    # a new connection opens the index with its first search; SQLite calls back at each of its instructions
    for at in range(1, 400):
        with closing(open_database(filling.path, read_only=False)) as database:
            database._connection.set_progress_handler(partial(interrupt_at, database, iter(range(at))), 1)
            try:
                assert len(Search(database).find("bridge")) == 1
            except InterruptedSearchError:
                given_up += 1
    assert 0 < given_up < 399


def test_an_index_that_fails_to_open_while_it_is_interrupted_is_an_interrupted_search(tmp_path: Path) -> None:
    class Opening:
        """A connection whose index is interrupted as it declares itself, of which SQLite does not say so."""

        def execute(self, sql: str, values: object) -> None:
            database.interrupt()
            error = sqlite3.OperationalError("vtable constructor failed: words")
            error.sqlite_errorcode = sqlite3.SQLITE_ERROR
            raise error

        def interrupt(self) -> None:
            """Do what SQLite does without a running statement: nothing."""

    database = Database(tmp_path, cast(sqlite3.Connection, Opening()), read_only=False)
    with pytest.raises(InterruptedSearchError):
        Search(database).find("bridge")


def test_a_mistake_in_a_statement_is_no_interrupted_search(filling: Filling) -> None:
    with closing(open_database(filling.path, read_only=False)) as database:
        database.interrupt()
        with pytest.raises(StoreError, match="no such table") as told:
            database.rows("SELECT * FROM nothing_of_the_kind")
        assert not isinstance(told.value, InterruptedSearchError)


def test_all_articles_of_a_query_that_hold_words_are_listed_newest_first(filling: Filling) -> None:
    filling.take(1, [article("old nile", hours=3), article("new nile", hours=1), article("ob")])
    filling.take(2, [article("far nile", hours=2, site="stars.example")])

    def listed(query: Query, text: str = "nile") -> list[str]:
        found = filling.cache.search.listed(text, query)
        return [headline.title for headline in filling.cache.articles.headlines(list(found))]

    assert listed(Query(Scope.ALL)) == ["About new nile", "About far nile", "About old nile"]
    assert listed(Query(Scope.ALL, source=1)) == ["About new nile", "About old nile"]
    filling.cache.states.mark(filling.cache.search.listed("new", Query(Scope.ALL)), read=True)
    assert listed(Query(Scope.UNREAD, category="World")) == ["About old nile"]
    assert listed(Query(Scope.ALL), "?!") == []
