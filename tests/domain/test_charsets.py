"""Names of charsets as the web means them, and bytes that name none."""

import codecs

import pytest

from termnews.domain.charsets import codec, guess

CYRILLIC = "Пароход вышел из порта утром, и на берегу его ждали."
GREEK = "Το πλοίο βγήκε από το λιμάνι το πρωί και όλοι περίμεναν."
HEBREW = "הספינה יצאה מן הנמל בבוקר, וכולם חיכו לה על החוף."
ARABIC = "خرجت السفينة من الميناء في الصباح وكان الجميع ينتظرونها على الشاطئ"
JAPANESE = "港の古い船は朝に出て、みんなが岸で待っていた。カタカナもある。"
KOREAN = "항구의 오래된 배가 아침에 떠났고 모두가 기다렸다."
CHINESE = "港口的老船早上出发了，大家都在岸边等着它回来。"
TRADITIONAL = "港口的老船早上出發了，大家都在岸邊等著它回來。"
WESTERN = "Été au café: le bateau est parti à l'aube, où l'on attendait. Übermäßig, señor."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (CYRILLIC, "cp1251"), (CYRILLIC, "koi8-r"), (CYRILLIC, "cp866"), (CYRILLIC, "iso8859-5"), (GREEK, "cp1253"),
        (GREEK, "iso8859-7"), (HEBREW, "cp1255"), (ARABIC, "cp1256"), (JAPANESE, "euc_jp"), (JAPANESE, "cp932"),
        (KOREAN, "cp949"), (CHINESE, "gb18030"), (TRADITIONAL, "big5"), (WESTERN, "cp1252"), ("naïve café", "cp1252"),
    ],
)  # fmt: skip
def test_bytes_that_name_no_charset_are_known_by_their_letters(text: str, written: str) -> None:
    body = f"<rss><channel><title>{text}</title></channel></rss>".encode(written)
    assert text[:12] in body.decode(guess(body), "replace")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF-8", "utf-8"), ("utf8", "utf-8"), ("latin1", "cp1252"), ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("win-1251", "cp1251"), ("cp-1251", "cp1251"), ("x-cp1251", "cp1251"), ("x-sjis", "cp932"),
        ("windows-31j", "cp932"),
        ("x-euc-jp", "euc_jp"), ("gb2312", "gb18030"), ("x-gbk", "gb18030"), ("ks_c_5601-1987", "cp949"),
        ("iso-8859-8-i", "iso8859-8"), ("visual", "iso8859-8"), ("x-mac-cyrillic", "mac-cyrillic"),
        ("koi8-ru", "koi8-u"), ("x-mac-japanese", "cp932"), ("x_mac_simp_chinese", "gb18030"),
        ("x-x-big5", "big5hkscs"), ("dos-874", "cp874"), ("sun_eu_greek", "iso8859-7"), ("ANSI", "cp1252"),
        ("rot13", None), ("utf-7", None), ("idna", None), ("nonsense", None), ("hex", None), ("\0", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_means_what_it_means_on_the_web(label: str, name: str | None) -> None:
    found = codec(label)
    assert (found and codecs.lookup(found).name) == (name and codecs.lookup(name).name)
