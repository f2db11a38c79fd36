"""Pages built as common publishing systems build them: every fact of the article, nothing else of the page."""

from datetime import UTC, datetime

import pytest

from termnews.domain.document import AlsoRead, Document, Heading, Image, Paragraph, Quote, plain_text
from termnews.extract.page import read_page

HOST = "https://www.harbour.example"
TITLE = "Can an Old Harbour Learn to Float?"
STANDFIRST = "The quay sinks by two centimetres a year, and the town has stopped pumping and started building pontoons."
OPENING = (
    "For three hundred years the quay was raised whenever the sea came over it, stone upon stone, until the houses "
    "behind it stood lower than the ships in front."
)
TURN = (
    "This spring the council tried something else, and moored the fish market to the ground with chains instead of "
    "setting it on piles, so that it rises with the tide."
)
DOUBT = (
    "Engineers from two universities measured it for a month and disagreed about what they saw, although both of them "
    "wrote that the chains, at least, were strong enough."
)
CLOSING = (
    "The next storm is expected in November, as it is every year, and the fishmongers have been told to leave nothing "
    "on the floor that cannot swim."
)
TARGET = (f"{HOST}/town/the-pump-that-never-stopped/", "The Pump That Never Stopped")
FURNITURE = [
    "Share this", "Subscribe", "Published by", "Privacy Policy", "View Non-AMP Version", "Related Post", "More posts",
    "Skip to content", "Nine Boats for One Bridge", "A Crane Is Sold", "Leave a comment", "12 comments", "Tags:",
]  # fmt: skip

SWIFT = f"""<!doctype html><html amp lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} - Harbour News</title>
<link rel="canonical" href="{HOST}/town/can-an-old-harbour-learn-to-float/">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "BlogPosting", "headline": "{TITLE}",
"datePublished": "2026-03-04T08:30:00Z", "dateModified": "2026-03-05T10:00:00Z",
"author": {{"@type": "Person", "name": "Ida Holm"}},
"publisher": {{"@type": "Organization", "name": "Harbour News"}},
"image": {{"@type": "ImageObject", "url": "{HOST}/uploads/quay.jpg"}}}}</script></head>
<body class="single-post design_3_wrapper amp-single">
<header class="header-3 h_m h_m_1"><div class="cntr"><div class="head-3"><div class="h-logo">
<a href="{HOST}/">Harbour News</a>
</div><div class="h-ic"><a class="lb icon-search" href="#search"></a></div></div></div></header>
<div class="content-wrapper"><div class="sp sgl" id="post-77"><div class="cntr">
<div class="breadcrumb"><ul id="breadcrumbs"><li><a href="{HOST}/">Home</a></li><li><a href="{HOST}/town/">Town</a></li>
</ul></div>
<span class="amp-category"><span>Categories: </span><span class="amp-cat"><a href="{HOST}/town/">Town</a></span></span>
<h1 class="amp-post-title">{TITLE}</h1><div class="tl-exc">{STANDFIRST}</div></div>
<div class="sf-img"><figure class="amp-featured-image"><amp-img src="{HOST}/uploads/quay.jpg" width="1200" height="700">
</amp-img></figure></div>
<div class="sp-cnt"><div class="cntr"><div class="sp-rl"><div class="sp-rt">
<div class="sp-athr"><span class="athr-tx">Published by</span><span class="amp-author">
<a href="{HOST}/author/ida">Ida Holm
</a></span><div class="post-date">4 March 2026</div></div>
<div class="ss-ic"><span class="shr-txt">Share this</span><ul><li>
<a class="s_fb" href="https://social.invalid/s">F</a></li>
</ul></div>
<div class="cntn-wrp artl-cnt"><p>{OPENING}</p><h3>Chains instead of piles</h3><p>{TURN}</p><p>{DOUBT}</p>
<p><strong>Also Read: <a href="{TARGET[0]}">{TARGET[1]}</a></strong></p><h3>What comes in November</h3>
<p>{CLOSING}</p></div>
<div class="tags"><span>Tags:</span><span class="tag"><a rel="tag" href="{HOST}/tag/sea">Sea</a></span>
<span class="tag"><a rel="tag" href="{HOST}/tag/quay">Quay</a></span></div>
<div class="amp-author-box"><amp-img src="https://secure.gravatar.com/avatar/1" width="70" height="70"></amp-img>
<p>Published by <a href="{HOST}/author/ida">Ida Holm</a></p></div>
<div class="cmts"><div class="amp-comments"><a href="#comments">12 comments</a></div></div></div>
<div class="sp-lt"><div class="srp"><h3>Related Post</h3><ul class="srp-ul"><li><div class="rlp-cnt">
<a href="{HOST}/town/nine-boats/">Nine Boats for One Bridge</a></div></li><li>
<a href="{HOST}/crane/">A Crane Is Sold</a>
</li></ul></div></div></div></div></div></div></div>
<footer class="footer"><div class="f-w-f2"><div class="rr"><span>All Rights Reserved</span><a class="view-non-amp"
href="{HOST}/x?nonamp=1">View Non-AMP Version</a><a href="{HOST}/privacy">Privacy Policy</a></div></div></footer>
</body></html>"""

BLOCKS = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} – Harbour News</title>
<link rel="canonical" href="{HOST}/town/can-an-old-harbour-learn-to-float/">
<meta property="og:site_name" content="Harbour News"><meta property="og:type" content="article">
<meta property="og:image" content="{HOST}/uploads/quay.jpg"><meta name="author" content="Ida Holm">
<meta property="article:published_time" content="2026-03-04T08:30:00+00:00">
<meta property="article:modified_time" content="2026-03-05T10:00:00+00:00"></head>
<body class="post-template-default single single-post postid-77">
<a class="skip-link screen-reader-text" href="#c">Skip to content</a>
<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group">
<p class="wp-block-site-title">
<a href="{HOST}" rel="home">Harbour News</a></p><nav class="wp-block-navigation"><ul><li>
<a href="{HOST}/town/">Town</a></li></ul>
</nav></div></header><main class="wp-block-group" id="c"><div class="wp-block-group has-global-padding">
<h1 class="wp-block-post-title">{TITLE}</h1><div class="wp-block-post-excerpt">
<p class="wp-block-post-excerpt__excerpt">
{STANDFIRST}</p></div><div class="wp-block-group"><div class="wp-block-post-date">
<time datetime="2026-03-04T08:30:00+00:00">
4 March 2026</time></div><div class="wp-block-post-author-name">Ida Holm</div>
<div class="wp-block-post-terms taxonomy-category">
<a href="{HOST}/town/" rel="category tag">Town</a></div></div>
<figure class="wp-block-post-featured-image"><img src="{HOST}/uploads/quay.jpg" alt="The quay"></figure></div>
<div class="entry-content wp-block-post-content has-global-padding"><p>{OPENING}</p>
<h3 class="wp-block-heading">Chains instead of piles</h3><p>{TURN}</p>
<blockquote class="wp-block-quote"><p>A quay is only a ship that has given up.</p>
<cite>Per Dahl, harbour master</cite></blockquote>
<p>{DOUBT}</p>
<figure class="wp-block-embed is-type-wp-embed is-provider-harbour-news"><div class="wp-block-embed__wrapper">
<blockquote class="wp-embedded-content" data-secret="q1"><a href="{TARGET[0]}">{TARGET[1]}</a></blockquote>
<iframe class="wp-embedded-content" title="“{TARGET[1]}”" src="{TARGET[0]}embed/"></iframe>
</div></figure><h3 class="wp-block-heading">What comes in November</h3><p>{CLOSING}</p></div>
<div class="wp-block-post-terms taxonomy-post_tag"><span class="wp-block-post-terms__prefix">Tags: </span>
<a href="{HOST}/tag/sea/" rel="tag">Sea</a>, <a href="{HOST}/tag/quay/" rel="tag">Quay</a></div>
<div class="wp-block-comments"><h3 id="reply-title">Leave a comment</h3><form><textarea></textarea></form></div>
<h2 class="wp-block-heading">More posts</h2><div class="wp-block-query"><ul class="wp-block-post-template">
<li class="wp-block-post">
<h3 class="wp-block-post-title"><a href="{HOST}/nine-boats/">Nine Boats for One Bridge</a></h3></li>
<li class="wp-block-post">
<h3 class="wp-block-post-title"><a href="{HOST}/crane/">A Crane Is Sold</a></h3></li></ul></div></main>
<footer class="wp-block-template-part"><p>Harbour News, <a href="{HOST}/privacy/">Privacy Policy</a></p></footer>
</div></body></html>"""

PAGES = [pytest.param(SWIFT, id="AMP for WP, Swift"), pytest.param(BLOCKS, id="Gutenberg")]


def read(html: str) -> Document:
    return read_page(html.encode(), url=f"{HOST}/town/can-an-old-harbour-learn-to-float/")


@pytest.mark.parametrize("html", PAGES)
def test_the_facts_of_the_article_are_found(html: str) -> None:
    document = read(html)
    assert document.title == TITLE
    assert document.standfirst == STANDFIRST
    assert document.category == "Town"
    assert document.authors == ("Ida Holm",)
    assert document.published == datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
    assert document.updated == datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
    assert (document.language, document.site) == ("en", "Harbour News")
    assert document.image == f"{HOST}/uploads/quay.jpg"
    assert {"Sea", "Quay"} <= set(document.topics)


@pytest.mark.parametrize("html", PAGES)
def test_the_text_is_whole_and_in_order(html: str) -> None:
    blocks = [block for block in read(html).blocks if not isinstance(block, (Image, Quote))]
    told = [(type(block), block.text) for block in blocks if isinstance(block, (Paragraph, Heading, AlsoRead))]
    assert len(told) == len(blocks)
    assert told == [
        (Paragraph, OPENING),
        (Heading, "Chains instead of piles"),
        (Paragraph, TURN),
        (Paragraph, DOUBT),
        (AlsoRead, TARGET[1]),
        (Heading, "What comes in November"),
        (Paragraph, CLOSING),
    ]


@pytest.mark.parametrize("html", PAGES)
def test_the_link_of_the_editors_is_the_only_one_and_its_label_is_kept(html: str) -> None:
    links = read(html).links
    assert [(link.kind, link.url, link.text) for link in links] == [("also_read", *TARGET)]
    assert links[0].label == ("Also Read" if html is SWIFT else None)


@pytest.mark.parametrize("html", PAGES)
def test_nothing_else_of_the_page_is_in_the_text(html: str) -> None:
    text = plain_text(read(html))
    assert [words for words in [*FURNITURE, STANDFIRST, TITLE] if words in text] == []


def test_a_quote_keeps_who_said_it() -> None:
    quotes = [block for block in read(BLOCKS).blocks if isinstance(block, Quote)]
    assert [quote.cite for quote in quotes] == ["Per Dahl, harbour master"]
