"""Labels of charsets as the web means them."""

import codecs

import pytest

from termnews.domain.charset_labels import LABELS
from termnews.domain.charsets import codec, served_labels


@pytest.mark.parametrize("name", LABELS)
def test_each_label_of_the_standard_is_known_in_any_spelling(name: str) -> None:
    for label in LABELS[name].split():
        for spelling in (label, label.upper(), f" {label} ", label.replace("-", "_"), label.replace("_", "-")):
            found = codec(spelling)
            assert found is not None and codecs.lookup(found) == codecs.lookup(name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF_8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf 8", "utf-8"), ("utf8mb4", "utf-8"), ("cp65001", "utf-8"),
        ("latin 1", "cp1252"), ("ISO Latin 1", "cp1252"), ("iso8859_1", "cp1252"), ("8859-1", "cp1252"),
        ("win-1252", "cp1252"), ("ANSI", "cp1252"), ("iso8859_2", "iso8859-2"), ("iso 8859-2", "iso8859-2"),
        ("win1250", "cp1250"), ("cp-1251", "cp1251"), ("win-1251", "cp1251"), ("1251", "cp1251"),
        ("windows_1251", "cp1251"), ("WINDOWS1251", "cp1251"), ("koi8r", "koi8-r"), ("KOI-8-R", "koi8-r"),
        ("koi8_u", "koi8-u"), ("dos-866", "cp866"), ("x-mac-japanese", "cp932"), ("x_mac_simp_chinese", "gb18030"),
        ("cp932", "cp932"), ("windows-932", "cp932"), ("eucjp", "euc-jp"), ("gb18030-2000", "gb18030"),
        ("GBK", "gb18030"), ("cp936", "gb18030"), ("ms950", "big5hkscs"), ("big-5", "big5hkscs"), ("uhc", "cp949"),
        ("cp949", "cp949"), ("tis620", "cp874"), ("ISO-8859-8-I", "iso8859-8"), ("cp850", "cp850"),
        ("rot13", None), ("utf-7", None), ("idna", None), ("nonsense", None), ("hex", None), ("\0", None), ("", None),
        ("x" * 5000, None), ("1259", None), ("x-user-defined", None),
    ],
)  # fmt: skip
def test_what_else_publishers_write_means_the_obvious(label: str, name: str | None) -> None:
    found = codec(label)
    assert (found and codecs.lookup(found).name) == (name and codecs.lookup(name).name)


@pytest.mark.parametrize(
    ("content_type", "labels"),
    [
        ("text/html; charset=utf-8", ["utf-8"]), ('text/xml;charset="latin 1"; x=y', ["latin 1"]),
        ("text/xml; CHARSET = 'koi8-r'", ["koi8-r"]), ("text/html", []), ("text/html; charset=", []),
    ],
)  # fmt: skip
def test_a_server_names_a_charset_with_or_without_quotes(content_type: str, labels: list[str]) -> None:
    assert served_labels(content_type) == labels
