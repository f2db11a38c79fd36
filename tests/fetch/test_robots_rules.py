"""What a robots.txt says to this program, in the cases that parsers get wrong."""

import time

import pytest

from termnews.fetch.robots_rules import MOST_BYTES, read_rules

SITE = "https://paper.example"
ALL = "User-agent: *\n"


def allowed(text: str | bytes, path: str) -> bool:
    body = text.encode() if isinstance(text, str) else text
    return read_rules(body, "termnews").allow(SITE + path)


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/x", True),
        (ALL + "Disallow: /x", "/x/1", False),
        (ALL + "Disallow: /x", "/y", True),
        (ALL + "Disallow:", "/x", True),
        (ALL + "Disallow: /", "/", False),
        (ALL + "Disallow: /*.pdf$", "/a/b.pdf", False),
        (ALL + "Disallow: /*.pdf$", "/a/b.pdf?x", True),
        (ALL + "Disallow: /*.pdf", "/a/b.pdf?x", False),
        (ALL + "Disallow: /a*b*c", "/a-b-b-c-d", False),
        (ALL + "Disallow: /a*c*b", "/a-b-b-c-d", True),
        (ALL + "Disallow: /a$", "/a", False),
        (ALL + "Disallow: /a$", "/ab", True),
        (ALL + "Disallow: /*ab*ab$", "/ab", True),
        (ALL + "Disallow: *print*", "/a?print=1", False),
        (ALL + "Disallow: /a$b", "/a$b", False),
        (ALL + "Disallow: /\nAllow: /news/", "/news/1", True),
        (ALL + "Allow: /news/\nDisallow: /news/private", "/news/private/1", False),
        (ALL + "Disallow: /a\nAllow: /a", "/a", True),
        (ALL + "Disallow: /\n\nUser-agent: TermNews\nDisallow: /x", "/y", True),
        (ALL + "Disallow: /\n\nUser-agent: termnews\nDisallow:", "/y", True),
        (ALL + "Allow: /\n\nUser-agent: termnews\nDisallow: /", "/y", False),
        ("User-agent: termnews/1.0\nDisallow: /", "/y", False),
        ("User-agent: term\nDisallow: /", "/y", True),
        ("User-agent: termnewsbot\nDisallow: /", "/y", True),
        ("User-agent: one\nUser-agent: termnews\nDisallow: /x", "/x", False),
        ("User-agent: one\nCrawl-delay: 5\nUser-agent: termnews\nDisallow: /x", "/x", False),
        ("User-agent: termnews\nDisallow: /x\nUser-agent: one\nDisallow: /y", "/y", True),
        ("User-agent: termnews\nDisallow: /x\n\nUser-agent: termnews\nDisallow: /y", "/x", False),
        (ALL + "\n\nDisallow: /x", "/x", False),
        (ALL + "Sitemap: https://paper.example/s.xml\nDisallow: /x", "/x", False),
        ("User-agent: * # all\nDisallow: /x # no", "/x", False),
        ("# User-agent: *\nDisallow: /x", "/x", True),
        ("Disallow: /x", "/x", True),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
        ("user-agent:*\r\nDISALLOW:/x\r\n", "/x", False),
        ("User-agent: *\rDisallow: /x", "/x", False),
        ("User-agent *\nDisallow /x", "/x", False),
        ("Useragent: *\nDisalow: /x", "/x", False),
        ("  User-agent : *\n\tDisallow : /x", "/x", False),
        (ALL + "Disallow: /a%3cd", "/a%3Cd", False),
        (ALL + "Disallow: /%7Eann", "/~ann/1", False),
        (ALL + "Disallow: /föö", "/f%C3%B6%c3%b6/1", False),
        (ALL + "Disallow: /f%C3%B6%C3%B6", "/föö/1", False),
        (ALL + "Disallow: x", "/x", True),
        ("<!doctype html><html><body>Not here: User-agent: * Disallow: /", "/x", True),
        (ALL + "Disallow: /?p=", "/?p=7", False),
    ],
)
def test_what_a_robots_txt_allows(text: str, path: str, may: bool) -> None:
    assert allowed(text, path) is may


def test_bytes_that_are_no_text_are_passed_over() -> None:
    assert allowed(b"\xff\xfe\x00\nUser-agent: *\nDisallow: /x", "/x") is False


def test_what_stands_beyond_the_bound_is_not_read() -> None:
    assert allowed(b"#" * MOST_BYTES + b"\nUser-agent: *\nDisallow: /", "/x")


def test_hostile_rules_take_no_time() -> None:
    began = time.process_time()
    assert allowed(ALL + f"Disallow: /{'*a' * 500}*b$\n" * 400, "/" + "a" * 4000)
    assert allowed(" " * MOST_BYTES, "/x")
    assert allowed(ALL + "Disallow: /x*y\n" * 30_000, "/x" * 2000)
    assert time.process_time() - began < 5
