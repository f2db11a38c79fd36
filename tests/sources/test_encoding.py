"""Charsets: declared, served, wrong or missing; no character is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.sources.encoding import as_utf_8, text_of
from termnews.sources.parse import parse

WORDS = "Zürich – “quoted”"


def document(text: str, declared: str | None) -> str:
    named = f' encoding="{declared}"' if declared else ""
    return f'<?xml version="1.0"{named}?><rss><channel><item><title>{text}</title></item></channel></rss>'


@pytest.mark.parametrize(
    ("declared", "written", "served"),
    [
        ("utf-8", "utf-8", ""),
        (None, "utf-8", ""),
        (None, "utf-8", "text/xml; charset=us-ascii"),
        ("windows-1252", "cp1252", "text/xml; charset=utf-8"),
        ("iso-8859-1", "cp1252", ""),
        ("us-ascii", "cp1252", ""),
        ("utf-8", "cp1252", ""),
        (None, "cp1252", ""),
        ("no-such-charset", "utf-8", ""),
        ("rot13", "utf-8", ""),
        ("iso-8859-1", "utf-8", ""),
        ("utf-16", "utf-8", ""),
        ("utf-16", "utf-16", ""),
        ("utf-16", "utf-16-le", ""),
        (None, "utf-16-be", ""),
        ("utf-8", "utf-8-sig", "text/xml; charset=iso-8859-1"),
    ],
)
def test_titles_are_read_in_the_charset_they_were_written_in(declared: str | None, written: str, served: str) -> None:
    body = document(WORDS, declared).encode(written)
    feed = parse(body, url="https://example.org/", content_type=served)
    assert [article.title for article in feed.articles] == [WORDS]


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("shift_jis", "日本の新聞"),
        ("euc-jp", "日本の新聞"),
        ("iso-2022-jp", "日本の新聞"),
        ("gb2312", "中国报纸"),
        ("big5", "臺灣報紙"),
        ("windows-1251", "Новости дня"),
        ("koi8-r", "Новости дня"),
        ("euc-kr", "한국 신문"),
        ("iso-8859-2", "Łódź"),
    ],
)
def test_charsets_of_the_world_are_read_as_declared_or_as_served(declared: str, text: str) -> None:
    as_declared = document(text, declared).encode(declared)
    as_served = document(text, None).encode(declared)
    assert text in text_of(as_declared)
    assert text in text_of(as_served, f"application/xml; charset={declared}")


def test_one_stray_byte_in_utf_8_costs_no_other_character() -> None:
    body = document("naïve ", "utf-8").encode() + b"caf\xe9" + " über".encode()
    assert text_of(body).endswith("café über")


@given(st.binary(max_size=300))
def test_any_bytes_become_text_and_valid_utf_8(body: bytes) -> None:
    text_of(body).encode("utf-8", "surrogatepass")
    as_utf_8(b"<?xml version='1.0' encoding='latin1'?>" + body).decode("utf-8")


@pytest.mark.parametrize("before", range(5))
def test_a_character_across_two_pieces_of_a_long_document_is_no_error(before: int) -> None:
    body = b"<?xml version='1.0' encoding='utf-8'?>" + b"x" * before + "–😀é".encode() * 8000
    assert as_utf_8(body) is body
    assert as_utf_8(body + b"\xe9").decode("utf-8").endswith(body[-90:].decode() + "é")
    assert body[-90:-2].decode() in as_utf_8(body[:-1]).decode("utf-8")


@given(st.text(max_size=200))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    body = ("x" * 4 + text).encode("utf-8", "ignore")
    assert text_of(body) == body.decode("utf-8")
