"""Generator of Also Read cases by a seed, half of them links, half look-alikes, and the score of a reading of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from benchmarks import also_read_links, also_read_links_later, also_read_lookalikes, also_read_lookalikes_later
from benchmarks.also_read_mutator import PAGE, Case, Mutator

from termnews.domain.document import Document, plain_text
from termnews.extract.fragment import read_fragment
from termnews.extract.page import read_page

_BEFORE = (
    "The old mill at the ford was sold on Thursday, after eleven years in which nobody wanted it, to a family that "
    "intends to grind flour there again and has bought the stones for it already.",
    "The council, which had kept the roof whole and little else, agreed to the price without a vote, and asked only "
    "that the wheel should turn on the day of the fair, as it did when its members were children.",
)
_AFTER = (
    "Work on the weir begins as soon as the water falls, the new owners said, and the race, which has been dry since "
    "the flood, will be cleared by hand so that the banks are not harmed.",
    "The first flour is promised for the autumn, and the bakers of three villages have said that they will buy it, "
    "whatever it costs in the first year, if it comes in sacks that one man can lift.",
)
_HTML = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>The mill is sold</title>
<link rel="canonical" href="{page}"></head><body><header><nav><a href="/">Home</a></nav></header><main><article>
<h1>The mill is sold</h1><div class="entry-content">{text}</div></article></main><footer><p>All rights.</p></footer>
</body></html>"""


def cases(seed: int, count: int, *, which: str = "all") -> Iterator[Case]:
    """Yield `count` cases, links and look-alikes in turn; `which` is "seen", "held out" or "all" templates."""
    pools = [
        (seen.SEEN if which != "held out" else []) + (later.HELD_OUT if which != "seen" else [])
        for seen, later in (
            (also_read_links, also_read_links_later),
            (also_read_lookalikes, also_read_lookalikes_later),
        )
    ]
    for number in range(count):
        pool = pools[number % 2]
        yield pool[number // 2 % len(pool)](Mutator(f"{seed} {number}"))


def page_of(case: Case) -> str:
    """Return the page that shows a case amid an article."""
    return _HTML.format(language=case.language, page=PAGE, text=article_of(case))


def article_of(case: Case) -> str:
    """Return the article's own HTML, as a feed carries it."""
    before, after = ("".join(f"<p>{text}</p>\n" for text in texts) for texts in (_BEFORE, _AFTER))
    return before + case.html + "\n" + after


def read(case: Case, *, feed: bool = False) -> Document:
    """Read a case as a page, or as a feed's HTML."""
    if feed:
        return read_fragment(article_of(case), url=PAGE)
    return read_page(page_of(case).encode(), url=PAGE)


def address(url: str) -> str:
    """Return an address as it is compared: absolute, without query, fragment and closing slash."""
    parts = urlsplit(urljoin(PAGE, url))
    return f"{parts.netloc}{parts.path.rstrip('/')}"


@dataclass(slots=True)
class Score:
    """Counts over many cases, and a line for each case that went wrong."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    taken: int = 0
    lookalikes: int = 0
    worded: int = 0
    lost: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the links found that are right."""
        return self.right / max(self.right + self.extra, 1)

    @property
    def recall(self) -> float:
        """The share of the right links that were found."""
        return self.right / max(self.right + self.missed, 1)

    def add(self, case: Case, document: Document) -> None:
        """Compare what was found with what was meant."""
        found = {address(link.url): link.text for link in document.links if link.kind == "also_read"}
        wanted = {address(url): title for url, title in case.expected}
        text = "".join(plain_text(document).split())
        pieces = [*_BEFORE, *_AFTER, *case.kept]
        lost = [piece for piece in pieces if "".join(piece.split()) not in text]
        worded = [
            title
            for url, title in found.items()
            if url in wanted and "".join(title.split()) != "".join(wanted[url].split())
        ]
        self.right += len(found.keys() & wanted.keys())
        self.extra += len(found.keys() - wanted.keys())
        self.missed += len(wanted.keys() - found.keys())
        self.lookalikes += not wanted
        self.taken += bool(found and not wanted)
        self.lost += len(lost)
        self.worded += len(worded)
        if found.keys() != wanted.keys() or lost or worded:
            what = f"found {list(found)}, wanted {list(wanted)}, lost {lost}, worded {worded}"
            self.faults.append(f"{case.name} ({case.language}): {what}\n    {case.html}")


def score(seed: int, count: int, *, which: str = "all", feed: bool = False) -> Score:
    """Read cases and score them."""
    result = Score()
    for case in cases(seed, count, which=which):
        result.add(case, read(case, feed=feed))
    return result
