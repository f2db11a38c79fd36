"""Bytes of pages in the encodings that pages come in."""

import pytest

from termnews.domain.page_charset import decode


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("naïve café".encode(), "", "naïve café"),
        ("naïve café".encode("cp1252"), "text/html; charset=ISO-8859-1", "naïve café"),
        ("“quoted”".encode("cp1252"), "text/html; charset=iso-8859-1", "“quoted”"),
        ("Привет".encode("koi8-r"), 'text/html; charset="koi8-r"', "Привет"),
        ("日本語".encode("cp932"), "text/html;charset=Shift_JIS", "日本語"),
        ("中文".encode("gb18030"), "text/html; charset=gb2312", "中文"),
        ("한국어".encode("cp949"), "text/html; charset=euc-kr", "한국어"),
        (b"\xef\xbb\xbf" + "é".encode(), "text/html; charset=latin1", "é"),
        ("\ufeffé".encode("utf-16-le"), "", "é"),
    ],
)
def test_the_header_and_the_byte_order_mark_name_the_charset(body: bytes, content_type: str, text: str) -> None:
    assert decode(body, content_type) == text


def test_a_meta_element_names_the_charset_where_the_header_does_not() -> None:
    body = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Новости'.encode("cp1251")
    assert "Новости" in decode(body, "text/html")


def test_the_header_wins_over_the_meta_element() -> None:
    body = '<meta charset="windows-1251">é'.encode()
    assert decode(body, "text/html; charset=utf-8").endswith("é")


def test_a_page_that_names_a_wrong_charset_is_read_as_utf_8_if_it_is_utf_8() -> None:
    assert decode('<meta charset="euc-jp">日本語です'.encode()).endswith("日本語です")


def test_a_latin_page_that_names_no_charset_keeps_its_accents() -> None:
    assert decode("Le café est fermé à midi, dit-il à la mairie.".encode("cp1252")).startswith("Le café est fermé")


def test_one_broken_byte_does_not_turn_a_utf_8_page_into_another_language() -> None:
    text = decode("é è à ü ö ä — “quoted”".encode() + b"\xff")
    assert text.startswith("é è à ü ö ä — “quoted”")


@pytest.mark.parametrize("name", ["no-such-charset", "hex", "zip", "rot13", "utf-8\x00", ""])
def test_a_charset_name_that_is_none_does_no_harm(name: str) -> None:
    assert decode(b"plain", f"text/html; charset={name}") == "plain"


def test_japanese_without_a_charset_is_guessed() -> None:
    text = "これは日本語で書かれた記事です。" * 5
    assert decode(text.encode("cp932")) == text
