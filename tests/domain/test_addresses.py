"""What may be opened, and which two addresses are one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.addresses import absolute, canonical, host, is_web, pasted_address


@pytest.mark.parametrize("url", ["http://a.example", "HTTPS://a.example/x?y#z", "https://[::1]/"])
def test_http_and_https_with_a_host_are_web(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b", "--flag", "https://", "http://[bad", "/x"]
)
def test_nothing_else_is_web(url: str) -> None:
    assert not is_web(url)


@pytest.mark.parametrize(
    ("url", "base", "result"),
    [
        ("/b", "https://a.example/x/y", "https://a.example/b"),
        ("c d", "https://a.example/x/y", "https://a.example/x/c%20d"),
        ("//b.example/z", "https://a.example/", "https://b.example/z"),
        ("https://b.example", "", "https://b.example"),
        ("//me:secret@b.example/z", "https://a.example/", "https://b.example/z"),
        ("javascript:x", "https://a.example/", None),
        ("/only/a/path", "", None),
        ("http://[bad", "https://a.example/", None),
    ],
)
def test_an_address_is_resolved_or_refused(url: str, base: str, result: str | None) -> None:
    assert absolute(url, base) == result


def test_the_host_is_without_www() -> None:
    assert host("https://WWW.Example.org:8080/x") == "example.org"
    assert host("no address") == ""
    assert host("http://[bad") == ""


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/story",
        "https://www.example.org/story/",
        "https://example.org:443/story#comments",
        "https://example.org/story?utm_source=feed&fbclid=x",
        "https://amp.example.org/story",
        "https://m.example.org//story",
        "https://example.org/story/amp/",
        "https://example.org/story?amp",
    ],
)
def test_forms_of_one_page_are_one(other: str) -> None:
    assert canonical(other) == canonical("https://example.org/story")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/Story",
        "https://example.org/story?id=2",
        "https://example.com/story",
        "https://example.org:8080/story",
        "https://example.org/story/2",
        "https://m.org/story",
    ],
)
def test_different_pages_stay_different(other: str) -> None:
    assert canonical(other) != canonical("https://example.org/story")


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical("https://e.org/?b=2&a=1") == canonical("https://e.org/?a=1&b=2")


@given(st.text())
def test_any_text_has_a_canonical_form(text: str) -> None:
    assert isinstance(canonical(text), str)
    assert isinstance(canonical("https://" + text), str)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.org/a?b=c\n", "https://example.org/a?b=c"),
        ("example.org", "https://example.org"),
        ("www.example.org:8080/feed.xml", "https://www.example.org:8080/feed.xml"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("FEED://example.org/rss", "https://example.org/rss"),
        ("feed:example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("feed://http://example.org/rss", "http://example.org/rss"),
        ("feed://localhost:8080/rss", "https://localhost:8080/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("two words", None),
        ("https://example.org/a https://example.org/b", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("Sentence.", None),
        ("3.14", None),
        ("", None),
    ],
)
def test_a_pasted_text_is_an_address_or_it_is_not(text: str, address: str | None) -> None:
    assert pasted_address(text) == address
