import pytest

from termnews.domain.idn import display_name


@pytest.mark.parametrize(
    "name",
    ["news.example", "müller.de", "señal.example", "日本語.jp", "にほんご.jp", "新聞.jp",
     "한국어.kr", "пример.example", "газета.рф", "ελλάδα.gr",
     "עיתון.il", "أخبار.example", "समाचार.भारत", "ข่าว.example",
     "łódź.pl", "straße.de", "xn--.example", "127.0.0.1"],
)  # fmt: skip
def test_a_name_in_one_script_is_shown_in_its_letters(name: str) -> None:
    assert display_name(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("xn--mller-kva.de", "müller.de"),
        ("MÜLLER.DE", "müller.de"),
        ("xn--fiqs8s", "中国"),
        ("ｂａｎｋ．ｃｏｍ", "bank.com"),
        ("bank。com", "bank.com"),
    ],
)
def test_names_are_decoded_and_folded_first(name: str, shown: str) -> None:
    assert display_name(name) == shown


@pytest.mark.parametrize(
    "name",
    [
        "раураl.com",  # Cyrillic with a Latin l
        "аррӏе.com", "сосо.example", "хсе.com", "οικοσ.com",  # one script, all of it like Latin
        "bаnk.com", "gοοgle.com", "ebаy.сom", "ｂаnk.com",
        "ıstanbul.com", "ɡoogle.com", "ḃank.com", "bạnk.com", "bank\u0307.com", "ĸatze.com", "ŉews.com",
        "bank.comノlogin.example", "bank丿com.example", "日本news.example", "newsー.example", "一.example",
        "ᏴᎪΝᏦ.com", "ꓐꓮꓠꓗ.com", "bank\u200dcom.example", "news☃.example", "\U0001f4f0.example", "ᅠ.example", "०.example",
        "ㅤ.example", "b٠nk.example", "−.example", "а-1.com",
    ],
)  # fmt: skip
def test_a_name_that_could_pass_for_another_is_punycode(name: str) -> None:
    shown = display_name(name)
    assert shown.isascii(), shown
    assert any(label.startswith("xn--") for label in shown.split("."))


@pytest.mark.parametrize("name", ["xn--80ak6aa92e.com", "xn--pypl-53dc.com", "xn--bnk-7cd.com"])
def test_punycode_of_such_a_name_stays(name: str) -> None:
    assert display_name(name) == name


@pytest.mark.parametrize("name", ["", ".", "..", "xn--\u00e9", "xn--zzzzzzzzzzzz", "xn--a", "a" * 300])
def test_what_is_no_name_comes_back(name: str) -> None:
    assert display_name(name).isascii() or name
