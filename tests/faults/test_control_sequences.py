"""No control sequence that came from outside reaches the terminal, standard output, the log or a file.

What acts on a terminal are C0 but tab and newline, DEL, C1, bidirectional overrides and isolates, and tag characters.
"""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from tests.faults.program import Program, Ran
from tests.publisher import Publisher
from tests.publisher_faults import Handler
from tests.terminal import OnTerminal

READER = "from termnews.cli.main import main; main([])"
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
SEQUENCES = [
    "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x1b\\", "\x1b]8;;file:///etc/passwd\x1b\\x", "\x1b[31m", "\x1b[2J\x1b[H",
    "\x1b[?1049l", "\x1bc", "\x1bP+q544e\x1b\\", "\x1b[>c", "\x9b31m", "\x9d0;owned\x9c", "\x90q\x9c", "\x85",
    "\x08\x08", "\x7f", "\r", "\x00", "\x0e", "\u202egnp.exe\u202c", "\u2066x\u2069", "\U000e0041\U000e007f", "\x1b[5n",
    "\x1b[200~ls\x1b[201~", "\x1b_Ga=T\x1b\\", "\x1b^pm\x1b\\",
]  # fmt: skip
ALL = "a" + "b".join(SEQUENCES) + "z"


def feed(text: str, base: str) -> str:
    """Return a JSON Feed with `text` in every field: JSON can write what XML forbids."""
    article = {
        "id": text, "url": f"{base}/{text}", "title": f"Title {text}", "summary": f"Summary {text}",
        "content_html": f"<h2>Heading {text}</h2><p>Body {text} <a href='{base}/{text}'>Link {text}</a></p>"
        f"<p>Again &#27;[31m &amp;#27;[31m &#x9b;31m</p><pre><code>Code {text}</code></pre>"
        f"<blockquote>Quote {text}</blockquote><img src='{base}/{text}.png' alt='Picture {text}'>",
        "authors": [{"name": f"Author {text}"}], "tags": [f"Topic {text}"], "language": text, "image": f"{base}/{text}",
        "attachments": [{"url": f"{base}/{text}.mp3", "mime_type": text, "title": text}],
        "date_published": "2026-11-01T08:00:00Z",
    }  # fmt: skip
    return json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": f"Feed {text}", "home_page_url": f"{base}/{text}",
        "items": [article],
    })  # fmt: skip


def clean(data: bytes) -> None:
    """Assert that nothing in `data` acts on a terminal, however it is decoded."""
    found = ACTING.search(data.decode("utf-8", "replace"))
    assert found is None, data[max(0, found.start() - 60) : found.end() + 60]
    assert b"\x1b" not in data


def recorded(reader: OnTerminal) -> bytearray:
    """Return what will hold all that the program writes from now on."""
    written, feed = bytearray(), reader.screen.feed

    def record(data: bytes) -> None:
        written.extend(data)
        feed(data)

    reader.screen.feed = record  # type: ignore[method-assign]
    return written


def lacks(what: str, text: str) -> bool:
    return what not in text


def ran_clean(ran: Ran) -> Ran:
    clean(ran.out)
    clean(ran.err)
    assert b"Traceback" not in ran.err
    return ran


@pytest.mark.fault("T01")
@pytest.mark.fault("T02")
@pytest.mark.fault("T03")
def test_nothing_that_a_publisher_sends_acts_through_any_command(
    program: Program, publisher: Publisher, home: Path
) -> None:
    def tagged(handler: Handler) -> None:
        body = feed(ALL, publisher.base).encode()
        handler.wfile.write(
            b'HTTP/1.1 200 OK \x1b[31m\r\nContent-Type: application/feed+json\r\nETag: "\x1b[31m\x9b31m"\r\n'
            b"X-Odd: \x1b]0;owned\x07\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
        )

    url, typed = publisher.handle("/feed.json", tagged), ALL.replace("\x00", "")
    ran_clean(program.run("add", url, "--category", f"Category {typed}", "--title", f"Own {typed}"))
    ran_clean(program.run("add", publisher.serve("/2.json", feed(ALL, publisher.base), content_type="x/\x1b[31m")))
    for arguments in (
        ("sources",), ("sources", "--json"), ("list",), ("list", "--json"), ("search", "body"),
        ("search", "body", "--json"), ("export",), ("refresh",), ("refresh", "--json"), ("doctor",), ("read", "1"),
        ("read", "1", "--json"), ("read", "1", "--markdown"), ("prefetch",),
    ):  # fmt: skip
        ran = ran_clean(program.run(*arguments))
        assert ran.out, arguments
    # what JSON escapes is there, and comes back as it was
    titles = [row["title"] for row in program.rows("list")]
    assert all(title.startswith("Title a") and title.endswith("z") for title in titles)
    for log in (home / "state").rglob("*.log*"):
        clean(log.read_bytes())


@pytest.mark.fault("T03")
def test_no_error_that_repeats_what_was_given_acts(program: Program, publisher: Publisher) -> None:
    name = ALL.replace("\x00", "")
    for arguments in (("read", name), ("add", name), (f"--{name}",), (name,), ("list", "--since", name)):
        ran = ran_clean(program.run(*arguments))
        assert ran.code in (1, 2)


@pytest.mark.fault("T03")
def test_no_file_or_folder_name_acts(program: Program, home: Path, publisher: Publisher) -> None:
    name = "f\x1b[31m\x9b31m\u202eg"
    page = home / f"{name}.html"
    page.write_text("<p>One paragraph of text that is long enough to be read.</p>", "utf-8")
    for arguments in (
        ("read", page), ("read", "--json", page), ("read", home / name), ("import", page), ("import", home / name),
        ("--cache", home / name, "list"), ("--config", home / name, "sources"), ("save", home / name),
        ("save", home / f"{name}/deeper"), ("save", page),
    ):  # fmt: skip
        ran_clean(program.run(*arguments))
    publisher.redirect("/moved", f"/{name}", 302)
    ran_clean(program.run("add", publisher.url("/moved")))


@pytest.mark.fault("T03")
def test_no_key_or_value_of_the_configuration_acts(program: Program, home: Path) -> None:
    folder = home / "config" / "termnews"
    (folder / "themes").mkdir(parents=True)
    odd = "\\u001b]0;owned\\u0007\\u009b31m\\u202e"
    raw = "\u009b31m\u202e"
    (folder / "config.toml").write_text(
        f'"k{odd}" = 1\ntheme = "t{odd}"\npreset = "p{odd}"\nbrowser = "b{odd} \'"\n[keys]\n"a{odd}" = "j{odd}"\n'
        f'"go.down" = "{odd}"\n[macros]\n"m{odd}" = ["n{odd}"]\n[[smart]]\nname = "s{odd}"\n"q{odd}" = 1\n'
        f'["x{odd}"]\n"y{odd}" = 1\n',
        "utf-8",
    )
    (folder / "themes" / f"t{raw}.toml").write_text(f'name = "{odd}"\nbase = "{odd}"\n"{odd}" = 1\n', "utf-8")
    (folder / "sources.toml").write_text(
        f'[[source]]\nurl = "https://x.example/{odd}"\ntitle = "{odd}"\ncategory = "{odd}"\n"z{odd}" = 1\n'
        f'[[source]]\nurl = "{odd}"\n[[source]]\nurl = "https://y.example"\n[source.map]\n"w{odd}" = "[{odd}"\n',
        "utf-8",
    )
    for arguments in (("doctor",), ("list",), ("sources",), ("sources", "--json"), ("export",), ("move", "1", "x")):
        ran_clean(program.run(*arguments))
    (folder / "config.toml").write_text(f"{raw} \x1b[31m = \n", "utf-8")
    ran_clean(program.run("doctor"))


@pytest.mark.fault("T03")
def test_no_list_of_subscriptions_acts(program: Program, home: Path) -> None:
    odd = "&#27;]0;owned&#7;&#x9b;31m&#x202e;"
    outlines = f'<outline text="f{odd}"><outline text="t{odd}" xmlUrl="https://x.example/{odd}"/></outline>'
    bad = f'<outline text="n{odd}" xmlUrl="|cmd{odd}"/><outline text="n" xmlUrl="gopher://{odd}"/>'
    (home / "list.opml").write_text(f"<opml><body>{outlines}{bad}</body></opml>", "utf-8")
    (home / "urls").write_text('https://x.example/\x1b[31m\x9b31m "tag\x1b[31m"\nexec:\x1b[31m\n', "utf-8")
    for name in ("list.opml", "urls"):
        ran_clean(program.run("import", home / name))
    exported = ran_clean(program.run("export")).text
    assert "x.example" in exported


@pytest.mark.fault("T01")
@pytest.mark.fault("T02")
def test_nothing_that_a_publisher_sends_acts_on_the_readers_terminal(
    program: Program, publisher: Publisher, home: Path
) -> None:
    folder = home / "config" / "termnews"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('refresh_every = 0\n"k\\u009b31m" = 1\n', "utf-8")
    program.run("add", publisher.serve("/1.json", feed(ALL, publisher.base)))
    publisher.serve("/1.json", "no", status=500)
    with OnTerminal(READER) as reader:
        written = recorded(reader)
        reader.wait_for("Title")
        for keys, seen, gone in (
            ("l\r", "Heading", ""), ("\t\t", "127.0.0.1", ""), ("u", "1-9 number", ""), ("q", "", "1-9 number"),
            ("t", "Contents", ""), ("q", "", "Contents"), ("/body", "body", ""),
            ("\x1b[200~p\x9b31m\u202eq\x1b[201~", "p31mq", ""), ("\x1b", "", "p31mq"),
        ):  # fmt: skip
            reader.press(keys)
            if seen:
                reader.wait_for(seen)
            if gone:
                reader.wait_for(partial(lacks, gone))
        reader.press("Q")
        reader.wait()
    text = written.decode("utf-8", "replace")
    # of these, what the program itself writes begins with ESC; OSC 22 is the shape of the mouse's pointer
    assert ACTING.search(re.sub("\x1b]22;[a-z]*\x07|[\x1b\r\b]", "", text)) is None
    for sequence in ("]0;", "]52;", "]8;;file", "[31mb", "[2J\x1b[Hb", "\x1bc", "\x1bP", "\x1b[>c", "[5n", "\x1b_G"):
        assert f"\x1b{sequence.removeprefix(chr(27))}" not in text
