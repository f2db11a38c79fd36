"""Templates of blocks with links to further stories, written after the rules to see what the rules had missed."""

from benchmarks.also_read_mutator import Case, Mutator

ELSEWHERE = "https://www.gazette.example"


def labelled_items(make: Mutator) -> Case:
    """A list whose items each carry the label."""
    stories = make.stories(2, 3)
    label = make.styled(make.label() + make.one(":", " –", " »"))
    items = "".join(f"<li>{label} {make.link(story)}</li>" for story in stories)
    return make.case("labelled items", f"<ul>{items}</ul>", stories)


def figure_card(make: Mutator) -> Case:
    """A figure with a picture link; label and headline stand in its caption."""
    story = make.story()
    caption = f"<span>{make.label()}</span>{make.one(' ', '', '<br>')}{make.link(story)}"
    picture = f'<a href="{story[0]}"><img src="/i/1.jpg" alt=""></a>'
    return make.case(
        "figure card", f'<figure class="{make.names()}">{picture}<figcaption>{caption}</figcaption></figure>', [story]
    )


def table_rows(make: Mutator) -> Case:
    """A layout table: the label in its first row, a link in each other one."""
    stories = make.stories(1, 3)
    rows = "".join(f"<tr><td>{make.link(story)}</td></tr>" for story in stories)
    return make.case("table rows", f"<table><tr><td><b>{make.label()}</b></td></tr>{rows}</table>", stories)


def terms(make: Mutator) -> Case:
    """A definition list: the label is the term."""
    stories = make.stories(1, 2)
    items = "".join(f"<dd>{make.link(story)}</dd>" for story in stories)
    return make.case("terms", f"<dl><dt>{make.label()}{make.one('', ':')}</dt>{items}</dl>", stories)


def button_card(make: Mutator) -> Case:
    """A card whose picture and button are links and whose headline is none."""
    path, title = make.story()
    card = (
        f'<a href="{path}"><img src="/i/2.jpg" alt=""></a><h4>{title}</h4>'
        f'<a class="{make.names()}" href="{path}">{make.label()}</a>'
    )
    return make.case("button card", make.box(make.heading(make.label()), f"<div>{card}</div>"), [(path, title)])


def picture_with_title(make: Mutator) -> Case:
    """A picture link that gives its headline in an attribute only."""
    path, title = make.story()
    link = f'<a href="{path}" title="{title}"><img src="/i/3.jpg"></a>'
    return make.case("picture with title", make.box(make.heading(make.label()), link), [(path, title)])


def rich_cards(make: Mutator) -> Case:
    """One link a card: kicker, headline, author and date as elements without blanks between."""
    stories = make.stories(1, 3)
    cards = []
    for path, title in stories:
        parts = [
            f"<span class='{make.names()}'>{make.of(make.words.sections)}</span>",
            f"<div class='{make.names()}'>{title}</div>",
            f"<span class='{make.names()}'>Mira Holt</span>",
            f"<time>{make.date()}</time>",
        ]
        cards.append(
            f'<a href="{path}"><img src="/i/4.jpg" alt="">{"".join(parts[make.one(0, 1) : make.one(2, 3, 4)])}</a>'
        )
    return make.case("rich cards", make.box(make.heading(make.label()), *cards), stories)


def announced_list(make: Mutator) -> Case:
    """A paragraph that announces, in words of its own, a list of links of the same site."""
    stories = make.stories(2, 4)
    items = "".join(f"<li>{make.link(story)}</li>" for story in stories)
    return make.case("announced list", f"<p>{make.label(rare=True)}:</p><ul>{items}</ul>", stories)


def parenthesis(make: Mutator) -> Case:
    """A paragraph in brackets that holds several links."""
    stories = make.stories(2, 3)
    links = make.one("; ", ", ", " / ").join(make.link(story) for story in stories)
    return make.case(
        "parenthesis", f"<p>{make.one('<em>{}</em>', '{}').format(f'({make.label()}: {links})')}</p>", stories
    )


def rare_cards(make: Mutator) -> Case:
    """Cards of the same site with pictures and times under a heading that no table holds."""
    stories = make.stories(2, 4)
    cards = [
        f'<div class="{make.names()}"><a href="{story[0]}"><img src="/i/5.jpg" alt=""></a><h3>{make.link(story)}</h3>'
        f"<time>{make.date()}</time></div>"
        for story in stories
    ]
    return make.case("rare cards", make.box(make.heading(make.label(rare=True)), *cards), stories)


def nested(make: Mutator) -> Case:
    """Label and link each deep in elements of their own."""
    story = make.story()
    label = f"<div><div><span>{make.label()}</span></div></div>"
    return make.case(
        "nested", f'<div class="{make.names()}">{label}<div><div>{make.link(story)}</div></div></div>', [story]
    )


def two_lines(make: Mutator) -> Case:
    """Two labelled paragraphs, one behind the other."""
    stories = make.stories(2, 2)
    label = make.styled(make.label() + ":")
    return make.case("two lines", "".join(f"<p>{label} {make.link(story)}</p>" for story in stories), stories)


def dated_lines(make: Mutator) -> Case:
    """A label, then lines that begin with a date."""
    stories = make.stories(2, 3)
    lines = "<br>".join(f"{make.date()} {make.link(story)}" for story in stories)
    return make.case("dated lines", f"<p>{make.styled(make.label() + ':')}<br>{lines}</p>", stories)


def dashes(make: Mutator) -> Case:
    """No label: a few paragraphs that each are a dash and a link of the same site."""
    stories = make.stories(1, 2)
    sign = make.one("– ", "— ", "+ ", "■ ", "")
    return make.case("dashes", "".join(f"<p>{sign}{make.link(story)}</p>" for story in stories), stories)


def paid(make: Mutator) -> Case:
    """A sign behind the headline: the story costs something, is a video, has so many minutes."""
    story = make.story()
    sign = make.one(" 🔒", " <span>Plus</span>", " <span>+</span>", " ▶", " <small>5 min</small>", " <b>Video</b>")
    return make.case("paid", f"<p>{make.styled(make.label() + ':')} {make.link(story)}{sign}</p>", [story])


def line_of_prose(make: Mutator) -> Case:
    """A label and its link on the last line of a paragraph of prose."""
    story = make.story()
    html = f"<p>{make.words.sentence}<br>{make.one('', '<br>')}{make.styled(make.label() + ':')} {make.link(story)}</p>"
    return make.case("line of prose", html, [story], make.words.sentence)


def details(make: Mutator) -> Case:
    """A part that opens on demand: the label is its summary."""
    stories = make.stories(1, 3)
    items = "".join(f"<li>{make.link(story)}</li>" for story in stories)
    return make.case("details", f"<details open><summary>{make.label()}</summary><ul>{items}</ul></details>", stories)


def excerpt_below(make: Mutator) -> Case:
    """A labelled line with a summary of the story behind the link."""
    story = make.story()
    shape = make.one(
        "<div class='{n}'><p><b>{a}:</b> {l}</p><p class='{n}'>{s}</p></div>",
        "<p><b>{a}:</b> {l}<br>{s}</p>",
        "<p><b>{a}:</b> {l} {s}</p>",
    )
    html = shape.format(a=make.label(), l=make.link(story), s=make.words.summary, n=make.names())
    return make.case("excerpt below", html, [story])


def abroad(make: Mutator) -> Case:
    """A known label and a link to another site, as magazines of one house set them."""
    path, title = make.story()
    story = (ELSEWHERE + "/" + path.removeprefix("https://paper.example").lstrip("/"), title)
    return make.case("abroad", make.line(f"{make.styled(make.label() + make.separator())} {make.link(story)}"), [story])


def in_quotes(make: Mutator) -> Case:
    """A headline in quotation marks around the link."""
    story = make.story()
    opening, closing = make.one(("„", "“"), ("«", "»"), ("“", "”"), ("「", "」"), ('"', '"'))
    return make.case(
        "in quotes", f"<p>{make.styled(make.label() + ':')} {opening}{make.link(story)}{closing}</p>", [story]
    )


def before_link(make: Mutator) -> Case:
    """A kicker or an author between the label and the link."""
    story = make.story()
    kicker = make.one(make.of(make.words.sections), "Mira Holt")
    kicked = f"<span class='{make.names()}'>{kicker}</span>{make.one(' ', ' – ', ': ')}{make.link(story)}"
    html = f"<p>{make.styled(make.label() + ':')} {kicked}</p>"
    return make.case("before link", html, [story])


def video(make: Mutator) -> Case:
    """A card with a play button and a length in its link."""
    path, title = make.story()
    inner = f'<img src="/i/9.jpg" alt=""><span>▶</span><span>02:31</span><p>{title}</p>'
    return make.case("video", make.box(make.heading(make.label()), f'<a href="{path}">{inner}</a>'), [(path, title)])


def all_more(make: Mutator) -> Case:
    """A list of stories that ends with a link to all of them."""
    stories = make.stories(2, 3)
    items = "".join(f"<li>{make.link(story)}</li>" for story in stories)
    rest = f'<a href="/topic/{make.one("mills", "valley")}">{make.of(make.words.topics)} →</a>'
    return make.case(
        "all more", make.box(make.heading(make.label()), f"<ul>{items}</ul>", make.one(rest, f"<p>{rest}</p>")), stories
    )


def label_in_list(make: Mutator) -> Case:
    """The label is the first item of the list of links."""
    stories = make.stories(2, 3)
    items = "".join(f"<li>{make.link(story)}</li>" for story in stories)
    return make.case("label in list", f"<ul><li><strong>{make.label()}:</strong></li>{items}</ul>", stories)


def rule_between(make: Mutator) -> Case:
    """A label, a rule or an empty block, then the links."""
    stories = make.stories(1, 2)
    gap = make.one("<hr>", "<p>&nbsp;</p>", "<div></div>", "<br>")
    html = f"<p>{make.styled(make.label() + ':')}</p>{gap}" + "".join(f"<p>{make.link(story)}</p>" for story in stories)
    return make.case("rule between", html, stories)


def emphasised(make: Mutator) -> Case:
    """The whole line is set off in nested elements with colours."""
    story = make.story()
    label = f'<span style="color:#c00"><strong><em>{make.label()}: </em></strong></span>'
    html = f"<p>{label}<strong><span>{make.link(story)}</span></strong></p>"
    return make.case("emphasised", html, [story])


def custom_element(make: Mutator) -> Case:
    """An element of the site's own around label and link."""
    story = make.story()
    tag = make.one("x-teaser", "app-related", "paper-inline")
    html = f"<{tag}><span>{make.label()}</span> {make.link(story)}</{tag}>"
    return make.case("custom element", html, [story])


def grid(make: Mutator) -> Case:
    """Cards in two columns: picture link, section link, headline, summary, button to the story."""
    stories = make.stories(2, 3)
    cards = []
    for story in stories:
        cards.append(
            f'<div class="{make.names()}"><a href="{story[0]}"><img src="/i/7.jpg" alt="{story[1]}"></a>'
            f'<a href="/category/life" rel="category">{make.of(make.words.sections)}</a><h3>{make.link(story)}</h3>'
            f'<p>{make.words.summary}</p><a href="{story[0]}">{make.label()}</a></div>'
        )
    return make.case("grid", make.box(make.heading(make.label()), *cards), stories)


def sentence_label(make: Mutator) -> Case:
    """An announcement as a sentence with a known label in it, then links of the same site."""
    stories = make.stories(1, 2)
    html = f"<p>{make.label(rare=True)} – {make.of(make.words.notes)}:</p>" + "".join(
        f"<p>{make.link(story)}</p>" for story in stories
    )
    return make.case("sentence label", html, stories)


def headline_block(make: Mutator) -> Case:
    """An inline teaser without label: picture, headline and date, all in one link of the same site."""
    path, title = make.story()
    inner = f'<img src="/i/6.jpg" alt=""><h3>{title}</h3><span>{make.date()}</span>'
    html = f'<div class="{make.names()}"><a href="{path}">{inner}</a></div>'
    return make.case("headline block", html, [(path, title)])


HELD_OUT = [
    labelled_items,
    figure_card,
    table_rows,
    terms,
    button_card,
    picture_with_title,
    rich_cards,
    announced_list,
    parenthesis,
    rare_cards,
    nested,
    two_lines,
    dated_lines,
    dashes,
    paid,
    line_of_prose,
    details,
    excerpt_below,
    abroad,
    in_quotes,
    before_link,
    video,
    all_more,
    label_in_list,
    rule_between,
    emphasised,
    custom_element,
    grid,
    sentence_label,
    headline_block,
]
