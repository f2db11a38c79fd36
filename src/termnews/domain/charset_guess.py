"""Charset detection: the most likely codec of bytes that name none, by how often each language has which letters."""

import codecs
import math
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

# The letters beyond ASCII of each language, the most frequent first, and the charsets it was written in.
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_WESTERN = ("cp1252", "mac-roman")
_CENTRAL = ("cp1250", "iso8859-2")
_LETTERS = (
    (_CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    (_CYRILLIC, "оанівитрескдлмпузябгчйхьцєїюшжщфґ"),
    (_CYRILLIC, "аиоентрсвлдкпмзъубгяцчйжщшхфюь"),
    (_CYRILLIC, "аиоенрсјтувдкмлпзгбчхшцћжњљђџф"),
    (_CYRILLIC, "аніеоырслктвдўямпузгбчцьшйхжэюёф"),
    (("cp1253", "iso8859-7"), "αοιετσνηυρκπμλςάίέόδθήγχώφξβύζψϊϋΐ"),
    (("cp1255",), "יוהלארתבשמנדעקפטחצגםזסןךףץ"),
    (("cp1256", "iso8859-6"), "اليمنوترتبعدةسهقفكحجخصشطزأىضغثءذإئظآؤ"),
    (("cp1256",), "ایرندهمتسبوشخکگپآزفقعلحجصچغطضژثذظءئ"),
    (("cp874",), "านรอกเง่มยลว้ดีัตสทิบหแคปจไพะใขชโุูถผ์ื็ซำศณธญฟภษฐฎฉฒ"),
    (("cp1254",), "ıüşçğöâî"),
    (_CENTRAL, "łęąóżśćńź"),
    (_CENTRAL, "íáéěýřšžčůúďňťó"),
    (_CENTRAL, "áíéýčšžúťľôňäďóĺŕ"),
    (_CENTRAL, "áéöőóüíúű"),
    (_CENTRAL, "čšžćđ"),
    (_CENTRAL, "ăâşţî"),
    (("iso8859-16",), "ăâșțî"),
    (("cp1257",), "ėšųįžūąčę"),
    (("cp1257",), "āīūēšņļžčķģ"),
    (_WESTERN, "éàèêçôùîûâœïëÿæ"),
    (_WESTERN, "üäößé"),
    (_WESTERN, "óíáéñúü¿¡"),
    (_WESTERN, "ãçáéíóêõâôàúü"),
    (_WESTERN, "àèùòìé"),
    (_WESTERN, "äåöøæéü"),
    (_WESTERN, "äõöüšž"),
    (_WESTERN, "íáðéóúþæöý"),
    (_WESTERN, "àéèòóíçúïü·"),
    (("cp1252",), "’“”—–‘…£é·©°®§€"),
)  # fmt: skip
# Charsets whose letters are those of another, where they are letters.
_ALIKE = {
    "koi8-r": "koi8-u", "iso8859-1": "cp1252", "iso8859-15": "cp1252", "iso8859-8": "cp1255", "iso8859-9": "cp1254",
    "iso8859-13": "cp1257", "iso8859-11": "cp874",
}  # fmt: skip
_LATIN = ("cp1252", "mac-roman", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-16")
_SIGNS = "«»“”„‘’‚–—…№·°©®™€§‹›\xa0•£×،؟؛¿¡‎‏"
# How a letter of no rank and a byte of no letter are weighed (natural logarithms of probabilities).
_RARE, _SIGN, _STRANGE, _NONE = math.log(2e-4), math.log(8e-3), math.log(2e-5), math.log(1e-6)
_FLIPPED = math.log(0.02)  # a capital right behind a small letter
_AFTER_LATIN, _AFTER_OTHER = 0.06, 0.85  # how often a byte beyond ASCII stands right behind another
_WIDE_SIGN, _UNCOMMON = -5.0, -13.0
_SELDOM = math.log(0.3)
_CAPITAL, _FALL = -1.5, 3.2
_CAPITALS = re.compile(rb"(?<=[AB])B")
_ASCII = bytes(range(128))
# Bytes looked at, and how many beyond ASCII are enough.
_SAMPLE, _MOST = 200_000, 2500

# The most frequent characters of Chinese (simplified, traditional) and Korean: half of a text.
_HANS = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同"
    "现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
    "最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处"
    "走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马"
    "科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
)
_HANT = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同"
    "現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很"
    "最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處"
    "走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬"
    "台灣臺灣縣市"
)
_HANGUL = (
    "이다는에의을하고가한지를도로은사기서나대시자리어인그들해스아수과정일전있라주보으만부제장여상국구원관내신조동공성오경연회화우실문비안마유위개세"
    "무소미당선면적된되할했것출생방모체업중교각게분민학행물금계치요발결양년월명도의통강현합입단러트니까지와러터운반남달심후르드표북재영차레산력당식권"
)


class Likely(NamedTuple):
    """A codec and how likely it is: the mean logarithm of the probability of a byte beyond ASCII."""

    codec: str
    likelihood: float


class _Sample(NamedTuple):
    """Bytes, and what all single-byte charsets ask of them: which are beyond ASCII, and how many follow another."""

    body: bytes
    high: Counter[int]
    total: int
    pairs: float


class _Model(NamedTuple):
    """A language in a charset: the weight of each byte from 128 on, and how often one follows another."""

    codec: str
    weights: list[float]
    after: float


def guess(body: bytes) -> Likely:
    """Return the most likely codec of bytes that are no UTF-8; windows-1252 for bytes that are ASCII."""
    sample = _sampled(body)
    found = [Likely(codec, _likelihood(sample, codec)) for codec in _codecs()]
    return max(found, key=lambda likely: likely.likelihood)


def likelihood(body: bytes, codec: str) -> float:
    """Return how likely bytes were written in a codec; minus infinity for one that is not among those guessed."""
    name = codecs.lookup(codec).name
    return _likelihood(_sampled(body), _ALIKE.get(name, name))


def _likelihood(sample: _Sample, codec: str) -> float:
    if not sample.total:
        return 0.0
    if codec in _WIDE:
        return _wide(sample, codec)
    models = _models().get(codec, ())
    cases = _case_weight(sample.body, codec)
    prior = 0.0 if codec == "cp1252" else 2 * _SELDOM if codec.startswith("mac-") else _SELDOM
    return max((_single(model, sample) for model in models), default=-math.inf) + (cases + prior) / sample.total


def _sampled(body: bytes) -> _Sample:
    """Return the beginning of bytes, no more of it than has enough of those beyond ASCII."""
    body = body[:_SAMPLE]
    high = body.translate(None, _ASCII)
    if len(high) > _MOST:
        body = body[: max(len(body) * _MOST // len(high), _MOST)]
        high = body.translate(None, _ASCII)
    pairs = len(re.findall(rb"(?<=[\x80-\xff])[\x80-\xff]", body))
    return _Sample(body, Counter(high), len(high), pairs / max(len(high), 1))


@cache
def _codecs() -> tuple[str, ...]:
    return ("cp1252", *_models(), *_WIDE)


@cache
def _models() -> dict[str, list[_Model]]:
    models: dict[str, list[_Model]] = {}
    for names, letters in _LETTERS:
        for name in names:
            after = _AFTER_LATIN if name in _LATIN else _AFTER_OTHER
            models.setdefault(name, []).append(_Model(name, _weights(name, letters), after))
    return models


def _weights(name: str, letters: str) -> list[float]:
    """Return the weight of each byte from 128 on; the frequencies of ranked letters fall by a constant factor."""
    ranked = [math.exp(-_FALL * rank / len(letters)) for rank in range(len(letters))]
    frequencies = {char: math.log(weight / sum(ranked)) for char, weight in zip(letters, ranked, strict=True)}
    weights = []
    for byte in range(128, 256):
        char = bytes([byte]).decode(name, "replace")
        lower = char.lower()[:1]
        if lower in frequencies:
            weights.append(frequencies[lower] + (0 if char == lower else _CAPITAL))
        elif char in _SIGNS:
            weights.append(_SIGN)
        elif char == "\ufffd" or ord(char) < 160:
            weights.append(_NONE)
        else:
            weights.append(_RARE if char.isalpha() else _STRANGE)
    return weights


def _single(model: _Model, sample: _Sample) -> float:
    letters = sum(count * model.weights[byte - 128] for byte, count in sample.high.items()) / sample.total
    return letters + sample.pairs * math.log(model.after) + (1 - sample.pairs) * math.log(1 - model.after)


@cache
def _cases(codec: str) -> bytes:
    """Return a table that makes a small letter `a`, a capital `A`, one beyond ASCII `B`, and all else a blank."""
    chars = [bytes([byte]).decode(codec, "replace") for byte in range(256)]
    kinds = (
        b"a" if char.islower() else (b"A" if char.isascii() else b"B") if char.isupper() else b" " for char in chars
    )
    return b"".join(kinds)


def _case_weight(body: bytes, codec: str) -> float:
    """Return what capitals beyond ASCII say: in the middle of a word they are strange, in a word of capitals usual."""
    cases = body.translate(_cases(codec))
    return cases.count(b"aB") * _FLIPPED - len(_CAPITALS.findall(cases)) * _CAPITAL * 0.9


def _table(frequent: str, share: float, rest: dict[str, tuple[float, int]]) -> dict[str, float]:
    """Return the logarithms of frequencies: of the most frequent characters, and of whole ranges by their names."""
    unique = list(dict.fromkeys(frequent))
    ranked = [math.exp(-2.5 * rank / len(unique)) for rank in range(len(unique))] if unique else []
    table = {char: math.log(share * weight / sum(ranked)) for char, weight in zip(unique, ranked, strict=True)}
    return table | {name: math.log(part / count) for name, (part, count) in rest.items()}


_KANA, _HAN, _HANGUL_RANGE = "kana", "han", "hangul"
_JAPANESE = _table(
    "のにはをたがでてとしれさるいなかられもこっくりあまんす、。", 0.5, {_KANA: (0.12, 150), _HAN: (0.36, 2200)}
)
_WIDE = {
    "cp932": _JAPANESE,
    "euc_jp": _JAPANESE,
    "gb18030": _table(_HANS + "，。、", 0.7, {_KANA: (1e-4, 150), _HAN: (0.28, 3400)}),
    "big5hkscs": _table(_HANT + "，。、", 0.7, {_KANA: (1e-4, 150), _HAN: (0.28, 4800)}),
    "cp949": _table(_HANGUL, 0.7, {_HANGUL_RANGE: (0.27, 2000), _KANA: (1e-4, 150), _HAN: (0.01, 4000)}),
}
# The common half of the ideographs: the charset that has them in order of use, and the first byte behind them.
_COMMON_HAN = {
    "gb18030": ("gb2312", 0xD8),
    "big5hkscs": ("big5", 0xC7),
    "cp932": ("cp932", 0x98),
    "euc_jp": ("euc_jp", 0xD0),
}


def _wide(sample: _Sample, codec: str) -> float:
    """Return the likelihood of a charset that has two bytes for a character."""
    counts = Counter(char for char in sample.body.decode(codec, "replace") if char > "\x7f")
    weights = sum(count * _char(char, codec, _WIDE[codec]) for char, count in counts.items())
    return weights / sample.total + math.log(_AFTER_OTHER)


def _char(char: str, codec: str, table: dict[str, float]) -> float:
    if char in table:
        return table[char]
    if char == "\ufffd":
        return 2 * _NONE
    code = ord(char)
    if 0x3041 <= code <= 0x30FF:
        return table[_KANA]
    if 0xAC00 <= code <= 0xD7A3:
        return table[_HANGUL_RANGE] if _HANGUL_RANGE in table and _is_common(char, "euc_kr", 256) else _UNCOMMON
    if 0x4E00 <= code <= 0x9FFF:
        charset, end = _COMMON_HAN.get(codec, (codec, 0))
        return table[_HAN] if _is_common(char, charset, end) else _UNCOMMON
    if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF60 or char in _SIGNS:
        return _WIDE_SIGN
    return _UNCOMMON


def _is_common(char: str, charset: str, end: int) -> bool:
    try:
        return char.encode(charset)[0] < end
    except (UnicodeEncodeError, IndexError):
        return False
