import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from termnews.tui.look.safe_text import content, fit, one_line, safe, safe_line, safe_link

HOSTILE = "a\x1b]0;title\x07b\x9b31mc\u202ed\x00e"


def test_characters_that_act_on_a_terminal_are_dropped_and_the_rest_stays() -> None:
    assert safe(HOSTILE) == "a]0;titleb31mcde"


def test_tabs_become_spaces_and_newlines_stay_but_not_in_a_line() -> None:
    assert safe("a\tb\nc") == "a b\nc"
    assert safe_line("a\tb\nc\u2028d") == "a b c d"


@pytest.mark.parametrize("title", ["Why [/etc] is [bold", "[@click=app.quit]x", "[/]", "[Video] see\\"])
def test_brackets_are_text_in_content(title: str) -> None:
    made = content(title, "bold")
    assert made.plain == title
    assert [span.style for span in made.spans] == ["bold"]


def test_content_holds_no_control_characters() -> None:
    assert content(HOSTILE).plain == safe(HOSTILE)


@given(st.text(), st.integers(0, 40))
def test_one_line_is_never_wider_than_asked(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cell_len(line) <= width
    assert "\n" not in line


def test_a_line_that_fits_is_whole_and_a_longer_one_ends_in_an_ellipsis() -> None:
    assert one_line("  two   words ", 9) == "two words"
    assert one_line("two words", 8) == "two wor…"
    assert one_line("橋は長い", 7) == "橋は長…"
    assert one_line("橋は長い", 6) == "橋は…"


@pytest.mark.parametrize("text", ["abc", "橋は長い", "क्षेत्र", "", "a much longer line than there is room for"])
@pytest.mark.parametrize("align", ["left", "right", "centre"])
def test_fit_fills_exactly(text: str, align: str) -> None:
    assert cell_len(fit(text, 9, align)) == 9  # type: ignore[arg-type]


def test_fit_puts_the_spaces_where_asked() -> None:
    assert fit("ab", 5) == "ab   "
    assert fit("ab", 5, "right") == "   ab"
    assert fit("ab", 6, "centre") == "  ab  "


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "--flag", "", None, "http://", "//x.org/"]
)
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_a_link_cannot_leave_its_escape_sequence() -> None:
    assert safe_link("https://x.org/a\x1b\\b\x07c d") == "https://x.org/a%1B\\b%07c%20d"
