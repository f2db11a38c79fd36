"""Pages in the shapes that public site builders and news sites emit: all of the article, in order, and nothing else."""

from pathlib import Path

import pytest
from tests.extract.outline import differences, outline

from termnews.extract.page import read_page

_SITES = Path(__file__).with_name("sites")
_WRONG = {
    "dialogue-fiction": "the author that the page names nowhere but in a line below the title is not found",
    "divi": "the headings of blurbs are lost",
    "drupal-paragraphs": "a picture whose box has a label of its own is lost, and its caption stands as text",
    "elementor": "a column with one picture, a heading in a widget and a list of icons are lost",
    "ghost": "the sign of a callout, the card of a further story and the last button stand as text",
    "guardian-like": "the standfirst with a link, the labelled card below its title and a newsletter box are misread",
    "hugo": "an author without any mark beside the date is not found",
    "mathematics": "powers of more than one sign are written with raised signs",
    "mediawiki": "headings with a link to edit them and a table's first row are lost",
    "medium": "the portrait, the time it takes to read and the note about the author stay",
    "next-news": "the picture beside the headline is lost",
    "paywall-teaser": "the standfirst and the offer of a subscription stand as text",
    "questions-and-answers": "votes and tags stay",
    "sports-report": "the author in a line with a place is not found",
    "substack": "a footnote is torn from its number, and a button stays",
    "webflow": "the author in a box without a mark is not found",
}


@pytest.mark.parametrize("name", sorted(page.stem for page in _SITES.glob("*.html")))
def test_the_article_is_whole_and_in_order_and_nothing_else_of_the_page_is_there(
    name: str, request: pytest.FixtureRequest
) -> None:
    if name in _WRONG:
        request.applymarker(pytest.mark.xfail(reason=_WRONG[name], strict=True))
    document = read_page((_SITES / f"{name}.html").read_bytes(), content_type="text/html; charset=utf-8")
    expected = (_SITES / f"{name}.txt").read_text("utf-8").splitlines()
    assert not differences(expected, outline(document))
