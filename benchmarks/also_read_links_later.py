"""Templates of blocks with links to further stories, written after the rules to see what the rules had missed."""

from benchmarks.also_read_mutator import Case, Mutator


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
]
