"""sources.toml: the subscriptions, edited by hand or by the program; comments and order stay as they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from termnews.config.replacing import locked, replace_file
from termnews.config.sources_text import positions, with_sources, with_value, without_sources
from termnews.config.subscriptions import parse_subscriptions, passed_over
from termnews.config.toml_text import read_text
from termnews.domain.addresses import is_web
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.source import UNFILED, Subscription
from termnews.domain.text import clean_url, one_line

Subscriptions = tuple[Subscription, ...]


class SourcesFile:
    """The sources.toml at `path`, which need not exist yet. Every method reads it anew: a person may have edited it.

    Any method raises ConfigError when the file is broken, naming file and line, and then leaves it untouched.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def exists(self) -> bool:
        """Whether there is a file, be it an empty one."""
        return self.path.exists()

    def read(self) -> Subscriptions:
        """Return the subscriptions in the order of the file; none where there is no file."""
        return self._parse(read_text(self.path) or "")

    def passed_over(self) -> tuple[str, ...]:
        """Return one sentence for each thing in the file that is valid but not used."""
        return passed_over(read_text(self.path) or "", str(self.path))

    def add(self, subscriptions: Sequence[Subscription]) -> Subscriptions:
        """Add those whose address is not there yet, at the end, and return them as written.

        Raises ConfigError for an address that is none of the web's; then nothing is added.
        """
        with locked(self.path):
            text = read_text(self.path) or ""
            before = self._parse(text)
            known = {subscription.url for subscription in before}
            new: dict[str, Subscription] = {}
            for subscription in map(_cleaned, subscriptions):
                if subscription.url not in known:
                    new.setdefault(subscription.url, subscription)
            added = tuple(new.values())
            if added:
                self._write((*before, *added), with_sources(text, added))
            return added

    def remove(self, url: str) -> None:
        """Take out the source of that address; NotFoundError when it is not there."""
        self._edit(url, lambda source: None, without_sources)

    def rename(self, url: str, title: str) -> None:
        """Give that source a title, an empty one for the feed's own; NotFoundError when it is not there."""
        title = one_line(title)
        self._edit(
            url,
            lambda source: replace(source, title=title or None),
            lambda text, which: with_value(text, which, "title", title),
        )

    def move(self, url: str, category: str) -> None:
        """File that source under a category, an empty one for Unfiled; NotFoundError when it is not there."""
        category = one_line(category) or UNFILED
        self._edit(
            url,
            lambda source: replace(source, category=category),
            lambda text, which: with_value(text, which, "category", category),
        )

    def _parse(self, text: str) -> Subscriptions:
        return parse_subscriptions(text, str(self.path))

    def _edit(
        self,
        url: str,
        change: Callable[[Subscription], Subscription | None],
        candidates: Callable[[str, Sequence[int]], Iterator[str]],
    ) -> None:
        """Make the source of that address what `change` says; `candidates` are ways the file may look then."""
        with locked(self.path):
            text = read_text(self.path) or ""
            before = self._parse(text)
            which = positions(text, url)
            if not which:
                raise NotFoundError(f"{url} is not among the sources in {self.path}.")
            wanted = clean_url(url)
            after = tuple(change(source) if source.url == wanted else source for source in before)
            if after != before:
                self._write(tuple(source for source in after if source), candidates(text, which))

    def _write(self, wanted: Subscriptions, candidates: Iterator[str]) -> None:
        """Replace the file by the first candidate that reads as `wanted`: a person's file is never put at risk."""
        for text in candidates:
            if self._reads_as(text, wanted):
                replace_file(self.path, text)
                return
        raise ConfigError(f"{self.path} is written in a way that cannot be edited here: edit it by hand.")

    def _reads_as(self, text: str, wanted: Subscriptions) -> bool:
        try:
            return self._parse(text) == wanted
        except ConfigError:
            return False


def _cleaned(subscription: Subscription) -> Subscription:
    url = clean_url(subscription.url)
    if not is_web(url):
        raise ConfigError(f'"{url}" is no web address: it must begin with https:// or http://.')
    return replace(
        subscription,
        url=url,
        category=one_line(subscription.category) or UNFILED,
        title=one_line(subscription.title or "") or None,
    )
