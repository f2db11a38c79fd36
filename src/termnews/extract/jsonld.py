"""JSON-LD of a page: what schema.org's article types say about it, references by `@id` followed."""

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from termnews.domain.text import plain_title

Node = dict[str, Any]

_ARTICLES = re.compile(
    r"(^|/)(\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|TechArticle|ScholarlyArticle|OpinionNewsArticle|"
    r"SocialMediaPosting|DiscussionForumPosting|AdvertiserContentArticle|SatiricalArticle|Review|Recipe|"
    r"MedicalWebPage|CreativeWork|QAPage|PodcastEpisode|VideoObject)$"
)
_PAGES = re.compile(r"(^|/)(WebPage|ItemPage|CollectionPage|AboutPage|FAQPage)$")
_CONTROL = re.compile(r"[\x00-\x1f]")
_MAX_NODES = 500


def _load(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").removesuffix(";").strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:
            # raw newlines and a comma too many are what goes wrong most
            return json.loads(re.sub(r",\s*([}\]])", r"\1", _CONTROL.sub(" ", text)), strict=False)
        except (ValueError, RecursionError):
            return None


class Graph:
    """All objects of a page's JSON-LD blocks, by type and by `@id`."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self.nodes: list[Node] = []
        self._by_id: dict[str, Node] = {}
        for script in page.css('script[type*="ld+json"]'):
            self._gather(_load(script.text()), 0)
        for node in self.nodes:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(self._by_id.get(name, {})):
                self._by_id[name] = node

    def _gather(self, value: Any, depth: int) -> None:
        if depth > 6 or len(self.nodes) > _MAX_NODES:
            return
        if isinstance(value, list):
            for member in value:
                self._gather(member, depth + 1)
        elif isinstance(value, dict):
            if "@type" in value:
                self.nodes.append(value)
            for name in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "breadcrumb"):
                if name in value:
                    self._gather(value[name], depth + 1)

    def whole(self, value: Any) -> Any:
        """Return the object that a mere reference names, or `value` itself."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return self._by_id.get(value["@id"], value)
        return value

    def article(self) -> Node:
        """Return the object that describes the article, else the page's own, else an empty one."""
        for pattern in (_ARTICLES, _PAGES):
            candidates = [node for node in self.nodes if any(pattern.search(kind) for kind in types(node))]
            if candidates:
                # more than one: the fullest; an article's body or headline make it that
                return max(
                    candidates,
                    key=lambda n: (
                        ("articleBody" in n) + ("headline" in n) * 2 + ("datePublished" in n) * 2 + ("author" in n)
                    ),
                )
        return {}

    def article_body(self) -> str:
        """Return the longest articleBody that any object gives, as it stands there."""
        bodies = [node.get("articleBody") for node in self.nodes]
        return max((body for body in bodies if isinstance(body, str)), key=len, default="")

    def crumbs(self) -> list[str]:
        """Return the names of the breadcrumb trail, the page itself and the front page left out."""
        for node in self.nodes:
            if "BreadcrumbList" in types(node):
                steps = node.get("itemListElement")
                steps = steps if isinstance(steps, list) else []
                steps = sorted(
                    (s for s in steps if isinstance(s, dict)), key=lambda s: str(s.get("position", "")).zfill(4)
                )
                names = []
                for step in steps:
                    target = step.get("item")
                    name = step.get("name") or (target.get("name") if isinstance(target, dict) else None)
                    if isinstance(name, str):
                        names.append(plain_title(name))
                return names[1:-1] if len(names) > 2 else names[1:] if len(names) > 1 and "item" in steps[-1] else []
        return []

    def names(self, value: Any) -> list[str]:
        """Return the names of people, organisations or things: strings, objects, references, or lists of these."""
        names: list[str] = []
        for entry in value if isinstance(value, list) else [value]:
            entry = self.whole(entry)
            if isinstance(entry, dict):
                entry = entry.get("name")
                names += (
                    self.names(entry) if isinstance(entry, (list, dict)) else [entry] if isinstance(entry, str) else []
                )
            elif isinstance(entry, str):
                names.append(entry)
        return [plain_title(name) for name in names if name.strip()]

    def people(self, value: Any) -> tuple[list[str], list[str]]:
        """Return the names of people, and those of organisations apart, in a value that may hold either."""
        people: list[str] = []
        organisations: list[str] = []
        for entry in value if isinstance(value, list) else [value]:
            entry = self.whole(entry)
            is_one = isinstance(entry, dict) and any(kind.endswith("Organization") for kind in types(entry))
            (organisations if is_one else people).extend(self.names(entry))
        return people, organisations

    def sites(self) -> list[str]:
        """Return the names of the websites and publishers that the data describes."""
        found: list[str] = []
        for node in self.nodes:
            if "WebSite" in types(node):
                found += self.names([node.get("name"), node.get("alternateName")])
            found += self.names(node.get("publisher"))
        return found

    def image(self, value: Any) -> str:
        """Return the first address of an image value."""
        for entry in value if isinstance(value, list) else [value]:
            entry = self.whole(entry)
            if isinstance(entry, dict):
                entry = entry.get("url") or entry.get("contentUrl")
                entry = entry[0] if isinstance(entry, list) and entry else entry
            if isinstance(entry, str) and "." in entry:
                return entry
        return ""


def types(node: Node) -> list[str]:
    """Return an object's types; JSON-LD allows one or a list."""
    kind = node.get("@type")
    return (
        [kind] if isinstance(kind, str) else [k for k in kind if isinstance(k, str)] if isinstance(kind, list) else []
    )


def text(node: Node, *names: str) -> str:
    """Return the first of the named values that is text, as one plain line."""
    for name in names:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return plain_title(str(value))
    return ""
