"""Words with a sign between, and what they are as one word."""

import pytest

from termnews.domain.compounds import compounds


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("A Wi-Fi and an e‑mail", ["wifi", "email"]),
        ("We don’t, can't", ["dont", "cant"]),
        ("the U.K. and N.A.T.O.", ["uk", "nato"]),
        ("node.js, R&D, and/or", ["nodejs", "rd", "andor"]),
        ("Ms O'Hara's", ["oharas", "ohara"]),
        ("Jean-Luc d’Été", ["jeanluc", "dete"]),
        ("3.14, 24/7, 1-0", []),
        ("MP3-Player 4-2-4-system", ["mp3player", "424system"]),
        ("an end.Next", ["endnext"]),
        ("- a -b c- 'd' e.", []),
        ("https://gazette.example/a/b/c/d.html", []),
        ("snow\u00adball\u00adfight\u00ader\u00ads", ["snowballfighters", "snowballfighter"]),
        ("东-西 カ-b", []),
        ("x" * 30 + "-y", []),
    ],
)
def test_compounds_have_a_form_without_their_signs(text: str, forms: list[str]) -> None:
    assert [form for _, found in compounds(text) for form in found] == forms


def test_a_compound_ends_where_its_last_part_does() -> None:
    assert [end for end, _ in compounds("My e-mail, and don't.")] == [9, 20]
