"""One decision on the charset of feeds and pages: marks, labels that the bytes contradict, and none at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.decoding import decode

RUSSIAN = "Сегодня в порту прошёл праздник: старый пароход вышел в море, и его провожал весь город. "
FRENCH = "L'été dernier, la fête a été annulée à cause de la tempête. "
GREEK = "Το παλιό πλοίο έφυγε από το λιμάνι νωρίς το πρωί. "


@pytest.mark.parametrize(
    ("text", "written", "labels"),
    [
        (FRENCH, "cp1252", ["iso-8859-1"]),
        (FRENCH, "cp1252", ["utf-8"]),
        (FRENCH, "cp1252", []),
        (FRENCH, "utf-8", ["windows-1252"]),
        (FRENCH, "utf-8", ["shift_jis", "koi8-r"]),
        (FRENCH, "utf-8-sig", ["latin1"]),
        (FRENCH, "utf-16", ["utf-8"]),
        (FRENCH, "utf-16-le", []),
        (FRENCH, "utf-16-be", ["utf-16"]),
        (FRENCH, "utf-32", []),
        (FRENCH, "utf-8", ["utf-16"]),
        (RUSSIAN, "cp1251", ["cp-1251"]),
        (RUSSIAN, "cp1251", ["iso-8859-1"]),  # the default of many servers
        (RUSSIAN, "koi8-r", ["iso-8859-1", "koi8-r"]),
        (RUSSIAN, "koi8-r", ["windows-1251", "koi8-r"]),
        (RUSSIAN, "koi8-r", ["nonsense"]),
        (RUSSIAN, "cp866", []),
        (GREEK, "iso8859-7", ["us-ascii"]),
        (GREEK, "cp1253", ["utf-8"]),
        ("日本の古い港のニュース", "iso2022_jp", ["iso-2022-jp"]),
        ("plain", "ascii", ["iso-2022-jp"]),
        ("日本の古い港のニュース", "cp932", ["euc-jp"]),
    ],
)
def test_text_is_read_as_it_was_written_whatever_its_labels_say(text: str, written: str, labels: list[str]) -> None:
    assert decode(text.encode(written), labels) == text


def test_utf_16_that_is_named_in_ascii_bytes_is_not_believed() -> None:
    assert decode(b"<p>plain", ["utf-16"]) == "<p>plain"


@pytest.mark.parametrize("stray", [b"\xff", b"\xe9", b"\xc3", b"\x92"])
def test_one_broken_byte_does_not_change_the_charset_of_utf_8(stray: bytes) -> None:
    body = RUSSIAN.encode() + stray + FRENCH.encode()
    for labels in ([], ["utf-8"], ["iso-8859-1"]):
        text = decode(body, labels)
        assert text.startswith(RUSSIAN) and text.endswith(FRENCH)


def test_one_broken_byte_does_not_change_the_charset_of_a_label() -> None:
    assert decode(RUSSIAN.encode("cp1251") * 3 + b"\x98", ["windows-1251"]).startswith(RUSSIAN)


@given(st.binary(max_size=200), st.lists(st.sampled_from(["utf-8", "gbk", "x", "utf-16", "koi8-r", "hz"]), max_size=2))
def test_any_bytes_become_text(body: bytes, labels: list[str]) -> None:
    assert isinstance(decode(body, labels), str)


@given(st.text(max_size=100))
def test_utf_8_with_a_mark_is_what_it_is(text: str) -> None:
    body = text.encode("utf-8", "ignore")
    assert decode(codecs.BOM_UTF8 + body, ["koi8-r"]) == body.decode()
