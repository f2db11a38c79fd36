"""Code in colours."""

import subprocess
import sys
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termnews.domain.document import Code
from termnews.tui.article.page import code_colours
from termnews.tui.article.page.code_block import code_lines
from termnews.tui.article.page.code_colours import MOST_A_BLOCK, MOST_A_PAGE, CodeColours
from termnews.tui.article.page.model import ROLES, line_text

PROGRAM = 'def level(gauge):  # in metres\n    return "high" if gauge > 3.5 else None\n'


def looks(text: str, language: str | None, width: int = 60) -> dict[str, str]:
    lines = code_lines(Code(text, language), width, CodeColours())
    return {piece.text: piece.roles for line in lines for piece in line}


def test_the_parts_of_a_program_have_looks_of_their_own() -> None:
    found = looks(PROGRAM, "python")
    assert found["def"] == "code_block code_keyword"
    assert found["level"] == "code_block code_name"
    assert found["# in metres"] == "code_block code_comment"
    assert found["3.5"] == "code_block code_number"
    assert any("high" in text and roles == "code_block code_string" for text, roles in found.items())
    assert {role for roles in found.values() for role in roles.split()} <= set(ROLES)


@pytest.mark.parametrize("language", ["Python", "python3", "js", "json", "html", "c++", "sh", "rust", "sql", "yaml"])
def test_languages_are_known_by_the_names_that_pages_give_them(language: str) -> None:
    source = {
        "json": '{"a": 1}',
        "html": "<p class='x'>",
        "yaml": "a: 1",
        "sql": "SELECT 1",
        "sh": "if true; then x; fi",
    }
    assert len(set(looks(source.get(language, 'if (1) { return "x"; } // y'), language).values())) > 2


@pytest.mark.parametrize("language", [None, "", "text", "no-such-language", "../../etc", "x" * 500, "\x1b[31m"])
def test_without_a_known_language_nothing_is_guessed(language: str | None) -> None:
    assert "code_keyword" not in " ".join(looks(PROGRAM, language).values())


@given(st.text(alphabet="ab \t\n\"'#(){}/*\\é川\u0301\u00ad", max_size=80), st.integers(8, 30))
@settings(max_examples=60, deadline=None)
def test_colours_change_no_text_and_no_line(text: str, width: int) -> None:
    plain = code_lines(Code(text), width, CodeColours())
    coloured = code_lines(Code(text, "python"), width, CodeColours())[1:]
    assert [line_text(line) for line in coloured] == [line_text(line) for line in plain]


def test_a_long_line_keeps_its_colours_under_the_mark() -> None:
    lines = code_lines(Code('x = "' + "long " * 20 + '"', "python"), 30, CodeColours())[1:]
    assert len(lines) > 3
    assert all(any(piece.roles == "code_block code_string" for piece in line) for line in lines)
    assert all(line[0].roles == "code_block marker" for line in lines[1:])


def test_more_code_than_can_be_looked_at_in_time_stays_plain() -> None:
    block = "x = 1\n" * (MOST_A_BLOCK // 6)
    colours = CodeColours()
    coloured = sum(bool(colours.runs(block, "python")) for _ in range(9))
    assert coloured == MOST_A_PAGE // MOST_A_BLOCK
    assert CodeColours().runs(block + "y = 12", "python") == ()


@pytest.mark.parametrize("language", ["c", "java", "make", "markdown"])
def test_code_made_to_take_long_takes_no_longer_than_other_code(language: str) -> None:
    text = "\n" * 2000 + "_" * 1900
    before = thread_time()
    CodeColours().runs(text, language)
    assert thread_time() - before < 1


def test_a_reader_that_stumbles_leaves_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stumbling:
        def get_tokens_unprocessed(self, text: str) -> None:
            raise RuntimeError(text)

    monkeypatch.setattr(code_colours, "_lexer", lambda language: Stumbling())
    assert "stumbles over this" in looks("stumbles over this", "python")


def test_pygments_is_not_loaded_for_pages_without_code() -> None:
    code = "import sys, termnews.tui.article.page.layout; raise SystemExit('pygments.lexers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
