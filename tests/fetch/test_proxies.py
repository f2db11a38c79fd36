"""Which proxy a request goes through, by settings and environment."""

import pytest

from termnews.domain.errors import ProxyError
from termnews.fetch.address import parse_address
from termnews.fetch.proxies import Proxies


def chosen(environment: dict[str, str], url: str, everywhere: str | None = None, own: str | None = None) -> str:
    proxy = Proxies(everywhere, environment).choose(parse_address(url), own)
    return proxy.shown if proxy else "direct"


@pytest.mark.parametrize(
    ("environment", "url", "expected"),
    [
        ({"http_proxy": "http://p:8080"}, "http://news.example/", "http://p:8080"),
        ({"http_proxy": "http://p:8080"}, "https://news.example/", "direct"),
        ({"https_proxy": "http://p:8080"}, "https://news.example/", "http://p:8080"),
        ({"HTTP_PROXY": "http://p:8080"}, "http://news.example/", "http://p:8080"),
        ({"HTTPS_PROXY": "http://p:1", "https_proxy": "http://q:2"}, "https://news.example/", "http://q:2"),
        ({"https_proxy": "", "HTTPS_PROXY": "http://p:1"}, "https://news.example/", "http://p:1"),
        ({"ALL_PROXY": "socks5h://p"}, "https://news.example/", "socks5://p:1080"),
        ({"all_proxy": "socks5://p:9", "http_proxy": "q:3"}, "http://news.example/", "http://q:3"),
        ({"all_proxy": "http://[::1]"}, "http://news.example/", "http://[::1]:80"),
        ({}, "http://news.example/", "direct"),
    ],
)
def test_the_environment_is_read_as_curl_reads_it(environment: dict[str, str], url: str, expected: str) -> None:
    assert chosen(environment, url) == expected


@pytest.mark.parametrize(
    ("exceptions", "direct"),
    [
        ("*", True),
        ("news.example", True),
        (".example", True),
        ("example", True),
        ("*.example", True),
        ("ews.example", False),
        ("NEWS.example", True),
        ("other.example, news.example", True),
        ("other.example news.example", True),
        ("news.example:8080", True),
        ("news.example:80", False),
        ("", False),
    ],
)
def test_no_proxy_takes_names_out(exceptions: str, direct: bool) -> None:
    environment = {"all_proxy": "http://p:1", "NO_PROXY": exceptions}
    assert (chosen(environment, "http://news.example:8080/") == "direct") is direct


@pytest.mark.parametrize(
    ("exceptions", "host", "direct"),
    [
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("192.168.1.7", "192.168.1.7", True),
        ("192.168.1.7:80", "192.168.1.7", True),
        ("fd00::/8", "[fd12::1]", True),
        ("[fd12::1]:80", "[fd12::1]", True),
        ("[fd12::1]:81", "[fd12::1]", False),
        ("::1", "[::1]", True),
        ("1.2.3", "10.1.2.3", False),
    ],
)
def test_no_proxy_takes_addresses_and_networks_out(exceptions: str, host: str, direct: bool) -> None:
    environment = {"all_proxy": "http://p:1", "no_proxy": exceptions}
    assert (chosen(environment, f"http://{host}/") == "direct") is direct


def test_a_setting_stands_before_the_environment_and_a_source_before_both() -> None:
    environment = {"http_proxy": "http://p:1", "no_proxy": "*"}
    assert chosen(environment, "http://news.example/", "socks5://tor:9050") == "socks5://tor:9050"
    assert chosen(environment, "http://news.example/", "none") == "direct"
    assert chosen(environment, "http://news.example/", "socks5://tor:9050", "http://own:2") == "http://own:2"
    assert chosen(environment, "http://news.example/", "socks5://tor:9050", "") == "direct"


@pytest.mark.parametrize(
    "text", ["socks4://p:1", "ftp://p", "http://", "http://p:99999", "http://p:0", "http://[::1", "?", "p q"]
)
def test_a_proxy_that_cannot_be_used_is_named_by_where_it_stands(text: str) -> None:
    with pytest.raises(ProxyError, match=r"^The proxy that all_proxy names [^\n]+$"):
        chosen({"all_proxy": text}, "http://news.example/")


def test_a_login_is_decoded_and_never_shown() -> None:
    proxy = Proxies(None, {"http_proxy": "http://ada:p%40ss%2Fword@p:1"}).choose(parse_address("http://news.example/"))
    assert proxy is not None
    assert proxy.login == ("ada", "p@ss/word")
    told = f"{proxy!r} {proxy.shown} {proxy.failure('no')} {list(Proxies('http://ada:secret@p:1').described())}"
    assert "ss/word" not in told and "secret" not in told and "ada" not in told


@pytest.mark.parametrize("text", ["ftp://ada:secret@p", "http://ada:secret@p:99999", "http://ada:secret@"])
def test_a_mistake_in_a_proxy_does_not_show_its_login(text: str) -> None:
    with pytest.raises(ProxyError) as raised:
        chosen({"all_proxy": text}, "http://news.example/")
    assert "secret" not in str(raised.value) and "ada" not in str(raised.value)
