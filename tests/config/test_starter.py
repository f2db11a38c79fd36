"""The catalogue that a first start offers."""

from collections import Counter
from itertools import pairwise

from termnews.config.starter import starter


def test_the_catalogue_is_wide_enough_to_begin_with() -> None:
    sources = starter()
    by_category = Counter(source.category for source in sources)
    assert len(sources) >= 48
    assert len(by_category) >= 9
    assert {"World", "Technology", "Science", "Business", "Sport", "Culture"} <= set(by_category)


def test_each_source_has_its_own_address_a_title_and_a_secure_connection() -> None:
    sources = starter()
    assert all(source.url.startswith("https://") and source.title for source in sources)
    assert len({source.title for source in sources}) == len(sources)


def test_a_category_stands_in_one_place() -> None:
    categories = [source.category for source in starter()]
    changes = sum(before != after for before, after in pairwise(categories))
    assert changes == len(set(categories)) - 1
