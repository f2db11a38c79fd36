"""The labels that editors write, in their languages and with their separators."""

import pytest

from termnews.extract.labels import label_at


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Also Read: A headline", "Also Read"),
        ("ALSO READ | A headline", "ALSO READ"),
        ("also read – A headline", "also read"),
        ("Also Read:\u00a0 A headline", "Also Read"),
        ("[Also read: A headline]", "Also read"),
        ("(Also Read: A headline)", "Also Read"),
        ("👉 Also Read: A headline", "Also Read"),
        ("▶ Read more » A headline", "Read more"),
        ("Don’t miss: A headline", "Don’t miss"),
        ("Don't miss: A headline", "Don't miss"),
        ("Related… A headline", "Related"),
        ("À lire aussi : un titre", "À lire aussi"),
        ("A LIRE AUSSI : un titre", "A LIRE AUSSI"),
        ("Lesen Sie auch: ein Titel", "Lesen Sie auch"),
        ("Lee también: un titular", "Lee también"),
        ("Te puede interesar: un titular", "Te puede interesar"),
        ("Leggi anche: un titolo", "Leggi anche"),
        ("LEIA TAMBEM: um título", "LEIA TAMBEM"),
        ("Читайте также: заголовок", "Читайте также"),
        ("Читайте також: заголовок", "Читайте також"),
        ("यह भी पढ़ें: शीर्षक", "यह भी पढ़ें"),
        ("यह भी प\u095dें: शीर्षक", "यह भी प\u095dें"),
        ("આ પણ વાંચો: શીર્ષક", "આ પણ વાંચો"),
        ("আরও পড়ুন: শিরোনাম", "আরও পড়ুন"),
        ("हेही वाचा : शीर्षक", "हेही वाचा"),
        ("இதையும் படியுங்கள்: தலைப்பு", "இதையும் படியுங்கள்"),
        ("ఇది కూడా చదవండి: శీర్షిక", "ఇది కూడా చదవండి"),
        ("یہ بھی پڑھیں: سرخی", "یہ بھی پڑھیں"),
        ("بیشتر بخوانید: عنوان", "بیشتر بخوانید"),
        ("اقرأ أيضا: عنوان", "اقرأ أيضا"),
        ("קראו גם: כותרת", "קראו גם"),
        ("Baca juga: sebuah judul", "Baca juga"),
        ("Xem thêm: một tiêu đề", "Xem thêm"),
        ("อ่านเพิ่มเติม: หัวข้อ", "อ่านเพิ่มเติม"),
        ("あわせて読みたい：見出し", "あわせて読みたい"),
        ("相关阅读：标题", "相关阅读"),
        ("관련기사: 제목", "관련기사"),
        ("Zobacz też: tytuł", "Zobacz też"),
        ("Čtěte také: titulek", "Čtěte také"),
        ("Läs också: en rubrik", "Läs också"),
        ("Les også: en tittel", "Les også"),
        ("Læs også: en rubrik", "Læs også"),
        ("Lue myös: otsikko", "Lue myös"),
        ("Lees ook: een kop", "Lees ook"),
        ("Διαβάστε επίσης: τίτλος", "Διαβάστε επίσης"),
        ("Olvasd el ezt is: cím", "Olvasd el ezt is"),
        ("Citește și: un titlu", "Citește și"),
        ("Прочетете още: заглавие", "Прочетете още"),
        ("Pročitajte i: naslov", "Pročitajte i"),
        ("İlgili haber: başlık", "İlgili haber"),
        ("Bunu da okuyun: başlık", "Bunu da okuyun"),
    ],
)
def test_a_label_is_known_in_its_language(text: str, label: str) -> None:
    found = label_at(text)
    assert found is not None
    assert found.text == label
    assert found.separated and text[found.end :].strip("[]() ") != ""


@pytest.mark.parametrize(
    "text", ["", " ", "The senators also read the report", "Alsop reads: a poem", "Readers: take note", "—", "12: 30"]
)
def test_running_text_starts_with_no_label(text: str) -> None:
    assert label_at(text) is None


def test_weak_words_and_those_of_automatic_lists_are_told_apart() -> None:
    strengths = [label_at(text) for text in ("Also read: x", "More: x", "Most read: x")]
    assert [found.strength if found else None for found in strengths] == ["sure", "weak", "automatic"]


def test_the_longest_label_counts() -> None:
    found = label_at("Read more: A headline")
    assert found is not None
    assert found.text == "Read more"
    assert "Read more: A headline"[found.end :] == "A headline"
