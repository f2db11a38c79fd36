"""Films, recordings, posts and other frames leave a line where they stood, with a link that a person can open."""

import pytest

from termnews.domain.document import Block, Document, Link, Paragraph, Quote, Span
from termnews.extract.fragment import read_fragment
from termnews.extract.page import read_page
from termnews.extract.players import player

BASE = "https://paper.example/a/story"
PROSE = (
    "<p>The lock keeper said that the gate had been shut since noon, that nobody had asked for it to be opened, "
    "and that the water, which had come up to the third step, would be gone by the evening.</p>"
)


def read(html: str) -> Document:
    return read_fragment(html, url=BASE)


def shown(html: str) -> list[tuple[str, str]]:
    """Return the lines of embeds in what `html` becomes, each with the address that it leads to."""
    document = read(html)
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text.startswith("["):
            link = document.link(block.spans[0].link or 0)
            lines.append((block.text, link.url if link and link.kind == "embed" else ""))
    return lines


def test_an_embed_is_a_line_that_is_a_numbered_link() -> None:
    document = read("<p>Before.</p><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y' title='The gate'></iframe>")
    assert document.blocks == (Paragraph("Before."), Paragraph("[video: The gate]", (Span(0, 17, "link", 1),)))
    assert document.links == (Link(1, "The gate", "https://www.youtube.com/watch?v=Q1w2E3r4T5y", "embed"),)


@pytest.mark.parametrize(
    ("frame", "kind", "page"),
    [
        ("https://www.youtube-nocookie.com/embed/Q1w2E3r4T5y?rel=0", "video", "https://www.youtube.com/watch?v=Q1w2E3r4T5y"),
        ("https://www.youtube.com/embed/videoseries?list=PLab-1", "video", "https://www.youtube.com/playlist?list=PLab-1"),
        ("https://youtu.be/Q1w2E3r4T5y", "video", "https://www.youtube.com/watch?v=Q1w2E3r4T5y"),
        ("https://www.youtube.com/v/Q1w2E3r4T5y", "video", "https://www.youtube.com/watch?v=Q1w2E3r4T5y"),
        ("https://player.vimeo.com/video/44556677?dnt=1", "video", "https://vimeo.com/44556677"),
        ("https://player.vimeo.com/video/44556677?h=0a1b&dnt=1", "video", "https://vimeo.com/44556677/0a1b"),
        ("https://www.dailymotion.com/embed/video/x7abc", "video", "https://www.dailymotion.com/video/x7abc"),
        ("https://geo.dailymotion.com/player.html?video=x7abc", "video", "https://www.dailymotion.com/video/x7abc"),
        ("https://player.twitch.tv/?channel=lockcam&parent=x", "video", "https://www.twitch.tv/lockcam"),
        ("https://tube.canal.example/videos/embed/12-ab", "video", "https://tube.canal.example/videos/watch/12-ab"),
        ("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Flock%2Fvideos%2F9%2F",
         "video", "https://www.facebook.com/lock/videos/9/"),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/lock/gate", "audio", "https://soundcloud.com/lock/gate"),
        ("https://open.spotify.com/embed/episode/7Abc?si=1", "audio", "https://open.spotify.com/episode/7Abc"),
        ("https://embed.podcasts.apple.com/gb/podcast/lock/id1", "audio", "https://podcasts.apple.com/gb/podcast/lock/id1"),
        ("https://canal.social/@keeper/10987/embed", "post", "https://canal.social/@keeper/10987"),
        ("https://platform.twitter.com/embed/Tweet.html?id=998877", "post", "https://x.com/i/status/998877"),
        ("https://www.instagram.com/reel/Ab-1/embed/captioned/", "post", "https://www.instagram.com/reel/Ab-1/"),
        ("https://embed.bsky.app/embed/did:plc:ab/app.bsky.feed.post/3k", "post", "https://bsky.app/profile/did:plc:ab/post/3k"),
        ("https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fvimeo.com%2F44556677", "video", "https://vimeo.com/44556677"),
        ("https://codepen.io/keeper/embed/preview/abCd", "code", "https://codepen.io/keeper/pen/abCd"),
        ("https://flo.uri.sh/visualisation/345/embed", "chart", "https://public.flourish.studio/visualisation/345/"),
        ("https://www.google.com/maps/embed?pb=1", "map", "https://www.google.com/maps/embed?pb=1"),
        ("https://player.canal.example/film/3", "video", "https://player.canal.example/film/3"),
        ("https://podcasts.canal.example/3", "audio", "https://podcasts.canal.example/3"),
        ("https://canal.example/minutes.pdf", "document", "https://canal.example/minutes.pdf"),
        ("https://canal.example/quiz/3", "embedded", "https://canal.example/quiz/3"),
    ],
)  # fmt: skip
def test_a_frame_leads_to_the_page_that_a_person_opens(frame: str, kind: str, page: str) -> None:
    found = player(frame)
    assert (found.kind, found.url) == (kind, page)


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y' title='YouTube video player'></iframe>",
        "<iframe data-src='https://www.youtube-nocookie.com/embed/Q1w2E3r4T5y'></iframe>",
        "<iframe src='about:blank' data-cookieblock-src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe>",
        "<iframe src='//www.youtube.com/embed/Q1w2E3r4T5y'></iframe>",
        "<div class='ratio'><div style='padding:56%'></div><iframe src='https://youtube.com/embed/Q1w2E3r4T5y'></iframe></div>",
        "<div class='share-box'><div class='ads'><iframe src='https://youtube.com/embed/Q1w2E3r4T5y'></iframe></div></div>",
        "<p><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe></p>",
        "<p><span><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe></span></p>",
        "<noscript><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe></noscript>",
        "<iframe data-src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe>"
        "<noscript><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y'></iframe></noscript>",
        "<object><param name='movie' value='https://www.youtube.com/v/Q1w2E3r4T5y'></object>",
        "<object data='https://www.youtube.com/v/Q1w2E3r4T5y'></object>",
        "<embed src='https://www.youtube.com/v/Q1w2E3r4T5y'>",
        "<amp-youtube data-videoid='Q1w2E3r4T5y' layout='responsive'></amp-youtube>",
        "<lite-youtube videoid='Q1w2E3r4T5y'></lite-youtube>",
        "<div class='youtube-player' data-video-id='Q1w2E3r4T5y'></div>",
        "<figure class='wp-block-embed is-type-video'><div class='wp-block-embed__wrapper'>\n"
        "https://www.youtube.com/watch?v=Q1w2E3r4T5y\n</div></figure>",
    ],
)
def test_a_player_is_found_however_it_is_put_into_a_page(html: str) -> None:
    assert shown(f"<p>Before.</p>{html}<p>After.</p>") == [
        ("[video: YouTube]", "https://www.youtube.com/watch?v=Q1w2E3r4T5y")
    ]


@pytest.mark.parametrize(
    ("html", "line", "page"),
    [
        ("<video src='/film/lock-gate.mp4'></video>", "[video: lock-gate.mp4]", "https://paper.example/film/lock-gate.mp4"),
        ("<video title='The gate opens'><source src='https://cdn.example/0/1.webm'></video>", "[video: The gate opens]",
         "https://cdn.example/0/1.webm"),
        ("<audio><source src='https://cdn.example/98af7201.mp3'></audio>", "[audio: cdn.example]",
         "https://cdn.example/98af7201.mp3"),
        ("<amp-video src='https://cdn.example/gate.mp4'></amp-video>", "[video: gate.mp4]", "https://cdn.example/gate.mp4"),
        ("<object data='https://cdn.example/minutes.pdf'></object>", "[document: minutes.pdf]",
         "https://cdn.example/minutes.pdf"),
        ("<iframe src='/player/77'></iframe>", "[video: 77]", "https://paper.example/player/77"),
        ("<iframe src='https://quiz.example/3' title='How well do you know locks?'></iframe>",
         "[embedded: How well do you know locks?]", "https://quiz.example/3"),
        ("<iframe src='https://open.spotify.com/embed/show/7A' title='Spotify Embed: Lock talk'></iframe>",
         "[audio: Lock talk]", "https://open.spotify.com/show/7A"),
        ("<script src='https://gist.github.com/keeper/0a1b2c.js'></script>", "[code: GitHub Gist]",
         "https://gist.github.com/keeper/0a1b2c"),
        ("<figure><iframe src='https://player.vimeo.com/video/4455'></iframe><figcaption>The gate at noon</figcaption>",
         "[video: The gate at noon]", "https://vimeo.com/4455"),
        ("<div class='fb-post' data-href='https://www.facebook.com/lock/posts/5'></div>", "[post: Facebook]",
         "https://www.facebook.com/lock/posts/5"),
        ("<amp-twitter data-tweetid='99'></amp-twitter>", "[post: X]", "https://x.com/i/status/99"),
    ],
)  # fmt: skip
def test_an_embed_is_called_by_its_title_or_what_it_is_else_known_by(html: str, line: str, page: str) -> None:
    assert shown(f"<p>Before.</p>{html}<p>After.</p>") == [(line, page)]


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1' height=0 width=0></iframe>",
        "<iframe src='https://stats.example/p' style='display: none; visibility:hidden'></iframe>",
        "<iframe src='https://x.example/i' width=1 height=1></iframe>",
        "<iframe id='google_ads_iframe_1' src='https://x.example/i'></iframe>",
        "<iframe src='https://tpc.googlesyndication.com/x' width=300 height=250></iframe>",
        "<iframe src='https://x.example/rotate' width=728 height=90></iframe>",
        "<iframe src='https://ads.x.example/frame'></iframe>",
        "<iframe src='https://x.example/i' title='Advertisement'></iframe>",
        "<iframe src='https://consent.x.example/' title='Your choices'></iframe>",
        "<iframe src='https://www.facebook.com/plugins/like.php?href=x'></iframe>",
        "<iframe src='https://platform.twitter.com/widgets/follow_button.html'></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe src='javascript:void(0)'></iframe>",
        "<iframe></iframe>",
        "<video></video>",
        "<video src='blob:https://x.example/1'></video>",
        "<script src='https://x.example/app.js'></script>",
    ],
)
def test_advertisements_counters_and_empty_frames_leave_nothing(html: str) -> None:
    document = read(f"<p>Before.</p>{html}<p>After.</p>")
    assert document.blocks == (Paragraph("Before."), Paragraph("After."))
    assert document.links == ()


TWEET = "<p>The gate is shut.</p>&mdash; Ada Lund (@adalund) <a href='https://canal.social/adalund/5'>May 3, 2024</a>"
QUOTED: list[Block] = [
    Paragraph("The gate is shut."),
    Paragraph("— Ada Lund (@adalund) May 3, 2024", (Span(22, 33, "link", 1),)),
]


@pytest.mark.parametrize(
    "html",
    [
        f"<blockquote class='twitter-tweet' data-lang='en'>{TWEET}</blockquote><script async src='/w.js'></script>",
        f"<blockquote>{TWEET}</blockquote>",
        f"<div class='social-media-embed'><blockquote class='twitter-tweet'>{TWEET}</blockquote></div>",
        f"<figure class='share'><div class='social'><blockquote class='x-post'>{TWEET}</blockquote></div></figure>",
        f"<section class='widget related sidebar'><blockquote class='bluesky-embed'>{TWEET}</blockquote></section>",
    ],
)
def test_a_post_is_a_quotation_with_its_source_in_whatever_box_it_stands(html: str) -> None:
    body = f"<h1>The gate</h1><article>{PROSE * 3}{html}{PROSE.replace('noon', 'dawn')}</article>"
    for document in (read(PROSE + html + PROSE), read_page(f"<body>{body}</body>".encode(), url=BASE)):
        assert [block for block in document.blocks if isinstance(block, Quote)] == [Quote((*QUOTED,))]
        assert [(link.kind, link.url) for link in document.links] == [("embed", "https://canal.social/adalund/5")]


@pytest.mark.parametrize(
    ("html", "line", "page"),
    [
        ("<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/Ab1/?utm=x'><div>"
         "<a href='https://www.instagram.com/p/Ab1/'>View this post</a><p><a href='https://www.instagram.com/p/Ab1/'>"
         "A post shared by Ada (@ada)</a></p></div></blockquote>", "[post: A post shared by Ada (@ada)]",
         "https://www.instagram.com/p/Ab1/"),
        ("<blockquote class='text-post-media' data-text-post-permalink='https://www.threads.net/@ada/post/C1'>"
         "<a href='https://www.threads.net/@ada/post/C1'>Post by @ada</a></blockquote>", "[post: Post by @ada]",
         "https://www.threads.net/@ada/post/C1"),
        ("<blockquote class='mastodon-embed' data-embed-url='https://canal.social/@ada/12345/embed'>"
         "<a href='https://canal.social/@ada/12345'><div>Post by @ada</div></a></blockquote>", "[post: Post by @ada]",
         "https://canal.social/@ada/12345"),
    ],
)  # fmt: skip
def test_a_post_that_is_but_a_link_is_a_line(html: str, line: str, page: str) -> None:
    assert shown(f"<p>Before.</p>{html}<p>After.</p>") == [(line, page)]


def test_a_post_whose_text_does_not_link_to_it_ends_in_a_line_that_does() -> None:
    document = read(
        "<p>a</p><blockquote class='bluesky-embed' data-bluesky-uri='at://did:plc:x/app.bsky.feed.post/3k'>"
        "<p>The gate is open.</p></blockquote>"
    )
    assert document.blocks[1] == Quote(
        (Paragraph("The gate is open."), Paragraph("[post: Bluesky]", (Span(0, 15, "link", 1),)))
    )
    assert document.links[0].url == "https://bsky.app/profile/did:plc:x/post/3k"


def test_an_ordinary_quotation_is_no_post() -> None:
    document = read("<blockquote><p>Shut it. See <a href='https://x.example/rule'>rule 4</a>.</p></blockquote>")
    assert [link.kind for link in document.links] == ["body"]


def test_what_stands_in_a_page_between_paragraphs_stays_between_them() -> None:
    frame = (
        "<div class='media widget'><iframe src='https://www.youtube.com/embed/Q1w2E3r4T5y' title='Gate'></iframe></div>"
    )
    html = f"<h1>The gate</h1><article>{PROSE * 3}{frame}{PROSE.replace('noon', 'dawn') * 2}</article>"
    texts = [block.text for block in read_page(html.encode(), url=BASE).blocks if isinstance(block, Paragraph)]
    assert texts.index("[video: Gate]") == 3
    assert len(texts) == 6


def test_ten_thousand_frames_in_one_box_are_read() -> None:
    frames = "<iframe src='https://f.example/{0}'></iframe>"
    document = read("<p>Text.</p><div>" + "".join(frames.format(n) for n in range(10_000)) + "</div>")
    assert document.note is None
    assert len(document.links) == 10_000
