"""Templates of blocks that only look like links to further stories: in none of them a link may be found."""

from benchmarks.also_read_mutator import PAGE, SITE, Case, Mutator


def _topics(make: Mutator, where: str, count: int) -> list[str]:
    slugs = ("bread", "railways", "schools", "bridges", "night-trains")
    pairs = list(zip(slugs, make.words.topics, strict=True))
    make.random.shuffle(pairs)
    return [f'<a href="{where}{slug}">{topic}</a>' for slug, topic in pairs[:count]]


def row(make: Mutator, label: str, links: list[str]) -> str:
    heading = make.heading(label)
    items = "".join(f"<li>{link}</li>" for link in links)
    return make.one(
        make.box(heading, f"<ul>{items}</ul>"),
        f"<p>{make.styled(label + ':')} {make.one(', ', ' | ', ' ').join(links)}</p>",
        make.box(f"{label}: {' '.join(links)}"),
        make.box(heading, *[f"<div>{link}</div>" for link in links]),
    )


def tags(make: Mutator) -> Case:
    """Topics under a label of further stories."""
    where = make.one("/tag/", "/topics/", "/", "/thema/", "/valley/", f"{SITE}/t/", "/explore/tags/")
    return make.case("tags", row(make, make.label(), _topics(make, where, make.one(2, 3, 4, 5))), [])


def tags_with_story(make: Mutator) -> Case:
    """Topics of which one reads like a headline."""
    links = _topics(make, make.one("/tag/", "/", "/topic/"), make.one(3, 4, 5))
    links[make.random.randrange(len(links))] = f'<a href="/tag/{make.one("a", "b")}-long-one">{make.story()[1]}</a>'
    return make.case("tags with story", row(make, make.label(), links), [])


def paging(make: Mutator) -> Case:
    """Further pages of the same article."""
    where = make.one(
        PAGE + "/page/{}",
        PAGE + "/{}",
        "/valley/a-long-story-in-parts/page-{}",
        "?page={}",
        PAGE + "?p={}",
        "/valley/a-long-story/seite-{}",
        PAGE + "-{}",
        "/story/a-long-story-in-parts/p{}",
    )
    text = make.one("{}", "Page {}", "Seite {}: " + make.words.topics[0], "› {}")
    links = [f'<a href="{where.format(n)}">{text.format(n)}</a>' for n in range(2, make.one(3, 4, 5))]
    return make.case("paging", row(make, make.label(), links), [])


def author_bio(make: Mutator) -> Case:
    """A note about the author with a link to more of them."""
    where = make.one("/author/", "/autor/", "/staff/", "/people/")
    link = f'<a href="{where}mira-holt">{make.label()} {make.one("Mira Holt", "→", "»")}</a>'
    return make.case(
        "author bio", make.box("<h4>Mira Holt</h4>", f"<p>{make.words.sentence}</p>", f"<p>{link}</p>"), []
    )


def share(make: Mutator) -> Case:
    """A row of links to networks."""
    hosts = (
        "https://facebook.com/sharer?u=x",
        "https://twitter.com/intent/tweet?url=x",
        "https://t.me/share/url?url=x",
        "https://api.whatsapp.com/send?text=x",
        "mailto:?subject=x",
        "https://www.linkedin.com/shareArticle?url=x",
    )
    links = [
        f'<a href="{host}">{make.of(make.words.topics)} {name}</a>' for host, name in zip(hosts, "ABCDEF", strict=True)
    ]
    return make.case("share", row(make, make.label(), links[: make.one(3, 5, 6)]), [])


def cookies(make: Mutator) -> Case:
    """A notice about cookies with its link."""
    where = make.one("/privacy", "/cookie-policy", "https://www.aboutcookies.example/all", "/legal/cookies.html")
    return make.case("cookies", make.box(f"<p>{make.words.sentence} <a href='{where}'>{make.label()}</a></p>"), [])


def contents(make: Mutator) -> Case:
    """A table of contents: places on the page."""
    links = [f'<a href="{make.one("", PAGE)}#s{n}">{title}</a>' for n, title in enumerate(make.words.titles[:3])]
    return make.case("contents", row(make, make.label(), links), [])


def newsletter(make: Mutator) -> Case:
    """An invitation to a newsletter, a channel or an app."""
    where, text = make.one(
        ("/newsletter", "Newsletter: {}"),
        ("/newsletters/morning-briefing", "{}"),
        ("https://t.me/paper", "{}"),
        ("https://whatsapp.com/channel/1", "{}"),
        ("https://play.google.com/store/apps/x", "{}"),
        ("/subscribe/offer", "{}"),
    )
    link = f'<a href="{where}">{text.format(make.of(make.words.sections))}</a>'
    return make.case("newsletter", make.line(f"{make.styled(make.label() + ':')} {link}"), [])


def products(make: Mutator) -> Case:
    """Pages of a shop."""
    where = make.one("/shop/", "/product/", "/products/", "/store/item/", "/boutique/", "/tienda/")
    slugs = ("blue-river-mug", "map-of-the-valley", "linen-tea-towel")
    links = [f'<a href="{where}{slug}">{topic}</a>' for slug, topic in zip(slugs, make.words.topics, strict=False)]
    return make.case("products", row(make, make.label(), links), [])


def service(make: Mutator) -> Case:
    """Service pages of a shop or a site."""
    pages = (
        ("/delivery-and-returns", "Delivery and returns"),
        ("/payment-methods", "Payment methods"),
        ("/help/size-guide", "Size guide"),
        ("/customer-service", "Customer service"),
        ("/versand-und-lieferung", "Versand und Lieferung"),
        ("/faq", "Questions and answers"),
        ("/conditions-de-livraison", "Conditions de livraison"),
        ("/guida-alle-taglie", "Guida alle taglie"),
    )
    links = [f'<a href="{path}">{text}</a>' for path, text in make.random.sample(pages, make.one(2, 3, 4))]
    return make.case("service", row(make, make.label(), links), [])


def home(make: Mutator) -> Case:
    """The front page of a site."""
    where = make.one(SITE, SITE + "/", "https://other.example/", "https://www.other.example", "/", "/index.html")
    text = make.one("{} PAPER.EXAMPLE", "{} – Paper", "{}").format(make.label())
    return make.case("home", make.line(f'{make.one("", "<b>Paper</b>: ")}<a href="{where}">{text}</a>'), [])


def legal(make: Mutator) -> Case:
    """Legal pages."""
    pages = (
        ("/privacy", "Privacy"),
        ("/terms.php", "Termini"),
        ("/impressum", "Impressum"),
        ("/cookie-policy", "Cookie"),
        ("/agb", "AGB"),
    )
    links = [f'<a href="{path}">{text}</a>' for path, text in make.random.sample(pages, make.one(2, 3, 4))]
    return make.case("legal", row(make, make.label(), links), [])


def glossary(make: Mutator) -> Case:
    """Words explained elsewhere on the site."""
    links = _topics(make, make.one("/glossary/", "/lexikon/", "/wiki/", "/glosario/"), make.one(2, 3))
    return make.case("glossary", row(make, make.one(make.label(), make.label(rare=True)), links), [])


def prose(make: Mutator) -> Case:
    """A story linked in the middle of a sentence."""
    middle = len(make.words.summary) // 2
    cut = make.words.summary.find(" ", middle) if " " in make.words.summary[middle:] else middle
    story = make.story()
    text = f"{make.words.summary[:cut]} {make.link(story)} {make.words.summary[cut:]}"
    return make.case("prose", f"<p>{text}</p>", [], story[1], make.words.summary[cut:].strip())


def prose_at_end(make: Mutator) -> Case:
    """A sentence that ends in a link."""
    story = make.story()
    return make.case("prose at end", f"<p>{make.words.summary[:-1]} {make.link(story)}.</p>", [], story[1])


def itself(make: Mutator) -> Case:
    """The page's own address under a label."""
    where = make.one(PAGE, PAGE + "/", PAGE + "?utm_source=x", PAGE + "#more")
    return make.case(
        "itself", make.line(f'{make.styled(make.label() + ":")} <a href="{where}">{make.story()[1]}</a>'), []
    )


def source(make: Mutator) -> Case:
    """Where something comes from: a link to another site under a word that is no label."""
    word = make.one(
        "Source", "Quelle", "Fuente", "Fonte", "Källa", "Zdroj", "Источник", "出典", "来源", "Photo", "Foto"
    )
    slug = make.one("the-day-in-short", "a-longer-read-of-it")
    link = f'<a href="https://wire.example/2026/11/{slug}">{make.story()[1]}</a>'
    return make.case("source", make.line(f"{make.styled(word + ':')} {link}"), [])


def button(make: Mutator) -> Case:
    """A label that is itself the whole link."""
    where = make.one(make.story()[0], "#", "javascript:void(0)", "/more")
    return make.case("button", make.line(f'<a href="{where}">{make.label()}{make.one("", " »", "…", " →")}</a>'), [])


def tabs(make: Mutator) -> Case:
    """Controls of tabs, one of them called as a label is."""
    where = make.one("#tab{}", PAGE + "?tab={}", PAGE + "/{}")
    names = [make.label(), *make.words.topics[:2]]
    links = [
        f'<li role="presentation"><a role="tab" href="{where.format(n)}">{name}</a></li>'
        for n, name in enumerate(names)
    ]
    lists = make.one(
        '<ul role="tablist">{}</ul>',
        '<ul class="tabs">{}</ul>',
        '<ul class="nav nav-tabs">{}</ul>',
        "<div><ul>{}</ul></div>",
    )
    return make.case("tabs", lists.format("".join(links)), [])


SEEN = [
    tags,
    tags_with_story,
    paging,
    author_bio,
    share,
    cookies,
    contents,
    newsletter,
    products,
    service,
    home,
    legal,
    glossary,
    prose,
    prose_at_end,
    itself,
    source,
    button,
    tabs,
]
