"""Charsets: what their names on the web mean, and which one bytes without a name are written in."""

import codecs
import re
from encodings.aliases import aliases

# What browsers read under these names (WHATWG Encoding, section 4.2), and what else publishers write.
_MEANT = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi": "cp1252", "ansi-x3.4-1968": "cp1252", "iso88591": "cp1252",
    "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "latin5": "cp1254", "l5": "cp1254", "iso-8859-11": "cp874",
    "iso8859-11": "cp874", "tis-620": "cp874", "dos-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "cn-gb": "gb18030", "chinese": "gb18030", "gb-2312-80": "gb18030", "hz-gb-2312": "hz", "sjis": "cp932",
    "shift-jis": "cp932", "ms-kanji": "cp932", "windows-31j": "cp932", "euc-kr": "cp949", "euckr": "cp949",
    "korean": "cp949", "ks-c-5601-1987": "cp949", "ks-c-5601-1989": "cp949", "ksc5601": "cp949", "big5": "big5hkscs",
    "cn-big5": "big5hkscs", "x-big5": "big5hkscs", "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8",
    "logical": "iso8859-8", "visual": "iso8859-8", "iso-8859-6-i": "iso8859-6", "iso-8859-6-e": "iso8859-6",
    "ecma-118": "iso8859-7", "sun-eu-greek": "iso8859-7", "mac-ukrainian": "mac-cyrillic", "mac": "mac-roman",
    "koi": "koi8-r", "koi8": "koi8-r", "koi8-ru": "koi8-u", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-16", "ucs-2": "utf-16", "iso-10646-ucs-2": "utf-16",
}  # fmt: skip
_NUMBERED = re.compile(r"(?:windows|win|cp|ms|microsoft-cp|ibm|dos)-?(125\d|874|949|932|866|850|437)")
# rot13, hex, zip and the like are codecs too, and `utf-7` and `idna` turn harmless bytes into others.
_NO_CHARSETS = ("utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape")
# The ten or so letters that make up most of a text.
_COMMON = {
    "cp1251": "оеаинтсрвл", "koi8-r": "оеаинтсрвл", "cp866": "оеаинтсрвл", "iso8859-5": "оеаинтсрвл",
    "cp1253": "αοιετσνηυρςάίέό", "cp1255": "יוהלארתבשמ", "cp1256": "اليمنوتره",
}  # fmt: skip
_MOSTLY = 0.45
_SAMPLE = 40_000
_RUN = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# The half of the ideographs that is used, by the first of their bytes.
_USED = {
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
}


def codec(label: str) -> str | None:
    """Return the codec to read the charset of a name with, or None for a name of no charset."""
    name = label.strip().lower().replace("_", "-").replace(" ", "-")
    name = name if name in aliases else name.removeprefix("cs")
    while name.startswith("x-") and name.replace("-", "_") not in aliases:
        name = name[2:]
    numbered = _NUMBERED.fullmatch(name)
    try:
        codec_info = codecs.lookup(f"cp{numbered[1]}" if numbered else _MEANT.get(name, name))
    except (LookupError, ValueError):
        return None
    if not getattr(codec_info, "_is_text_encoding", True) or codec_info.name in _NO_CHARSETS:
        return None
    return _MEANT.get(codec_info.name.replace("_", "-"), codec_info.name)


def strict(body: bytes, name: str) -> str | None:
    """Return the text of bytes in a codec, None where they are not in it."""
    try:
        return body.decode(name)
    except ValueError:
        return None


def guess(body: bytes) -> str:
    """Return the codec of bytes that name no charset and are no UTF-8, by the letters that they would be.

    Western texts have a letter beyond ASCII now and then; where these stand one after another it is another script.
    """
    sample = body[:_SAMPLE]
    runs = [len(run) for run in _RUN.findall(sample)]
    if sum(run for run in runs if run > 2) < 0.6 * sum(runs):
        return "cp1252"
    for name in ("euc_jp", "cp932"):
        if _holds(sample.decode(name, "replace"), _KANA, 0.2):
            return name
    shares = {name: _share(sample.decode(name, "replace"), common) for name, common in _COMMON.items()}
    likely = max(shares, key=lambda name: shares[name])
    if shares[likely] >= _MOSTLY:
        return likely
    if _holds(sample.decode("cp949", "replace"), _HANGUL, 0.6):
        return "cp949"
    used = {name: 2 * len(pattern.findall(sample)) / sum(runs) for name, pattern in _USED.items()}
    likely = max(used, key=lambda name: used[name])
    return likely if used[likely] > 0.5 else "cp1252"


def _holds(text: str, letters: re.Pattern[str], share: float) -> bool:
    """Tell whether so many of the characters beyond ASCII are such letters, and hardly any is none at all."""
    beyond = sum(ord(char) > 127 for char in text)
    return text.count("\ufffd") <= beyond / 50 and len(letters.findall(text)) > share * beyond


def _share(text: str, common: str) -> float:
    """Return which share of the characters beyond ASCII are common letters."""
    beyond = [char for char in text.lower() if ord(char) > 127 and not char.isspace()]
    return sum(char in common for char in beyond) / max(len(beyond), 1)
