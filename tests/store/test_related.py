"""Articles of the cache that are related to one."""

from datetime import timedelta

from tests.store.conftest import NOW, STARS, Filling, article

from termnews.domain.article import ParsedArticle
from termnews.domain.document import Document, Paragraph

MILL = "The old mill on the weir grinds barley again, and the miller sells flour at the gate."
TIDE = "The spring tide drowned the causeway, and the ferry lay moored off the island."


def story(title: str, body: str, *, hours: float = 1, site: str = "rivers.example", **more: object) -> ParsedArticle:
    return article(title.replace(" ", "-"), title=title, body=f"<p>{body}</p>", hours=hours, site=site, **more)


def others(count: int = 8) -> list[ParsedArticle]:
    """Return articles that share with others only what all share."""
    words = [" ".join(f"word{n}x{k}" for k in range(20)) for n in range(count)]
    return [story(f"Number{n}", f"The {text} and the rest.", hours=50 + n) for n, text in enumerate(words)]


def related(filling: Filling, title: str, **options: object) -> list[str]:
    cache = filling.cache
    number = next(one.id for one in cache.articles.headlines(range(1, 60)) if one.title == title)
    found = cache.related.find(number, now=NOW, **options)  # type: ignore[arg-type]
    return [one.title for one in cache.articles.headlines(found)]


def fill(filling: Filling, *stories: ParsedArticle) -> None:
    filling.take(1, [*others(), *stories])


def test_articles_that_share_the_telling_words_are_related(filling: Filling) -> None:
    fill(
        filling,
        story("Barley prices", "Farmers bring barley to the mill at the weir; the miller pays in flour."),
        story("The mill", MILL),
        story("Spring tide", TIDE),
    )
    assert related(filling, "The mill") == ["Barley prices"]
    assert related(filling, "Spring tide") == []


def test_one_word_shared_by_two_headlines_without_a_text_is_chance(filling: Filling) -> None:
    filling.take(1, others(30))
    fill(
        filling,
        article("a", title="Metal Revolution", body=" "),
        article("b", title="Cultural revolution in letters", body=" "),
        article("c", title="The revolution in metal", body=" "),
    )
    filling.take(2, [article("d", title="Metal, revolution!", body=" ", url=None, site="stars.example")])
    assert related(filling, "Metal Revolution") == ["The revolution in metal"]
    assert related(filling, "Metal, revolution!") == ["The revolution in metal"]


def test_a_full_text_counts_in_place_of_the_feeds(filling: Filling) -> None:
    fill(filling, story("The mill", MILL), story("Short", "Only a teaser."))
    assert related(filling, "Short") == []
    page = Document(blocks=(Paragraph("At the weir the miller ground barley to flour in his mill."),))
    number = filling.cache.articles.by_address("https://rivers.example/Short")
    assert number is not None
    filling.cache.documents.put(number, page, [], now=NOW)
    assert related(filling, "Short") == ["The mill"]


def test_the_newer_of_two_alike_comes_first(filling: Filling) -> None:
    fill(
        filling,
        story("The mill", MILL),
        story("Miller one", "A miller at a weir told of barley, of flour, his first year and his cat.", hours=24 * 200),
        story("Miller two", "A miller at a weir told of barley, of flour, her last season and her dog.", hours=2),
    )
    assert related(filling, "The mill") == ["Miller two", "Miller one"]


def test_copies_of_the_article_and_of_each_other_are_left_out(filling: Filling) -> None:
    close = "The miller of the weir bakes barley bread with flour of his own mill, on Fridays only."
    filling.take(2, [story("the MILL!", "Barley, flour, miller, weir: the mill.", site="stars.example")])
    fill(
        filling,
        story("The mill", MILL),
        story("Agency copy", f"{MILL} (Agency)"),
        story("Bread", close),
        story("Bread again", f"{close} Updated."),
    )
    assert len(related(filling, "The mill")) == 1
    assert related(filling, "The mill")[0].startswith("Bread")


def test_what_the_article_links_to_already_is_left_out_in_any_form_of_its_address(filling: Filling) -> None:
    fill(filling, story("The mill", MILL), story("Bread", "The miller bakes barley bread by the weir with flour."))
    assert related(filling, "The mill") == ["Bread"]
    assert related(filling, "The mill", without=["http://www.rivers.example/Bread?utm_source=x#top"]) == []


def test_an_article_at_the_same_address_in_another_source_is_left_out(filling: Filling) -> None:
    url = "https://rivers.example/mill"
    filling.take(2, [story("Elsewhere", "Barley and flour, the miller and his weir.", url=url, site="stars.example")])
    fill(filling, story("The mill", MILL, url=url))
    assert related(filling, "The mill") == []


def test_articles_of_sources_no_longer_subscribed_to_are_left_out_unless_starred(filling: Filling) -> None:
    fill(filling, story("Bread", "The miller bakes barley bread by the weir with flour."))
    filling.take(2, [story("The mill", MILL, site="stars.example")])
    filling.cache.sources.sync([STARS])
    assert related(filling, "The mill") == []
    filling.cache.states.mark([9], starred=True)
    assert related(filling, "The mill") == ["Bread"]


def test_texts_without_spaces_between_words_have_related_ones(filling: Filling) -> None:
    fill(
        filling,
        story("渋谷の水車", "古い水車小屋が大麦の粉をふたたび挽いている。"),
        story("粉屋の朝", "水車小屋の朝は早く、大麦を運ぶ人が並ぶ。"),
    )
    assert related(filling, "渋谷の水車") == ["粉屋の朝"]


def test_there_are_never_more_than_asked_for(filling: Filling) -> None:
    rows = [
        story(f"Mill {n}", f"The miller at weir {n} with barley flour, " + " ".join(f"x{n}y{k}" for k in range(12)))
        for n in range(9)
    ]
    filling.take(1, [*others(40), *rows])
    assert len(related(filling, "Mill 3")) == 5
    assert len(related(filling, "Mill 3", limit=2)) == 2


def test_an_article_without_words_and_one_that_is_not_there_have_none(filling: Filling) -> None:
    fill(filling, story("§", "— 12 —"))
    assert related(filling, "§") == []
    assert filling.cache.related.find(999, now=NOW + timedelta(days=1)) == []


def test_punctuation_that_is_syntax_to_the_index_does_no_harm(filling: Filling) -> None:
    fill(
        filling, story('NEAR("mill" OR weir)*', MILL), story("-mill^", 'The "miller" AND the weir: NOT flour, barley*')
    )
    assert related(filling, "-mill^") == ['NEAR("mill" OR weir)*']
