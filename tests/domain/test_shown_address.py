import pytest

from termnews.domain.shown_address import shown_address, shown_host


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://news.example/a?b#c", "news.example"),
        ("https://www.news.example/", "news.example"),
        ("https://www.com/", "www.com"),
        ("https://www.com.:8000/", "www.com.:8000"),
        ("HTTPS://NEWS.example:443/", "news.example"),
        ("http://news.example:80/", "news.example"),
        ("http://news.example:443/", "news.example:443"),
        ("https://news.example:8443/", "news.example:8443"),
        ("https://bank.com@evil.example/", "evil.example"),
        ("https://bank.com:443@evil.example:8000/", "evil.example:8000"),
        ("https://bank.com%2Flogin@evil.example/", "evil.example"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),
        ("http://[2001:db8::1]:8080/", "[2001:db8::1]:8080"),
        ("https://" + "a." * 100 + "evil.example/", "a." * 100 + "evil.example"),
        ("mailto:ada@news.example", ""),
        ("http://[bad", ""),
        ("http://news.example:99999/", ""),
        ("", ""),
    ],
)
def test_the_host_is_the_one_that_is_asked(url: str, host: str) -> None:
    assert shown_host(url) == host


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ada:secret@news.example/a b?c#d", "https://news.example/a%20b?c#d"),
        ("https://аррӏе.com/login", "https://xn--80ak6aa92e.com/login"),
        ("https://news.example:443", "https://news.example"),
        ("http://ada:secret@[bad", "http://[bad"),
        ("https://x.example/\x1b[31m\u202egnp", "https://x.example/%1B[31m%E2%80%AEgnp"),
    ],
)
def test_an_address_is_shown_without_what_misleads(url: str, shown: str) -> None:
    assert shown_address(url) == shown
