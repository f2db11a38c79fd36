"""Templates of look-alikes that were written after the rules, to see what the rules had not thought of."""

from benchmarks.also_read_lookalikes import row
from benchmarks.also_read_mutator import PAGE, SITE, Case, Mutator


def languages(make: Mutator) -> Case:
    """The same article in other languages."""
    pages = (("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("ru", "Русский"))
    links = [
        f'<a hreflang="{code}" href="/{code}/valley/2026/11/the-mill-is-sold">{name}</a>'
        for code, name in pages[: make.one(2, 3, 5)]
    ]
    return make.case("languages", row(make, make.label(), links), [])


def tickets(make: Mutator) -> Case:
    """An offer of tickets."""
    where = make.one("/tickets/", "https://tickets.example/e/", "/shop/event-")
    link = f'<a href="{where}42-the-fair">{make.of(make.words.topics)} 2026</a>'
    return make.case("tickets", make.line(f"{make.styled(make.label() + ':')} {link}"), [])


def breadcrumb(make: Mutator) -> Case:
    """The way from the front page to the article."""
    section = make.of(make.words.sections)
    links = [
        f'<a href="{SITE}/">Paper</a>',
        f'<a href="/valley/">{section}</a>',
        f'<a href="{PAGE}">{make.one("The mill is sold", section)}</a>',
    ]
    return make.case("breadcrumb", f'<div class="{make.names()}">{make.one(" » ", " / ", " › ").join(links)}</div>', [])


def credit(make: Mutator) -> Case:
    """Who took the picture."""
    word = make.one("Foto", "Photo", "Bild", "Фото", "写真", "Credit", "Photograph")
    return make.case(
        "credit", make.line(f'{word}: <a href="{make.one("/photographers/", "/people/")}mira-holt">Mira Holt</a>'), []
    )


def file(make: Mutator) -> Case:
    """A file to be fetched."""
    ending = make.one("pdf", "zip", "docx", "xlsx")
    where = f"/files/2026/{make.one('report', 'plan')}-of-the-mill-at-the-ford.{ending}"
    link = f'<a href="{where}">{make.story()[1]} ({ending.upper()})</a>'
    return make.case("file", make.line(f"{make.styled(make.label() + ':')} {link}"), [])


def neighbours(make: Mutator) -> Case:
    """The articles before and after this one, by their dates."""
    one, two = make.stories(2, 2)
    html = f'<a rel="prev" href="{one[0]}">← {one[1]}</a> <a rel="next" href="{two[0]}">{two[1]} →</a>'
    return make.case("neighbours", f'<div class="{make.names()}">{html}</div>', [])


def contact(make: Mutator) -> Case:
    """An address to write to or to call."""
    link = make.one(
        '<a href="mailto:desk@paper.example">desk@paper.example</a>',
        '<a href="tel:+49301234">+49 30 1234</a>',
        f'<a href="/contact">{make.words.topics[0]}</a>',
        '<a href="/kontakt/redaktion">Redaktion</a>',
    )
    return make.case("contact", make.line(f"{make.styled(make.label() + ':')} {link}"), [])


def footnote(make: Mutator) -> Case:
    """A note that leads back to its place in the text."""
    link = make.one(f'<a href="#ref1">↑ {make.label()}</a>', f'<a href="{PAGE}#ref1">{make.story()[1]}</a>')
    return make.case("footnote", f"<p>[1] {make.words.sentence} {link}</p>", [], make.words.sentence)


def comments(make: Mutator) -> Case:
    """The way to the comments."""
    where = make.one("#comments", PAGE + "#comments", PAGE + "/comments", "?replytocom=12")
    return make.case(
        "comments",
        make.line(f'{make.styled(make.label() + ":")} <a href="{where}">14 – {make.of(make.words.topics)}</a>'),
        [],
    )


def writers(make: Mutator) -> Case:
    """The authors of the article."""
    where = make.one("/author/", "/autor/", "/authors/", "/profile/", "/people/")
    links = [
        f'<a href="{where}{name.lower().replace(" ", "-")}">{name}</a>'
        for name in ("Mira Holt", "Jan Oder Weiss", "A. B. Carver")
    ]
    return make.case("writers", row(make, make.label(), links[: make.one(1, 2, 3)]), [])


def donation(make: Mutator) -> Case:
    """A request for money, or to register."""
    where = make.one("/donate", "/subscribe?from=article", "/login?next=/valley", "/account/register", "/abo/angebot")
    return make.case(
        "donation", make.box(f"<p>{make.words.sentence}</p>", f'<p><a href="{where}">{make.label()}</a></p>'), []
    )


def advertising(make: Mutator) -> Case:
    """Advertisements set as stories."""
    attributes = make.one(
        'rel="sponsored" href="/offers/2026/the-best-mattress-of-the-year"',
        'href="https://ad.doubleclick.net/c/1"',
        'rel="nofollow sponsored noopener" href="https://mattress.example/2026/best"',
    )
    return make.case(
        "advertising", make.line(f"{make.styled(make.label() + ':')} <a {attributes}>{make.story()[1]}</a>"), []
    )


def post(make: Mutator) -> Case:
    """A post of a network set into the article."""
    where = make.one(
        "https://twitter.com/mill/status/12345", "https://www.instagram.com/p/Cx1/", "https://x.com/mill/status/1"
    )
    link = f'<a href="{where}">{make.date()}</a>'
    html = f'<blockquote class="twitter-tweet"><p>{make.words.sentence}</p>— Mira (@mill) {link}</blockquote>'
    return make.case("post", html, [])


def archive(make: Mutator) -> Case:
    """Months of an archive."""
    months = (
        ("/2026/10/", "Oktober 2026"),
        ("/2026/09/", "September 2026"),
        ("/archive/2025", "2025"),
        ("/2024/", "Archiv 2024"),
    )
    return make.case(
        "archive",
        row(make, make.label(), [f'<a href="{path}">{text}</a>' for path, text in months[: make.one(2, 3, 4)]]),
        [],
    )


def place_name(make: Mutator) -> Case:
    """A short sentence in which a name is linked."""
    html = make.words.sentence.replace(" ", f' <a href="/places/fell">{make.of(make.words.topics)}</a> ', 1)
    return make.case("place name", f"<p>{html}</p>", [])


def addresses(make: Mutator) -> Case:
    """Addresses of other sites that the article names."""
    hosts = (
        "https://office.example/mills/register",
        "https://museum.example/visit/opening-hours",
        "https://river.example/levels/ford",
    )
    items = "".join(
        f'<li><a href="{host}">{title}</a></li>' for host, title in zip(hosts, make.words.titles, strict=False)
    )
    return make.case("addresses", f"<p>{make.words.topics[0]}, {make.words.topics[1]}:</p><ul>{items}</ul>", [])


def continued(make: Mutator) -> Case:
    """The rest of the article, elsewhere on it."""
    where = PAGE + make.one("", "#more-12", "?full=1#rest")
    link = f'<a class="more-link" href="{where}">{make.label()} <span>{make.story()[1]}</span></a>'
    return make.case("continued", f"<p>{make.words.sentence} {link}</p>", [], make.words.sentence)


def sentence_with_link(make: Mutator) -> Case:
    """A short sentence of its own that names a story, and goes on."""
    story = make.story()
    blanks = make.words.sentence.split(" ")
    middle = max(len(blanks) // 2, 1)
    html = f"{' '.join(blanks[:middle])} {make.link(story)}, {' '.join(blanks[middle:])}"
    return make.case("sentence with link", f"<p>{html}</p>", [], story[1])


def weather(make: Mutator) -> Case:
    """Places with their weather or prices."""
    links = [
        f'<a href="/weather/{slug}">{topic} {n}°</a>'
        for n, (slug, topic) in enumerate(zip(("fell", "ford", "quay"), make.words.topics, strict=False))
    ]
    return make.case("weather", row(make, make.label(), links), [])


def tags_with_hash(make: Mutator) -> Case:
    """Topics with a number sign."""
    links = [f'<a href="/hashtag/{n}">#{topic.replace(" ", "")}</a>' for n, topic in enumerate(make.words.topics)]
    return make.case("tags with hash", row(make, make.label(), links[: make.one(2, 3, 5)]), [])


def counted_topics(make: Mutator) -> Case:
    """Topics with the number of their articles."""
    links = [
        f'<a href="/{make.one("archive", "topics", "c")}/{n}-x">{topic} ({n * 7 + 3})</a>'
        for n, topic in enumerate(make.words.topics)
    ]
    return make.case("counted topics", row(make, make.label(), links[: make.one(3, 4, 5)]), [])


def next_part(make: Mutator) -> Case:
    """The next page of the article, named in words."""
    where = make.one(PAGE + "?page=2", PAGE + "/2/", "/valley/2026/11/another-long-story/2", PAGE + "/page2")
    text = make.one("Next: {}", "Page 2 – {}", "{} (2/3)").format(make.words.topics[0])
    return make.case("next part", make.line(f"{make.styled(make.label() + ':')} <a href='{where}'>{text}</a>"), [])


def tab_bar(make: Mutator) -> Case:
    """Tabs without roles: the first is called as a label is, their panes hold nothing."""
    names = [make.label(), make.words.topics[0], make.words.topics[1]]
    items = "".join(
        f'<li class="tab"><a data-toggle="tab" href="{PAGE}?view={n}">{name}</a></li>' for n, name in enumerate(names)
    )
    return make.case("tab bar", f'<ul class="{make.names()}">{items}</ul>', [])


def shop_row(make: Mutator) -> Case:
    """Goods with long names and prices."""
    names = ("Mug of blue clay, hand made, with a river on it", "Map of the valley on linen, folded, 60 by 90 cm")
    links = [
        f'<a href="{make.one("/shop", "/product", "/en/products")}/{n}-of-the-valley">{name}</a> <b>€ 19,90</b>'
        for n, name in enumerate(names)
    ]
    return make.case("shop row", row(make, make.label(), links), [])


def help_pages(make: Mutator) -> Case:
    """Pages about the site itself."""
    pages = (
        ("/about", "About us"),
        ("/ueber-uns", "Über uns"),
        ("/jobs", "Jobs"),
        ("/team", "Unser Team"),
        ("/presse", "Presse"),
        ("/quienes-somos", "Quiénes somos"),
        ("/publicidad", "Publicidad"),
        ("/contacto", "Contacto"),
    )
    links = [f'<a href="{path}">{text}</a>' for path, text in make.random.sample(pages, make.one(2, 3, 4))]
    return make.case("help pages", row(make, make.label(), links), [])


def quote_link(make: Mutator) -> Case:
    """A quotation whose speaker is linked."""
    html = (
        f'<blockquote><p>{make.words.sentence}</p><cite><a href="/people/mira-holt">Mira Holt</a></cite></blockquote>'
    )
    return make.case("quote link", html, [], make.words.sentence)


def app(make: Mutator) -> Case:
    """The app of the paper."""
    where = make.one(
        "https://apps.apple.com/app/id1", "https://play.google.com/store/apps/details?id=x", "/app", "/apps/android"
    )
    return make.case(
        "app", make.box(f"<p>{make.words.sentence}</p>", f'<a href="{where}">{make.label()} – App</a>'), []
    )


def to_top(make: Mutator) -> Case:
    """The way back to the top, to the list, to the front page."""
    where = make.one("#top", SITE + "/", "/valley/", "/", PAGE + "#")
    return make.case("to top", make.line(f'<a href="{where}">↑ {make.label()}</a>'), [])


def cited(make: Mutator) -> Case:
    """References at the foot of a study, of other sites."""
    items = "".join(
        f'<li>Holt, M. (20{n}): <a href="https://journal.example/doi/10.1/{n}">{title}</a></li>'
        for n, title in enumerate(make.words.titles[:2], 11)
    )
    return make.case(
        "cited", f"<p>{make.one('References', 'Literatur', 'Références', 'Bibliografía')}:</p><ol>{items}</ol>", []
    )


def prose_label(make: Mutator) -> Case:
    """A label's words as the beginning of a sentence that goes on behind the link."""
    story = make.story()
    html = f"<p>{make.label()} {make.link(story)}, {make.words.sentence[0].lower()}{make.words.sentence[1:]}</p>"
    return make.case("prose label", html, [], make.words.sentence[1:])


HELD_OUT = [
    languages,
    tickets,
    breadcrumb,
    credit,
    file,
    neighbours,
    contact,
    footnote,
    comments,
    writers,
    donation,
    advertising,
    post,
    archive,
    place_name,
    addresses,
    continued,
    sentence_with_link,
    weather,
    tags_with_hash,
    counted_topics,
    next_part,
    tab_bar,
    shop_row,
    help_pages,
    quote_link,
    app,
    to_top,
    cited,
    prose_label,
]
