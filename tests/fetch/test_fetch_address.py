"""Addresses as people type them and as publishers send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.errors import FetchError
from termnews.fetch.address import parse_address, without_login


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://Example.ORG", "http://example.org/"),
        (" https://example.org:443/feed?a=b#part ", "https://example.org/feed?a=b"),
        ("http://example.org:8080/a b", "http://example.org:8080/a%20b"),
        ("https://bücher.example/ü?ß=ñ", "https://xn--bcher-kva.example/%C3%BC?%C3%9F=%C3%B1"),
        ("https://日本語.example/", "https://xn--wgv71a119e.example/"),
        ("https://[2620:FE::9]:8443/x", "https://[2620:fe::9]:8443/x"),
        ("https://under_score.example./%7Euser/%zz", "https://under_score.example./%7Euser/%zz"),
        ("https://example.org/?q={a}|[b]", "https://example.org/?q={a}|[b]"),
        ("https://ann:secret@example.org/", "https://example.org/"),
        ("http://0x7f000001:8080/feed", "http://127.0.0.1:8080/feed"),
    ],
)
def test_an_address_is_made_ready_for_the_wire(url: str, sent: str) -> None:
    assert parse_address(url).url == sent


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org/feed", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///feed", "https://:80/",
        "http://example.org:port/", "http://example.org:99999/", "http://example.org:0/", "http://[::1/", "http://[zz]/",
        "http://a..b/", "http://.example.org/", f"http://{'a' * 64}.example/", f"http://{'a.' * 130}example/",
        "http://exa mple.org/", "http://example%2eorg/", "http://xn--\u00fc/", "http://\ufffd.example/", "http://a\u2024\u2024b/",
        "javascript:alert(1)", "http://example.org\\@evil.example:80:80/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_an_error_in_one_sentence(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse_address(url)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://a.example/", "http://a@"]))
def test_any_text_is_an_address_in_ascii_or_a_fetch_error(text: str, start: str) -> None:
    try:
        address = parse_address(start + text)
    except FetchError:
        return
    assert address.url.isascii() and address.url.isprintable() and " " not in address.url


def test_a_login_is_never_shown() -> None:
    address = parse_address("https://ann:s%C3%A9cret@example.org/feed")
    assert address.login == "Basic YW5uOnPDqWNyZXQ="
    assert address.login not in repr(address)
    assert without_login("https://ann:secret@example.org/feed") == "https://example.org/feed"
    assert "secret" not in without_login("https://ann:secret@example.org:port/feed")
