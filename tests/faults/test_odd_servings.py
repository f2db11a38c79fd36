"""Feeds in the wrong charset, under the wrong name, behind junk, and pages in the place of feeds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.program import Program
from tests.publisher import Publisher

from termnews.sources.parse import parse

TEXTS = {
    "Пароход вышел из порта утром": ("utf-8", "utf-16", "koi8-r", "cp1251", "iso-8859-5", "cp866", "mac-cyrillic"),
    "Το πλοίο βγήκε από το λιμάνι": ("utf-8", "iso-8859-7", "cp1253"),
    "港の古い船は朝に出ていった": ("utf-8", "utf-16", "shift_jis", "euc-jp", "iso-2022-jp"),
    "港口的老船早上出发了": ("utf-8", "gb2312", "gb18030", "gbk"),
    "항구의 오래된 배가 아침에 떠났다": ("utf-8", "euc-kr"),
    "Łódź wypłynęła o świcie": ("utf-8", "iso-8859-2", "cp1250"),
    "L’été au café: “déjà vu” – 5 €": ("utf-8", "cp1252", "utf-16"),
    "Şişli'de ışıklar söndü": ("utf-8", "iso-8859-9", "cp1254"),
}


def feed(text: str, declared: str | None = None, number: int = 1) -> str:
    declaration = f"<?xml version='1.0' encoding='{declared}'?>" if declared else "<?xml version='1.0'?>"
    body = f"<item><title>{text}</title><guid>{number}</guid><description>{text}</description></item>"
    return f"{declaration}<rss version='2.0'><channel><title>{text}</title>{body}</channel></rss>"


def servings() -> list[tuple[str, bytes, str]]:
    """Return texts as they are sent: (right text, bytes, Content-Type)."""
    served = []
    for text, encodings in TEXTS.items():
        for encoding in encodings:
            plain = "text/xml"
            served.append((text, feed(text, encoding).encode(encoding), plain))
            served.append((text, feed(text).encode(encoding), f"text/xml; charset={encoding}"))
            if encoding == "utf-8":
                served.append((text, b"\xef\xbb\xbf" + feed(text, "iso-8859-1").encode(), plain))
                served.append((text, feed(text, "iso-8859-1").encode(), "text/xml; charset=us-ascii"))
                served.append((text, feed(text, "utf-16").encode(), plain))
                served.append((text, feed(text).encode(), "text/html; charset=nonsense"))
            elif encoding != "utf-16":
                # the document knows better than its server
                served.append((text, feed(text, encoding).encode(encoding), "text/xml; charset=utf-8"))
    western = "L’été au café"
    served.append((western, feed(western, "utf-8").encode("cp1252"), "text/xml; charset=utf-8"))
    served.append((western, feed(western, "iso-8859-1").encode("cp1252"), "text/xml"))
    served.append((western, feed(western).encode("utf-16-le"), "text/xml"))
    for text, encoding in (("Пароход вышел из порта утром", "cp1251"), ("港の古い船は朝に出ていった", "shift_jis")):
        served.append((text, feed(text).encode(encoding), "text/xml"))
    return served


@pytest.mark.fault("X09")
def test_whatever_charset_is_named_the_letters_are_right() -> None:
    served = servings()
    wrong = []
    for text, body, content_type in served:
        (article,) = parse(body, url="https://a.example/feed", content_type=content_type).articles
        if (article.title, text in article.body) != (text, True):
            wrong.append((text, content_type, body[:60], article.title))
    assert len(wrong) * 20 <= len(served), wrong


@pytest.mark.fault("X09")
def test_the_letters_are_right_from_the_server_to_the_list(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    served = servings()[:: len(servings()) // 8]
    urls = [
        publisher.serve(f"/{n}.xml", body, content_type=content_type)
        for n, (_, body, content_type) in enumerate(served)
    ]
    (tmp_path / "urls").write_text("\n".join(urls))
    assert program.run("import", tmp_path / "urls").code == 0
    assert program.run("refresh").code == 0
    assert sorted(row["title"] for row in program.rows("list", "--all")) == sorted(text for text, _, _ in served)


GOOD = feed("A good story")


@pytest.mark.fault("X10")
def test_a_feed_is_read_whatever_it_is_called_and_whatever_stands_before_it(
    program: Program, publisher: Publisher, tmp_path: Path
) -> None:
    types = ("text/html", "text/plain", "application/octet-stream", "image/png", "nonsense", "application/json")
    junk = (
        "\n\n   \n", "\ufeff\n", "<!-- cached -->\n", "<br />\n<b>Warning</b>: Undefined in <b>a.php</b><br />\n",
        "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", "Notice: something & another <thing\n", "<?php ?>",
    )  # fmt: skip
    bodies = {f"/type-{n}": (GOOD, name) for n, name in enumerate(types)}
    bodies |= {f"/junk-{n}": (before + GOOD, "text/html") for n, before in enumerate(junk)}
    bodies["/after"] = (GOOD + "\n<script>count()</script></html>", "text/html")
    urls = [publisher.serve(path, body, content_type=kind) for path, (body, kind) in bodies.items()]
    (tmp_path / "urls").write_text("\n".join(urls))
    assert program.run("import", tmp_path / "urls").code == 0
    ran = program.run("refresh", "--json")
    assert ran.code == 0, ran.text
    assert [row["new"] for row in ran.rows[:-1]] == [1] * len(bodies)


IMPOSTORS = {
    "page": ("<!doctype html><title>The Gazette</title><p>Welcome to our new site", "web page"),
    "login": ("<html><form action=/in><input name=u><input type=password name=p></form>", "login page"),
    "challenge": ("<!DOCTYPE html><title>Just a moment...</title><div id=cf-chl-widget>", "one is human"),
    "empty": ("", "empty"),
    "blank": (" \n\n ", "empty"),
    "error": ('{"code": "rest_no_route", "message": "No route was found"}', "No route was found"),
    "words": ("Service temporarily unavailable", "plain text"),
    "xhtml": (
        "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "web page",
    ),
}


@pytest.mark.fault("X11")
def test_what_is_served_in_the_place_of_a_feed_is_named_and_costs_nothing(
    program: Program, publisher: Publisher, tmp_path: Path, articles_lost: Callable[[int], None]
) -> None:
    urls = {name: publisher.serve(f"/{name}", GOOD) for name in IMPOSTORS}
    (tmp_path / "urls").write_text("\n".join(urls.values()))
    assert program.run("import", tmp_path / "urls").code == 0
    assert program.run("refresh").code == 0
    for name, (body, _) in IMPOSTORS.items():
        publisher.serve(f"/{name}", body, content_type="text/html", etag='"impostor"')
    ran = program.run("refresh", "--json")
    assert ran.code == 3
    said = {row["source"]["url"]: (row["status"], row["error"]) for row in ran.rows[:-1]}
    for name, (_, words) in IMPOSTORS.items():
        status, error = said[urls[name]]
        assert status == "failed"
        assert words in error
    articles_lost(len(IMPOSTORS) - len(program.rows("list", "--all")))
    publisher.requests.clear()
    for name in IMPOSTORS:
        publisher.serve(f"/{name}", feed("Another story", number=2), etag='"impostor"')
    # were the impostor's validators kept, the server would say that nothing changed
    assert program.run("refresh").code == 0
    assert not any('"impostor"' in one.headers.get("if-none-match", "") for one in publisher.requests)
    articles_lost(2 * len(IMPOSTORS) - len(program.rows("list", "--all")))
