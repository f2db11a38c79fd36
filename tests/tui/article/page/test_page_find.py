"""Finding text in a laid out page."""

from datetime import UTC, datetime

import pytest

from termnews.domain.document import AlsoRead, Code, Document, Item, Link, List, Paragraph, Quote, Span, Table
from termnews.tui.article.page.find import Match, PageText
from termnews.tui.article.page.layout import lay_out
from termnews.tui.article.page.model import Page, line_text

NOW = datetime(2025, 10, 22, tzinfo=UTC)
LINKS = (
    Link(1, "the weir", "https://one.example/a"),
    Link(2, "A well-known mill", "https://two.example/b", "also_read"),
)


def page_of(*blocks: object, width: int = 44, title: str = "Title") -> Page:
    document = Document(title=title, blocks=blocks, links=LINKS)  # type: ignore[arg-type]
    return lay_out(document, width=width, states={}, now=NOW)


def said(page: Page, match: Match) -> list[str]:
    return [line_text(page.lines[line])[start:end] for line, start, end in match.stretches]


def found(page: Page, wanted: str) -> list[list[str]]:
    return [said(page, match) for match in PageText(page).find(wanted)]


def found_words(page: Page, *words: str) -> list[list[str]]:
    return [said(page, match) for match in PageText(page).find_words(words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Bridges abridge a BRIDGE.", ["bridge"], ["BRIDGE"]),
        ("Bridges abridge a BRIDGE.", ["bridge…"], ["Bridges", "BRIDGE"]),
        ("old bridges, older bridge", ["old", "bri…"], ["old", "bridges", "bridge"]),
        ("river riverside", ["river", "riv…"], ["river", "riverside"]),
        ("C++ and c, cc", ["C"], ["C", "c"]),
        ("Café, café and CAFES", ["cafe"], ["Café", "café"]),
        ("Straße, strasse", ["strass…"], ["Straße", "strasse"]),
        ("नदी नदियाँ", ["नदी"], ["नदी"]),
        ("北京手机市场 iPhone手", ["手"], ["手", "手"]),
        ("river_bed", ["river"], ["river"]),
        ("Łódź and LODZ, lód", ["lodz"], ["Łódź", "LODZ"]),
        ("Wi-Fi and wifi, wife", ["wifi…"], ["Wi-Fi", "wifi"]),
        ("Wi‑Fi, wifi and wi fi", ["wi-fi"], ["Wi‑Fi", "wifi", "wi fi"]),
        ("O’Hara’s and Ohara", ["ohara…"], ["O’Hara", "Ohara"]),
        ("in 1.0 and 10", ["10"], ["10"]),
        ("Ёлка и ёлки", ["елка"], ["Ёлка"]),
        ("الأخبار مدرســة", ["اخبار…", "مدرسه"], ["مدرســة"]),
        ("ﾊﾟﾝ屋", ["パン"], ["ﾊﾟﾝ"]),
        ("anything", [], []),
        ("anything", ["…"], []),
    ],
)
def test_the_words_of_a_search_are_found_as_the_index_finds_them(
    text: str, words: list[str], expected: list[str]
) -> None:
    assert found_words(page_of(Paragraph(text), width=60), *words) == [[word] for word in expected]


def test_the_words_of_a_search_are_found_where_a_line_breaks_them() -> None:
    page = page_of(Paragraph("東京の新しい橋" * 12), width=20)
    assert ["新し", "い橋"] in found_words(page, "新しい橋…") or ["新", "しい橋"] in found_words(page, "新しい橋…")


def test_text_is_found_anywhere_in_a_word_in_any_case() -> None:
    page = page_of(Paragraph("The Bridgekeeper kept the bridge."))
    assert found(page, "BRIDGE") == [["Bridge"], ["bridge"]]
    assert found(page, "keeper k") == [["keeper k"]]
    assert found(page, "ferry") == []


@pytest.mark.parametrize("blank", ["", " ", "\t \n"])
def test_nothing_is_found_of_nothing(blank: str) -> None:
    assert found(page_of(Paragraph("Two  words.")), blank) == []


@pytest.mark.parametrize("wanted", ["(", "a+", ".", "[x]", "\\", "a|b", "^"])
def test_signs_mean_themselves(wanted: str) -> None:
    page = page_of(Paragraph("see (a+b). or [x] or \\ or a|b or ^"))
    assert all(match == [wanted] for match in found(page, wanted))
    assert found(page, wanted)


@pytest.mark.parametrize("width", range(20, 60, 7))
def test_a_match_runs_over_the_end_of_a_line_at_every_width(width: int) -> None:
    text = "The river had moved its bed by half a mile before anybody thought to draw a map of it."
    page = page_of(Paragraph(text), width=width)
    for start in range(0, len(text) - 12, 5):
        wanted = text[start : start + 12]
        assert len(found(page, wanted)) == 1, wanted
        assert " ".join(part.strip() for part in found(page, wanted)[0]).split() == wanted.split()


@pytest.mark.parametrize(
    ("text", "wanted"), [("a half-remembered water-wheel", "water-wheel"), ("nothing—or nearly nothing", "nothing—or")]
)
def test_a_word_broken_after_its_hyphen_is_found_whole(text: str, wanted: str) -> None:
    for width in range(16, 40):
        assert len(found(page_of(Paragraph(text), width=width), wanted)) == 1, width


def test_writing_without_spaces_is_found_over_the_end_of_a_line() -> None:
    page = page_of(Paragraph("川は流れを変えて、古い橋の下には水がなくなった。" * 3), width=24)
    assert len(found(page, "古い橋の下")) == 3


def test_two_words_are_not_one_and_paragraphs_stay_apart() -> None:
    page = page_of(Paragraph("the rapist of the river"), Paragraph("bank holiday"), Paragraph("therapist"))
    assert found(page, "therapist") == [["therapist"]]
    assert found(page, "river bank") == []


def test_what_the_page_adds_is_no_text_and_no_hindrance() -> None:
    weir = Paragraph("beyond the weir, and on", (Span(7, 15, "link", 1),))
    page = page_of(weir, Quote((Paragraph("a quotation that takes rather more than one line of the page"),)))
    assert found(page, "the weir, and") == [["the weir", ", and"]]
    assert found(page, "[1]") == []
    assert found(page, "▎") == []
    assert len(found(page, "quotation that takes rather more than one line")) == 1


def test_what_people_type_finds_what_typographers_print() -> None:
    page = page_of(Paragraph("She said: “don’t”, 10\u00a0km on."))
    assert found(page, '"don\'t"') == [["“don’t”"]]
    assert found(page, "10 km") == [["10\u00a0km"]]


def test_letters_that_grow_in_lower_case_do_not_move_the_marks() -> None:
    page = page_of(Paragraph("İİ, der Fluß an der Straße am Wehr"))
    assert found(page, "strasse am") == [["Straße am"]]
    assert found(page, "wehr") == [["Wehr"]]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("The café in Łódź, ŁÓDŹ", "lodz", ["Łódź", "ŁÓDŹ"]),
        ("größer, grösser und Größe", "GROSSE", ["größe", "grösse", "Größe"]),
        ("me\u0301lange mélange", "mel", ["me\u0301l", "mél"]),
        ("Ελλάδα", "λλαδ", ["λλάδ"]),
        ("мой и моя", "мой", ["мой"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("a Wi-Fi, wifi", "wifi", ["Wi-Fi", "wifi"]),
        ("a Wi‑Fi, wifi", "wi-fi", ["Wi‑Fi", "wifi"]),
        ("a Wi-Fi, wifi", "wi fi", ["Wi-Fi"]),
        ("don’t", "dont", ["don’t"]),
        ("node.js or AC/DC", "acdc", ["AC/DC"]),
        ("1.0 or 10", "10", ["10"]),
        ("1.0 or 10", "1.0", ["1.0"]),
        ("-- or -", "--", ["--"]),
        ("in to, into", "in to", ["in to"]),
        ("ＡＢＣ ﬁne", "abc fi", ["ＡＢＣ ﬁ"]),
    ],
)
def test_letters_are_found_in_all_their_forms_and_words_with_and_without_signs(
    text: str, wanted: str, expected: list[str]
) -> None:
    assert found(page_of(Paragraph(text), width=60), wanted) == [[match] for match in expected]


def test_every_part_of_a_page_is_looked_through() -> None:
    points = List((Item("first point"), Item("second point")))
    table = Table((("Gauge", "Level"), ("Upper lock", "1.20")), True)
    card = AlsoRead("A well-known mill", LINKS[1].url, "Also Read", 2)
    page = page_of(points, Code("mill = wheel", "python"), table, card, title="The Mill Race")
    for wanted in (
        "mill race",
        "second point",
        "mill = wheel",
        "upper lock",
        "level",
        "a well-known mill",
        "two.example",
    ):
        assert found(page, wanted), wanted


def test_characters_that_never_reach_the_screen_do_not_shift_the_marks() -> None:
    page = page_of(Paragraph("a\x1b[31mb\u202e c river"))
    (match,) = PageText(page).find("river")
    ((_, start, end),) = match.stretches
    from termnews.tui.look.safe_text import safe_line

    assert safe_line(line_text(page.lines[match.first]))[start:end] == "river"
