"""How scripts without spaces become words."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.domain.dense_scripts import is_dense
from termnews.domain.folding import composed
from termnews.domain.text import fold, in_word
from termnews.store import schema
from termnews.store.search_text import LONGEST, indexed, separated, shown

# The letters and marks of Unicode that are in use, without those of Han and Hangul.
_LETTERS = [*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("東京の橋", ["東", "京", "の", "橋"]),
        ("iPhone手机15", ["iPhone", "手", "机", "15"]),
        ("서울에서", ["서", "울", "에", "서"]),
        ("plain words", ["plain words"]),
        ("हिन्दी भाषा", ["हिन्दी भाषा"]),
        ("Ελλάδα", ["Ελλάδα"]),
        ("。「", ["。「"]),
    ],
)
def test_each_character_of_a_dense_script_is_a_word(text: str, words: list[str]) -> None:
    assert separated(text).split("\u200b") == words


def test_thai_lao_and_khmer_are_dense() -> None:
    assert all(is_dense(text) for text in ("แม่น้ำ", "ແມ່ນ້ຳ", "ទន្លេ", "မြစ်"))
    assert not any(is_dense(text) for text in ("river", "река", "نهر", "नदी", "நதி", "123"))


@given(st.text(st.characters(exclude_characters="\u200b\u2063\u2064\u032e", codec="utf-8")))
def test_what_is_shown_is_the_text_in_its_composed_form(text: str) -> None:
    assert shown(indexed(text)) == composed(text)


@given(st.text(st.characters(codec="utf-8")))
def test_an_indexed_text_stays_as_it_is_when_it_is_indexed_anew(text: str) -> None:
    assert indexed(shown(indexed(text))) == indexed(text)


@pytest.mark.parametrize("at", range(30))
def test_a_text_that_was_cut_shows_no_sign_of_what_was_hidden(at: int) -> None:
    text = shown(indexed("My Wi-Fi in ŁÓDŹ and e-mail")[:at])
    assert set(text) <= set("My Wi-Fi in ŁÓDŹ and e-mail" + "LODZlodz")


def test_a_publisher_can_hide_nothing_in_a_text() -> None:
    assert shown(indexed("the \u2063secret\u2064 word, cut\u2063 and cut\u032e\u0300")) == (
        "the secret word, cut and cut\u0300"
    )


def test_every_letter_is_one_token_that_is_its_folded_form() -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        tokenize = re.search(r"tokenize = .*", schema.SCHEMA)
        assert tokenize is not None
        raw.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, {tokenize[0]})")
        raw.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab (words, instance)")
        letters = {code: fold(chr(code)) for code in _LETTERS if in_word(chr(code)) and not is_dense(chr(code))}
        raw.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(code, f"x{indexed(chr(code))}y") for code in letters],
        )
        tokens: dict[int, list[str]] = {}
        for term, code in raw.execute("SELECT term, doc FROM tokens ORDER BY doc, offset"):
            tokens.setdefault(code, []).append(term)
    wrong = {chr(code): found for code, found in tokens.items() if found != [f"x{letters[code]}y"]}
    assert wrong == {}


@pytest.mark.parametrize(
    "text", ["a-" * 1000, "\u00ada" * 1000, "ł" * 1000, "'" * 1000, "x\u0301" * 1000], ids=lambda text: ascii(text[:2])
)
def test_the_worst_texts_take_no_longer_than_their_length_explains(text: str) -> None:
    assert len(indexed(text)) < 8 * len(text) <= LONGEST
