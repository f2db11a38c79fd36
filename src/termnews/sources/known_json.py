"""JSON that many sites serve in one of a few shapes: WordPress posts, Hacker News search, Reddit, GitHub, news APIs."""

import html
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from termnews.domain.article import Enclosure, ParsedArticle, ParsedFeed
from termnews.sources import fields, limits
from termnews.sources.feed_dates import FeedDates
from termnews.sources.jsonfeed import JsonObject, objects, string, strings

# What news APIs call the fields, best first. A dot leads into an object.
_TITLE = ("title", "headline.main", "headline", "webTitle", "name", "story_title")
_URL = ("url", "link", "html_url", "webUrl", "web_url", "permalink", "canonical_url", "story_url")
_ID = ("id", "guid", "uuid", "_id", "article_id", "short_id", "question_id", "uri")
_PUBLISHED = ("published", "publishedAt", "published_at", "pubDate", "pub_date", "datePublished", "date_published",
              "published_date", "webPublicationDate", "date", "created_at", "createdAt", "creation_date", "created",
              "publishDate", "publish_date", "timestamp", "time")  # fmt: skip
_UPDATED = ("updated", "updatedAt", "updated_at", "modified", "dateModified", "date_modified", "updated_date",
            "last_activity_date")  # fmt: skip
_SUMMARY = ("description", "summary", "abstract", "excerpt", "snippet", "lead_paragraph", "fields.trailText")
_BODY = ("content_html", "content", "body_html", "body", "fullText", "fields.body", "text", "html")
_AUTHORS = ("authors", "author", "byline", "creator", "user", "submitter_user", "owner", "by", "fields.byline")
_TOPICS = ("tags", "tag_list", "topics", "categories", "category", "keywords", "sectionName", "section")
_IMAGE = (
    "image",
    "urlToImage",
    "image_url",
    "imageUrl",
    "thumbnail",
    "cover_image",
    "social_image",
    "fields.thumbnail",
)
_COMMENTS = ("comments_url", "commentsUrl")
_LISTS = ("articles", "items", "posts", "results", "news", "stories", "data", "docs", "hits", "entries", "response",
          "releases", "value", "feed", "list")  # fmt: skip
# Keys that lead into each other at most this deep to a list of articles.
_DEPTH = 3
_NAMES = ("name", "username", "display_name", "login", "title", "original", "label", "rendered", "firstname")

Reader = Callable[[JsonObject, str], ParsedArticle]


def _at(holder: object, path: str) -> Any:
    for name in path.split("."):
        holder = holder.get(name) if isinstance(holder, dict) else None
    return holder


def _first(holder: JsonObject, paths: Iterable[str]) -> Any:
    return next((value for value in (_at(holder, path) for path in paths) if value not in (None, "", [], {})), None)


def _texts(value: object) -> list[str]:
    """Return the texts of a value that may be a text, a list, or objects with a name."""
    if isinstance(value, list):
        return [text for element in value for text in _texts(element)]
    if isinstance(value, dict):
        return [text for text in [string(_first(value, _NAMES))] if text]
    return [string(value)] if string(value) else []


def _text(value: object) -> str:
    return next(iter(_texts(value)), "")


def _html(value: object) -> str:
    text = _text(value)
    return text if "<" in text else fields.html_of_text(text)


def _picture(value: object) -> object:
    if isinstance(value, list):
        value = value[0] if value else None
    return _first(value, ("url", "src", "href", "source.url")) if isinstance(value, dict) else value


def _general(article: JsonObject, base: str, dates: FeedDates) -> ParsedArticle:
    summary, body = fields.summary_and_body(_html(_first(article, _BODY)), _html(_first(article, _SUMMARY)))
    topics = _first(article, _TOPICS)
    return ParsedArticle(
        guid=fields.guid(_first(article, _ID)),
        url=fields.web(_text(_first(article, _URL)), base),
        title=fields.title(_text(_first(article, _TITLE))),
        summary=summary,
        body=body,
        authors=fields.authors(_texts(_first(article, _AUTHORS))),
        topics=fields.topics(topics.split(",") if isinstance(topics, str) else _texts(topics)),
        published=dates.read(_first(article, _PUBLISHED)),
        updated=dates.read(_first(article, _UPDATED)),
        language=fields.language(article.get("language") or article.get("lang")),
        image=fields.web(_picture(_first(article, _IMAGE)), base),
        comments=fields.web(_first(article, _COMMENTS), base),
    )


def _wordpress(post: JsonObject, base: str) -> ParsedArticle:
    """Read a post of the WordPress REST API (`/wp-json/wp/v2/posts`); `_embed` adds names and the picture."""
    summary, body = fields.summary_and_body(_text(_at(post, "content")), _text(_at(post, "excerpt")))
    terms = [term for group in _at(post, "_embedded.wp:term") or () for term in objects(group)]
    media = objects(_at(post, "_embedded.wp:featuredmedia"))
    names = [string(author.get("name")) for author in objects(_at(post, "_embedded.author"))]
    return ParsedArticle(
        guid=fields.guid(_text(post.get("guid"))) or fields.guid(post.get("id")),
        url=fields.web(post.get("link"), base),
        title=fields.title(_text(post.get("title"))),
        summary=summary,
        body=body,
        authors=fields.authors(names or [string(_at(post, "yoast_head_json.author"))]),
        topics=fields.topics(string(term.get("name")) for term in terms),
        published=fields.when(post.get("date_gmt") or post.get("date")),
        updated=fields.when(post.get("modified_gmt") or post.get("modified")),
        image=fields.web(media[0].get("source_url") if media else post.get("jetpack_featured_media_url"), base),
    )


def _hacker_news(hit: JsonObject, base: str) -> ParsedArticle:
    """Read a hit of the Hacker News search (Algolia); a question without a link of its own is its discussion."""
    discussion = f"https://news.ycombinator.com/item?id={hit.get('objectID')}"
    text = _text(hit.get("story_text")) or _text(hit.get("comment_text"))
    tags = [tag for tag in strings(hit.get("_tags")) if tag in ("ask_hn", "show_hn", "job", "poll")]
    return ParsedArticle(
        guid=fields.guid(hit.get("objectID")),
        url=fields.web(hit.get("url"), base) or discussion,
        title=fields.title(_text(hit.get("title")) or _text(hit.get("story_title"))),
        body=fields.text(text),
        authors=fields.authors([string(hit.get("author"))]),
        topics=fields.topics(tag.replace("_", " ") for tag in tags),
        published=fields.when(hit.get("created_at") or hit.get("created_at_i")),
        comments=discussion,
    )


def _reddit(child: JsonObject, base: str) -> ParsedArticle:
    """Read a child of a Reddit listing; its HTML comes escaped unless one asks otherwise."""
    post = child["data"]
    escaped = string(post.get("selftext_html")) or string(post.get("body_html"))
    body = html.unescape(escaped) if escaped.startswith("&lt;") else escaped
    discussion = fields.web(post.get("permalink"), "https://www.reddit.com/")
    preview = objects(_at(post, "preview.images"))
    picture = html.unescape(string(_at(preview[0], "source.url"))) if preview else post.get("thumbnail")
    return ParsedArticle(
        guid=fields.guid(post.get("name") or post.get("id")),
        url=fields.web(post.get("url"), "https://www.reddit.com/") or discussion,
        title=fields.title(_text(post.get("title")) or _text(post.get("link_title"))),
        body=fields.text(body),
        authors=fields.authors([string(post.get("author"))]),
        topics=fields.topics([string(post.get("subreddit")), string(post.get("link_flair_text"))]),
        published=fields.when(post.get("created_utc")),
        updated=fields.when(post.get("edited") or None),
        image=fields.web(picture, "") if string(picture).startswith("http") else None,
        comments=discussion,
    )


def _github(release: JsonObject, base: str) -> ParsedArticle:
    """Read a release of the GitHub API; its notes are Markdown and are shown as the text they are."""
    assets = (fields.enclosure(asset.get("browser_download_url"), asset.get("content_type"), asset.get("size"), base)
              for asset in objects(release.get("assets")))  # fmt: skip
    enclosures: tuple[Enclosure, ...] = tuple(asset for asset in assets if asset)
    return ParsedArticle(
        guid=fields.guid(release.get("node_id") or release.get("id")),
        url=fields.web(release.get("html_url"), base),
        title=fields.title(_text(release.get("name")) or _text(release.get("tag_name"))),
        body=fields.html_of_text(string(release.get("body"))),
        authors=fields.authors([string(_at(release, "author.login"))]),
        topics=fields.topics(["pre-release"] if release.get("prerelease") is True else []),
        published=fields.when(release.get("published_at") or release.get("created_at")),
        enclosures=enclosures,
    )


def _shape(item: JsonObject) -> tuple[str, Reader] | None:
    """Return the name of the shape that an object has, and its reader."""
    if isinstance(_at(item, "title.rendered"), str):
        return "wordpress", _wordpress
    if "objectID" in item and "created_at" in item:
        return "hackernews", _hacker_news
    if item.get("kind") in ("t1", "t3") and isinstance(item.get("data"), dict):
        return "reddit", _reddit
    if "tag_name" in item and "html_url" in item:
        return "github", _github
    if _text(_first(item, _TITLE)) and _text(_first(item, _URL)):
        return "list", partial(_general, dates=FeedDates((), None))
    return None


def _listed(data: object, depth: int = 0) -> tuple[list[JsonObject], tuple[str, Reader]] | None:
    """Return the first list of objects in which a shape is known, with that shape."""
    if isinstance(data, list):
        listed = objects(data)
        shape = next((known for known in map(_shape, listed) if known), None)
        if shape:
            return listed, shape
        # a Reddit page of comments is a list of two listings
        nested = (
            [match for match in (_listed(inner, depth + 1) for inner in listed[:3]) if match] if depth < _DEPTH else []
        )
        return nested[0] if nested else None
    if isinstance(data, dict) and depth <= _DEPTH:
        for name in [*_LISTS, "children"]:
            if isinstance(data.get(name), (list, dict)):
                inside = _listed(data[name], depth + 1)
                if inside:
                    return inside
    return None


def read(data: object, url: str) -> ParsedFeed | None:
    """Return the feed of a JSON value in a known shape, None for another; an empty list is a feed without articles."""
    listed = _listed(data)
    if listed is None:
        empty = data == [] or (isinstance(data, dict) and any(data.get(name) == [] for name in _LISTS))
        return ParsedFeed(title=None, articles=(), form="list") if empty else None
    rows, (form, _) = listed
    rows = list(limits.first_articles(rows))
    written = (string(_first(row, names)) for row in rows for names in (_PUBLISHED, _UPDATED))
    language = fields.language(rows[0].get("language") or rows[0].get("lang"))
    dates = FeedDates(written, language)
    general = partial(_general, dates=dates)
    readers = (_shape(row) for row in rows)
    # an object without a title is an article all the same, if the rest of the list is
    articles = tuple(
        (shape[1] if shape and shape[0] != "list" else general)(row, url)
        for row, shape in zip(rows, readers, strict=True)
    )
    named = _first(data, ("title", "name")) if isinstance(data, dict) else None
    title = fields.title(string(named)) or None
    return ParsedFeed(title, articles, form=form, unread_dates=dates.unread)
