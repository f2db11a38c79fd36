"""Superscripts and subscripts as plain text that keeps their meaning: 10³, H₂O, x^k, and 1st as it is."""

import re

from termnews.extract.element import tag_set

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_HAS_RAISED = re.compile(r"[0-9+\-−=()ni]+")
_HAS_LOWERED = re.compile(r"[0-9+\-−=()]+")
_SIGNS = {"TM": "™", "SM": "℠", "(TM)": "™", "(R)": "®", "tm": "™"}
# what follows a number to make it an ordinal, in the languages that raise it
_ORDINALS = tag_set("st nd rd th e er re ère ere d de nde ème eme me o a os as ª º ro ra do da to ta mo ma vo va no na")
_ONE_WORD = re.compile(r"\w+\.?")
# characters: a longer one is text set small, and no exponent
_LONGEST = 12


def raised(text: str, before: str) -> str:
    """Return a superscript that follows the text `before`."""
    if text in _SIGNS:
        return _SIGNS[text]
    if not any(char.isalnum() for char in text) or len(text) > _LONGEST or " " in text or not before.strip():
        return text.translate(_RAISED) if text.isdecimal() else text
    if _is_ending(text, before):
        return text
    if _HAS_RAISED.fullmatch(text):
        return text.translate(_RAISED)
    if re.fullmatch(r"[0-9,;–-]+", text):
        # several notes
        return "".join(char.translate(_RAISED) if char.isdecimal() else char for char in text)
    if text[0] in "[(" and text[-1] in "])" and text[1:-1].isalnum():
        return text
    return "^" + _grouped(text)


def lowered(text: str, before: str) -> str:
    """Return a subscript that follows the text `before`."""
    if _HAS_LOWERED.fullmatch(text):
        return text.translate(_LOWERED)
    if len(text) > _LONGEST or " " in text or not before.strip() or not any(char.isalnum() for char in text):
        return text
    return "_" + _grouped(text)


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+", text) else f"({text})"


def _is_ending(text: str, before: str) -> bool:
    """Tell whether a superscript is the end of a word set above the line: `1st`, `XIXe`, `Mme`, `no`."""
    if not _ONE_WORD.fullmatch(text) or not text.strip(".").isalpha():
        return False
    word = re.search(r"\w+\W?$", before[-20:])
    if word is None:
        return False
    base = word[0].rstrip(". ")
    if base[-1:].isdecimal():
        return text.lower() in _ORDINALS
    if text in ("o", "os", "º", "ª"):
        return True
    if len(base) > 1:
        # a lone letter above a word is a note or an exponent
        return base.isupper() or len(text) > 1 or text in "er"
    # one capital and small letters are an abbreviation; one small letter, or a capital above another, is a formula
    return base.isupper() and text.islower() and (len(text) > 1 or text in "eor")
