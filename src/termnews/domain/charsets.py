"""Charset labels: what their names mean on the web, however publishers spell them."""

import codecs
import re
from functools import cache

from termnews.domain.charset_labels import LABELS

# Names that the standard has not and publishers write, without signs.
_FURTHER = {
    "utf-8": "utf utf8mb4 utf8mb3 utf8bom utf8sig utf8nobom utf8withbom unicodeutf8 65001 utf8unicode",
    "cp1252": "ansi msansi western winlatin1 isolatin1 latin windows 8859 88591 iso8859 iso646us ansix341986",
    "cp1250": "msee winlatin2 easteurope",
    "cp1251": "mscyrl wincyrillic cyrillicwindows ansicyrillic",
    "cp1253": "msgreek",
    "cp1254": "msturk turkish isolatin5 88599",
    "cp1255": "mshebr",
    "cp1256": "msarab",
    "cp1257": "winbaltrim baltic",
    "iso-8859-2": "isolatin2 88592",
    "iso-8859-5": "88595",
    "iso-8859-7": "88597",
    "iso-8859-15": "885915 latin9 isolatin9 latin0",
    "koi8-r": "koi8rus",
    "koi8-u": "koi8ukr",
    "mac-roman": "macroman applemac",
    "mac-cyrillic": "maccyrillic macukrainian macukraine",
    "mac-greek": "macgreek",
    "mac-turkish": "macturkish",
    "mac-latin2": "maccentraleurope maccentralurroman macce",
    "cp932": "sjiswin shiftjisms mskanji macjapanese shiftjis2004 shiftjisx0213",
    "euc-jp": "ujis eucjpwin eucjpms 51932 cp51932",
    "iso-2022-jp": "jis iso2022jpms cp50220 cp50221",
    "cp949": "uhc ksc56011992 ksx1001 euckr51949 51949 mackorean wansung",
    "gb18030": "gb gb23121980 euccn cngb gb180302000 gb180302005 gbk2312 macsimpchinese macchinesesimp",
    "big5hkscs": "bigfive big5eten big5uao mactradchinese macchinesetrad big5hkscs2004",
    "cp874": "tis6202533 thai macthai",
    "hz": "hz hzgb2312 hzgb",
    "iso-2022-kr": "iso2022kr",
    "utf-16": "utf16 ucs2 unicode16",
    "utf-32": "utf32 ucs4 iso10646ucs4",
}
# A code page by its number, whatever is written before it.
_NUMBERED = re.compile(
    r"(?:windows|window|win|cp|ms|microsoftcp|microsoft|codepage|ibm|dos|oem|x)?"
    r"(125[0-8]|874|949|932|936|950|866|85[0258]|437|737|775|86[0-57])"
)
_PAGES = {"936": "gb18030", "950": "big5hkscs"}
# rot13, hex, zip and the like are codecs too, and `utf-7` and `idna` turn harmless bytes into others.
_NO_CHARSETS = ("utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem")
_SERVED = re.compile(r"""charset\s*=\s*(?:"([^"]{1,40})"|'([^']{1,40})'|([^\s"';,]{1,40}))""", re.IGNORECASE)
_SIGNS = re.compile(r"[^a-z0-9]")
_LONGEST = 60


@cache
def _labels() -> dict[str, str]:
    """Return the codecs of labels without their signs, which nobody remembers."""
    labels = {_SIGNS.sub("", label): codec for codec, row in LABELS.items() for label in row.split()}
    return {name: codec for codec, row in _FURTHER.items() for name in row.split()} | labels


def served_labels(content_type: str) -> list[str]:
    """Return the charset that a Content-Type names, none or one."""
    served = _SERVED.search(content_type)
    return [served[1] or served[2] or served[3]] if served else []


def codec(label: str) -> str | None:
    """Return the codec to read the charset of a label with, None for a label of no charset."""
    name = _SIGNS.sub("", label[:_LONGEST].lower())
    labels = _labels()
    for spelling in (name, name.removeprefix("x"), name.removeprefix("xx"), name.removeprefix("cs")):
        if spelling in labels:
            return labels[spelling]
        if page := _NUMBERED.fullmatch(spelling):
            return _PAGES.get(page[1], f"cp{page[1]}")
    try:
        found = codecs.lookup(label.strip().lower().replace(" ", "-"))
    except (LookupError, ValueError):
        return None
    # not all of Python's codecs are of texts
    return None if not getattr(found, "_is_text_encoding", True) or found.name in _NO_CHARSETS else found.name
