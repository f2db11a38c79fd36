"""Templates of blocks that hold links to further stories. Each gives one case, its details left to the mutator."""

from benchmarks.also_read_mutator import Case, Mutator


def beside(make: Mutator) -> Case:
    """A known label, its separator and one link on one line."""
    story = make.story()
    label = make.prefix() + make.label() + make.separator()
    inside = make.one(
        make.styled(label) + make.gap() + make.link(story),
        make.styled(label + make.gap() + make.link(story)),
        make.link(story, make.styled(label) + make.gap() + story[1]),
        make.link(story, f"{label} {story[1]}"),
        f"{label} {make.link(story)}",
        f"[{label} {make.link(story)}]",
    )
    return make.case("beside", make.line(inside + make.one("", "", ".")), [story])


def beside_rare(make: Mutator) -> Case:
    """A label that no table holds, its separator and one link of the same site on one line."""
    story = make.story()
    label = make.prefix() + make.label(rare=True) + make.separator()
    inside = make.one(
        make.styled(label) + make.gap() + make.link(story),
        make.styled(f"{label} {make.link(story)}"),
        f"{label} {make.link(story)}",
    )
    return make.case("beside rare", make.line(inside), [story])


def joined(make: Mutator) -> Case:
    """A label and several links on one line."""
    stories = make.stories(2, 3)
    between = make.one(", ", " | ", " / ", " • ", "; ")
    links = between.join(make.link(story) for story in stories)
    return make.case("joined", make.line(make.styled(make.label() + ":") + make.gap() + links), stories)


def paragraphs(make: Mutator) -> Case:
    """A label alone, then a paragraph for each link."""
    stories = make.stories(1, 3)
    label = f"<p>{make.styled(make.label() + make.one(':', ''))}</p>"
    shape = make.one("<p>{}</p>", "<p><strong>{}</strong></p>", "<p>&gt; {}</p>", "<p>• {}</p>", "<h4>{}</h4>")
    return make.case("paragraphs", label + "".join(shape.format(make.link(story)) for story in stories), stories)


def dated_list(make: Mutator) -> Case:
    """A heading and a list whose items carry a date behind or before their link."""
    stories = make.stories(2, 4)
    shape = make.one(
        "<li>{l}</li>",
        "<li>{l} <span>{d}</span></li>",
        "<li><time>{d}</time> {l}</li>",
        "<li>{l}<br><small>{d}</small></li>",
    )
    items = "".join(shape.format(l=make.link(story), d=make.date()) for story in stories)
    tag = make.one("ul", "ol")
    parts = (make.heading(make.label()), f"<{tag}>{items}</{tag}>")
    return make.case(
        "dated list", make.one(make.box(*parts), make.box(*parts), f"<h4>{make.label()}</h4>{parts[1]}"), stories
    )


def cards_with_sections(make: Mutator) -> Case:
    """A box of cards; a link to its section stands before each card's headline."""
    stories = make.stories(2, 4)
    cards = []
    for story in stories:
        section = make.of(make.words.sections)
        where = make.one("/category/", "/", "/section/") + str(len(section)) + make.one("culture", "life")
        cards.append(f'<div class="{make.names()}"><a href="{where}">{section}</a><h4>{make.link(story)}</h4></div>')
    return make.case("cards with sections", make.box(make.heading(make.label()), *cards), stories)


def cards_with_summaries(make: Mutator) -> Case:
    """A box of cards with a kicker and a long summary beside the linked headline."""
    stories = make.stories(1, 3)
    cards = []
    for story in stories:
        parts = [
            f"<span class='{make.names()}'>{make.of(make.words.sections)}</span>",
            f"<h5>{make.link(story)}</h5>",
            f"<p class='{make.names()}'>{make.words.summary}</p>",
        ]
        cards.append(f"<article class='{make.names()}'>{''.join(parts[make.one(0, 1) :])}</article>")
    return make.case("cards with summaries", make.box(make.heading(make.label()), *cards), stories)


def spans_of_one_link(make: Mutator) -> Case:
    """One link whose label, headline and excerpt are elements without blanks between."""
    story = make.story()
    tag = make.one("span", "span", "div")
    label = f"<{tag} class='{make.names()}'>{make.label()}{make.one('', ':')}</{tag}>"
    title = f"<{tag} class='{make.names()}'>{story[1]}</{tag}>"
    excerpt = f"<{tag} class='{make.names()}'>{make.words.summary}</{tag}>"
    return make.case("spans of one link", make.line(make.link(story, label + title + make.one("", excerpt))), [story])


def note_beside_label(make: Mutator) -> Case:
    """A note in the label's own block: `Read also (from our archive):`."""
    story = make.story()
    note = make.of(make.words.notes)
    noted = make.one(
        f"{make.styled(make.label())} ({note}): ",
        make.styled(f"{make.label()} ({note})") + ": ",
        f"{make.styled(make.label())} <small>{note}</small>: ",
        f"{make.styled(make.label())} – {note}: ",
    )
    if make.one(True, False):
        return make.case("note beside label", make.line(noted + make.link(story)), [story])
    block = make.one("<h4>{} <small>{}</small></h4>", "<p><b>{}</b> ({})</p>").format(make.label(), note)
    return make.case("note beside label", make.box(block, f"<ul><li>{make.link(story)}</li></ul>"), [story])


def text_after_link(make: Mutator) -> Case:
    """A note, a date or a source behind the link of a labelled line."""
    story = make.story()
    note = make.of(make.words.notes)
    after = make.one(
        f" ({note})", f" – {note}", f" | {make.date()}", f" ({make.date()})", f", {note}.", f" <small>{note}</small>"
    )
    return make.case(
        "text after link", make.line(make.styled(make.label() + ":") + " " + make.link(story) + after), [story]
    )


def tail(make: Mutator) -> Case:
    """A label and its link in brackets at the end of running text."""
    story = make.story()
    opening, closing = make.one(("(", ")"), ("[", "]"), ("【", "】"))
    inside = make.one(
        f"{opening}{make.styled(make.label() + ':')} {make.link(story)}{closing}",
        f"{opening}{make.label()}: {make.link(story)}{closing}",
        make.link(story, f"{opening}{make.label()}: {story[1]}{closing}"),
    )
    return make.case("tail", f"<p>{make.words.sentence} {inside}</p>", [story], make.words.sentence)


def arrows(make: Mutator) -> Case:
    """No label: a short block that is one link, set off by arrows, bold type or capitals."""
    path, title = make.story()
    if title.upper().lower() == title.lower() and make.one(True, False):
        title = title.upper()
    link = f'<a href="{path}">{title}</a>'
    shape = make.one(
        "<p>&gt;&gt; {} &lt;&lt;</p>",
        "<p>→ {}</p>",
        "<p><strong>{}</strong></p>",
        "<p>{}</p>",
        "<p>» {} «</p>",
        "<p>👉 {}</p>",
        "<div><p>{}</p></div>",
        "<blockquote><p>{}</p></blockquote>",
    )
    return make.case("arrows", shape.format(link), [(path, title)])


def box_with_rare_title(make: Mutator) -> Case:
    """A box of links of the same site under a title that no table holds."""
    stories = make.stories(2, 3)
    items = "".join(f"<li>{make.link(story)}</li>" for story in stories)
    return make.case("box with rare title", make.box(make.heading(make.label(rare=True)), f"<ul>{items}</ul>"), stories)


def box_with_sentence(make: Mutator) -> Case:
    """A labelled box that holds a sentence of the article behind or before its links."""
    stories = make.stories(1, 2)
    links = "".join(f"<p>{make.link(story)}</p>" for story in stories)
    parts = [make.heading(make.label()), links, f"<p>{make.words.sentence}</p>"]
    if make.one(True, False, False):
        parts = [parts[2], parts[0], parts[1]]
    return make.case("box with sentence", make.box(*parts), stories, make.words.sentence)


def numbered_lines(make: Mutator) -> Case:
    """A label and numbered links, one line each, all in one block."""
    stories = make.stories(2, 3)
    marks = make.one(("1. ", "2. ", "3. "), ("- ", "- ", "- "), ("", "", ""), ("① ", "② ", "③ "))
    lines = [mark + make.link(story) for mark, story in zip(marks, stories, strict=False)]
    return make.case("numbered lines", f"<p>{make.styled(make.label() + ':')}<br>{'<br>'.join(lines)}</p>", stories)


SEEN = [
    beside,
    beside_rare,
    joined,
    paragraphs,
    dated_list,
    cards_with_sections,
    cards_with_summaries,
    spans_of_one_link,
    note_beside_label,
    text_after_link,
    tail,
    arrows,
    box_with_rare_title,
    box_with_sentence,
    numbered_lines,
]
