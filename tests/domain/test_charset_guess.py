"""Bytes that name no charset: each language in the charsets it was written in, from a title to a long page."""

import pytest

from termnews.domain.charset_guess import guess, likelihood

TEXTS = {
    "Над старой гаванью весь день кружили чайки, и рыбаки чинили сети. К вечеру подул северный ветер, но лодки уже "
    "стояли у причала.": ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"],
    "Над старою гаванню весь день кружляли чайки, і рибалки лагодили сіті. Надвечір повіяв північний вітер, але човни "
    "вже стояли біля причалу.": ["cp1251", "koi8-u", "iso8859-5"],
    "Пад старой гаванню ўвесь дзень кружылі чайкі, і рыбакі рамантавалі сеткі. Увечары падзьмуў паўночны вецер.": [
        "cp1251"
    ],
    "Над старото пристанище цял ден кръжаха чайки, а рибарите кърпеха мрежите си. Привечер задуха северен вятър.": [
        "cp1251"
    ],
    "Над старом луком цео дан су кружили галебови, а рибари су крпили мреже. Пред вече је дунуо северни ветар.": [
        "cp1251",
        "iso8859-5",
    ],
    "Πάνω από το παλιό λιμάνι γύριζαν γλάροι και οι ψαράδες μπάλωναν τα δίχτυα τους. Το βράδυ φύσηξε βοριάς.": [
        "cp1253",
        "iso8859-7",
    ],
    "מעל הנמל הישן חגו השחפים כל היום, והדייגים תיקנו את הרשתות. לפנות ערב נשבה רוח צפונית.": ["cp1255", "iso8859-8"],
    "حلقت النوارس طوال اليوم فوق المرفأ القديم وكان الصيادون يصلحون شباكهم، ثم هبت ريح شمالية في المساء.": [
        "cp1256",
        "iso8859-6",
    ],
    "นกนางนวลบินวนเหนือท่าเรือเก่าตลอดทั้งวัน ชาวประมงนั่งซ่อมแหอยู่ริมฝั่ง ตกเย็นลมเหนือก็พัดมา": ["cp874"],
    "Eski limanın üzerinde bütün gün martılar döndü, balıkçılar ağlarını onardı. Akşama doğru kuzey rüzgârı çıktı.": [
        "cp1254"
    ],
    "Nad starym portem cały dzień krążyły mewy, a rybacy łatali sieci. Pod wieczór powiał północny wiatr.": [
        "cp1250",
        "iso8859-2",
    ],
    "Nad starým přístavem celý den kroužili racci a rybáři spravovali sítě. K večeru začal foukat severní vítr.": [
        "cp1250",
        "iso8859-2",
    ],
    "Nad starým prístavom celý deň krúžili čajky a rybári opravovali siete. K večeru zafúkal severný vietor.": [
        "cp1250",
        "iso8859-2",
    ],
    "Az öreg kikötő fölött sirályok köröztek, a halászok pedig a hálóikat foltozták. Estére szél kerekedett.": [
        "cp1250",
        "iso8859-2",
    ],
    "Deasupra vechiului port s-au rotit toată ziua pescăruşii, iar pescarii cârpeau. Spre seară bătea vântul.": [
        "cp1250",
        "iso8859-2",
    ],
    "Virš senojo uosto visą dieną suko ratus žuvėdros, o žvejai taisė tinklus. Vakarop papūtė šiaurės vėjas.": [
        "cp1257"
    ],
    "Virs vecās ostas visu dienu riņķoja kaijas, un zvejnieki lāpīja tīklus. Pret vakaru sāka pūst ziemeļu vējš.": [
        "cp1257"
    ],
    "Toute la journée, des mouettes ont volé sur le vieux port ; les pêcheurs réparaient leurs filets déchirés.": [
        "cp1252"
    ],
    "Über dem alten Hafen kreisten Möwen, und die Fischer flickten ihre Netze. Spät kam Wind aus Norden.": ["cp1252"],
    "Todo el día volaron gaviotas sobre el viejo puerto; los pescadores remendaban. ¿Y mañana? Habrá viento.": [
        "cp1252"
    ],
    "Over den gamle havn kredsede mågerne, og fiskerne lappede deres net. Mod aften blæste det op fra nord.": [
        "cp1252"
    ],
    "It’s “the old harbour” — gulls all day, and the fishermen’s nets were mended…": ["cp1252"],
    "古い港の上では一日中カモメが舞い、漁師たちは網を繕っていた。夕方になると北風が吹き始めた。": ["cp932", "euc_jp"],
    "老港口上空整天都有海鸥盘旋，渔民们在岸边修补渔网。到了傍晚，开始刮起北风。": ["gb18030"],
    "老港口上空整天都有海鷗盤旋，漁民們在岸邊修補漁網。到了傍晚，開始颳起北風。": ["big5"],
    "오래된 항구 위로 하루 종일 갈매기가 맴돌았고 어부들은 그물을 손질했다. 저녁이 되자 북풍이 불기 시작했다.": [
        "cp949"
    ],
}
CASES = [(text, charset) for text, charsets in TEXTS.items() for charset in charsets]


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_paragraph_is_known_by_its_letters(text: str, charset: str) -> None:
    body = text.encode(charset)
    assert body.decode(guess(body).codec) == text


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_a_long_page_with_much_markup_is_known_as_well(text: str, charset: str) -> None:
    paragraph = f'<div class="text"><p style="color: red">{text}</p></div><script>var a = "b";</script>\n'
    body = f"<html><head><title>{text[:30]}</title></head><body>{paragraph * 40}</body></html>".encode(charset)
    assert text in body.decode(guess(body).codec)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Новости города", "cp1251"), ("Новости города", "koi8-r"), ("ОБЪЯВЛЕНИЕ О СОБРАНИИ ЖИЛЬЦОВ", "cp1251"),
        ("ОБЪЯВЛЕНИЕ О СОБРАНИИ ЖИЛЬЦОВ", "koi8-r"), ("naïve", "cp1252"), ("© 2031", "cp1252"), ("20 €", "cp1252"),
        ("ÅRSMØTE", "cp1252"), ("Łódź", "iso8859-2"), ("It’s", "cp1252"), ("plain", "cp1252"), ("", "cp1252"),
    ],
)  # fmt: skip
def test_a_title_is_known_too(text: str, charset: str) -> None:
    body = text.encode(charset)
    assert body.decode(guess(body).codec) == text


def test_a_charset_that_is_not_guessed_is_not_likely() -> None:
    assert likelihood("é".encode("cp1252"), "cp1252") > likelihood("é".encode("cp1252"), "cp037")
