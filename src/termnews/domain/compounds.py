"""Compounds: words with a sign between, as people write them with and without it (Wi-Fi, don't, node.js, O'Brien)."""

import re
from collections.abc import Iterator

from termnews.domain.dense_scripts import is_dense
from termnews.domain.folding import fold_words
from termnews.domain.text import in_word

SIGNS = "-'’./&\u00ad\u200c\u200d‐‑–‘`´′+·‧\u05f3\u05f4\u05be"
"""Signs that stand between the parts of a compound, as a set of a regular expression that begins with a hyphen."""
# Signs that are not seen: however many a word has, it is one.
_UNSEEN = "\u00ad\u200c\u200d"

# A Hebrew acronym has a quotation mark before its last letter.
_JOINT = re.compile(rf"[{SIGNS}](?=\w)|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")
# A longer chain is an address or the name of a file.
_LONGEST, _MOST_PARTS, _LONGEST_PART = 40, 4, 24


def compounds(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where each compound of `text` ends, and its joined forms, folded.

    Numbers alone (3.14, 24/7) are none. What ends in 's has a form without that, too.
    """
    done = 0
    for joint in _JOINT.finditer(text):
        if joint.start() < done:
            continue
        parts, signs, done = _chain(text, joint.start())
        if len(parts) > 1 and (len(parts) <= _MOST_PARTS or all(sign in _UNSEEN for sign in signs)):
            forms = joined_forms(parts)
            if forms:
                yield done, forms


def joined_forms(parts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a compound as one word, folded; none where that is no word."""
    folded = [fold_words(part) for part in parts]
    whole = "".join(folded)
    if len(whole) > _LONGEST or " " in whole or whole.isdecimal():
        return ()
    return (whole, whole[:-1]) if len(folded) > 2 and folded[-1] == "s" else (whole,)


def _chain(text: str, at: int) -> tuple[list[str], str, int]:
    """Return the parts of the compound whose first sign is at `at`, its signs, and where it ends."""
    start = at
    while start and at - start <= _LONGEST_PART and _in_part(text[start - 1]):
        start -= 1
    if not 0 < at - start <= _LONGEST_PART:
        return [], "", at + 1
    parts, signs, end = [text[start:at]], "", at
    while len(parts) <= _LONGEST and (joint := _JOINT.match(text, end)):
        begin = past = joint.end()
        while past < len(text) and _in_part(text[past]):
            past += 1
        if past == begin:
            break
        parts.append(text[begin:past])
        signs += joint[0]
        end = past
    return parts, signs, end


def _in_part(char: str) -> bool:
    return char.isalnum() if char <= "\x7f" else in_word(char) and not is_dense(char)
