"""Notices after the last paragraph are left out in any language; a paragraph about a subscription or a gift stays."""

import pytest

from termnews.domain.document import Paragraph
from termnews.extract.closing_notices import is_credit
from termnews.extract.page import read_page

FIRST = (
    "The windmill at the dyke turns again since Sunday, and the miller, who learned his trade from a book and two old "
    "women, grinds rye for three villages, slowly, with a great deal of noise."
)
LAST = "Whoever wants to see it may come on Saturdays, he says, and should bring a sack, and something to sit on."


def last(after: str, language: str = "en") -> str:
    body = f"<h1>The windmill turns again</h1><p>{FIRST}</p><p>{FIRST[::-1]}</p><p>{FIRST}</p><p>{LAST}</p>{after}"
    page = f"<html lang='{language}'><head><title>The windmill turns again</title></head><body><article>{body}"
    blocks = read_page(f"{page}</article></body></html>".encode()).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)][-1]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe and never miss a mill.",
        "Please support us, we live of grain.",
        "Join our channel on Telegram",
        "What do you think? Tell us in the comments!",
        "Abonnieren Sie den Mühlenbrief.",
        "Folgen Sie uns auf Instagram und Facebook.",
        "Hat es Ihnen gefallen? Unterstützen Sie unsere Arbeit.",
        "Suscríbase a nuestro boletín de molinos",
        "Si le gusta el molino, síganos en Facebook.",
        "Chcesz wiedzieć więcej? Zapisz się na newsletter.",
        "Obserwuj nas w Google News",
        "Participe do nosso canal no WhatsApp",
        "Assine a newsletter do moinho",
        "Abonnez-vous à la lettre du moulin",
        "Rejoignez notre chaîne WhatsApp",
        "Iscriviti alla newsletter del mulino",
        "Seguici su Telegram",
        "Schrijf je in voor onze nieuwsbrief",
        "Volg ons op Facebook",
        "Подписывайтесь на наш канал",
        "Bizi Telegram'dan takip edin.",
        "YouTube kanalımıza abone olun!",
        "Följ oss på Facebook",
        "Tilmeld dig vores brev om møller",
        "All rights reserved.",
        "Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung.",
        "Prohibida la reproducción sin permiso del molino.",
        "Todos os direitos reservados",
        "Wszelkie prawa zastrzeżone.",
        "Tous droits réservés",
        "Riproduzione riservata",
        "Alle rechten voorbehouden",
        "저작권자 ⓒ 강변신문, 무단 전재와 재배포를 금합니다",
        "ⓒ 강변신문",
        "未经授权,不得转载。",
        "Все права защищены.",
        "Tüm hakları saklıdır.",
        "Dieser Artikel erschien zuerst im Mühlenblatt.",
        "Reporting by Oda Brandt; writing by Per Holm",
        "(Additional reporting by Oda Brandt in Husum; Editing by Per Holm)",
        "Übersetzung: Oda Brandt",
        "Texto y fotos: Oda Brandt",
        "(dpa)",
        "AFP",
        "Mit Material von dpa und AFP",
        "Con información de EFE",
    ],
)
def test_a_notice_after_the_last_paragraph_is_left_out(line: str) -> None:
    assert last(f"<p>{line}</p>") == LAST
    assert last(f"<div><p>{line}</p></div><p>© 2026 The Mill</p>") == LAST


def test_a_line_that_leads_to_a_channel_is_an_invitation_in_any_language() -> None:
    assert last("<p>Maamme uutiset: <a href='https://t.me/mylly'>kanava</a> myös meitä varten</p>") == LAST


@pytest.mark.parametrize(
    "line",
    [
        "“Who,” the miller asks, “will look at all this and think that it is worth a digital subscription?”",
        "The letter has nine hundred subscribers, and twelve of them have seen a mill.",
        "Er hat den Newsletter der Mühle im Herbst abonniert und nie gelesen.",
        "La suscripción al molino cuesta nueve euros al mes.",
        "The stones were a donation from a brewery.",
        "Die Mühle lebt von Spenden.",
        "In the end the mayor joined us on the dyke.",
        "Follow the dyke north and you will hear it.",
        "Подписка на газету подорожала вдвое.",
        "Winner of the raffle: Oda Brandt",
        "Next stop: New York",
        "Yours, Oda Brandt",
        "The AP is younger than the mill.",
    ],
)
def test_a_last_paragraph_about_such_things_stays(line: str) -> None:
    assert last(f"<p>{line}</p>") == line


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("dpa/ots", True),
        ("With AP", True),
        ("Fotos: Oda Brandt, Per Holm", True),
        ("Edited by Oda Brandt", True),
        ("Apa", False),
        ("Built by the village", False),
        ("Text: it is long", False),
        ("", False),
    ],
)
def test_a_credit_names_who_worked_on_it_and_nothing_else(line: str, credit: bool) -> None:
    assert is_credit(line) is credit
