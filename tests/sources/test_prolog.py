"""What stands before a feed's element is read here, and reaches no parser."""

import pytest

from termnews.sources import prolog, repair

PLAIN = b'<?xml version="1.0" encoding="utf-8"?>'


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"<?xml version='1.0'?>\n",
        b"<!-- <rss> --><?php <rss> ?><!DOCTYPE rss SYSTEM 'a>b'>",
        b"""<!DOCTYPE rss [<!ENTITY a "]><rss>"> <!-- ' ]> --> <?x " ?> ]>""",
        b"<!doctype rss><!DOCTYPE rss>",
        b"<br />\n<b>Warning</b>: something in <b>a.php</b><br />\n",
        b"<!DOCTYPE rss [ <!ENTITY a 'never closed> ",
        b"<!DOCTYPE rss [ <!-- never closed ",
        b"<!-- never closed ",
        b"<?<!DOCTYPE rss SYSTEM 'a'>",
        b"words & \xef\xbb\xbf \x00 < > ",
    ],
)
def test_a_document_begins_with_the_feed_s_own_element(before: bytes) -> None:
    assert prolog.without(before + b"<rss><channel/></rss>")[0] == PLAIN + b"<rss><channel/></rss>"


@pytest.mark.parametrize("root", [b"<rdf:RDF>", b"<a:feed x='y'>", b"<channel/>", b"<RSS\n>", b"<svg><g/></svg>"])
def test_it_begins_with_the_first_element_where_none_is_a_feed_s(root: bytes) -> None:
    assert prolog.without(b"<!DOCTYPE x SYSTEM 'y'> " + root)[0] == PLAIN + root


def test_a_document_without_elements_is_nothing_but_a_declaration() -> None:
    assert prolog.without(b"<!DOCTYPE rss SYSTEM 'y'> words")[0] == PLAIN


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ('<!ENTITY x "Company">', "Company"),
        ("<!ENTITY x 'a \"b\"'>", 'a "b"'),
        ('<!ENTITY x "caf&#233; &#x2019;&nbsp;&amp;amp;">', "café ’\xa0&amp;"),
        ('<!ENTITY x "&#38;#60;">', "<"),
        ('<!ENTITY y "one"><!ENTITY x "&y; two">', "one two"),
        ('<!ENTITY x "first"><!ENTITY x "second">', "first"),
        ('<!ENTITY x "<b>bold</b>">', "<b>bold</b>"),
        ('<!ENTITY x SYSTEM "file:///x">', None),
        ('<!ENTITY % x "parameter">', None),
        (f'<!ENTITY y "{"long " * 39}"><!ENTITY x "&y;&y;">', None),
    ],
)
def test_entities_of_the_document_are_known_by_their_texts(declared: str, text: str | None) -> None:
    _, own = prolog.without(f"<!DOCTYPE rss [{declared}]><rss/>".encode())
    assert own.get("x") == text


def test_entities_make_a_document_longer_by_a_bounded_amount_only() -> None:
    body = b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 190 + b'">]><rss>' + b"&a;" * 100_000 + b"</rss>"
    repaired = repair.repaired(body)
    assert len(repaired) < 2_500_000
    assert repaired.endswith(b"&amp;a;</rss>")


@pytest.mark.parametrize("opening", [b"<!--", b"<?", b"<!DOCTYPE [", b"<!", b"<a ", b"<!DOCTYPE '", b"<!ENTITY "])
def test_openings_without_an_end_cost_one_look_each(opening: bytes) -> None:
    # looking through the rest for each of them would take minutes
    assert prolog.without(opening * 200_000)[0].startswith(PLAIN)
