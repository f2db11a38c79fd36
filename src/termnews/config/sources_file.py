"""sources.toml: the subscriptions, edited by hand or by the program; comments and order stay as they are."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from termnews.config.files import for_owner_alone, locked, may_write, replace_file
from termnews.config.keyring import Keyring
from termnews.config.read_sources import SourcesText, read_sources
from termnews.config.source_logins import kept, missing_logins, with_logins
from termnews.config.source_table import EDITABLE, edited, subscription_of, table_of, web_address
from termnews.config.sources_text import with_sources, with_values, without_sources
from termnews.config.toml_text import read_text
from termnews.domain.errors import ConfigError, NotFoundError
from termnews.domain.logins import split_login
from termnews.domain.source import Subscription
from termnews.domain.text import clean_url

Subscriptions = tuple[Subscription, ...]
# A source and all its positions in the file.
Written = tuple[Subscription, list[int]]
_NOTHING = "\0 \t\n"


def is_blank(path: Path) -> bool:
    """Tell whether there is no file at `path`, or nothing in it, as a crash or a full disk may leave it."""
    return not (read_text(path) or "").strip(_NOTHING)


class SourcesFile:
    """The sources.toml at `path`, which need not exist yet. Every method reads it anew: a person may have edited it.

    Any method raises ConfigError when the file is broken, naming file and line, and then leaves it untouched. Those
    that change a source raise NotFoundError when there is none of that address.
    """

    def __init__(self, path: Path, keyring: Keyring | None = None) -> None:
        self.path = path
        self._keyring = keyring
        self._last: tuple[str, SourcesText] | None = None

    def read(self) -> Subscriptions:
        """Return the subscriptions in the order of the file; none where there is no file."""
        return self._reading(self._text()).subscriptions

    def passed_over(self) -> tuple[str, ...]:
        """Return one sentence for each thing in the file that is valid but not used."""
        return self._reading(self._text()).passed_over

    def add(self, subscriptions: Sequence[Subscription]) -> Subscriptions:
        """Add those whose address is not there yet, at the end, and return them as written.

        One that is there without a login gets the password it is added with. Raises ConfigError for an address that is
        none of the web's, and for any other value that the file may not hold; then nothing is added.
        """
        with locked(self.path):
            text = self._text()
            wanted: dict[str, Subscription] = {}
            for subscription in subscriptions:
                cleaned = subscription_of(table_of(subscription))
                wanted.setdefault(cleaned.url, cleaned)
            logins = missing_logins(self._reading(text), wanted.values())
            if logins:
                text = self._write(*with_logins(text, self._reading(text), logins, self._keyring))
            reading = self._reading(text)
            added = tuple(kept(wish, self._keyring) for wish in wanted.values() if wish.url not in reading.addresses)
            if added:
                self._write((*reading.subscriptions, *added), with_sources(text, added))
            return added

    def make_private(self) -> None:
        """Write the logins that stand in addresses as user names and passwords of their sources, for the owner alone.

        A file that cannot be changed, or that its owner has made read-only, stays as it is: `read` gives its sources
        without their logins too.
        """
        with suppress(ConfigError):
            reading = self._reading(self._text())
            if any(subscription.access.is_secret for subscription in reading.subscriptions):
                for_owner_alone(self.path)
            if not reading.logins or not may_write(self.path):
                return
            with locked(self.path):
                text = self._text()
                reading = self._reading(text)
                if reading.logins:  # another program may have been faster
                    self._write(*with_logins(text, reading, reading.logins, self._keyring))

    def remove(self, *urls: str) -> Callable[[], bool]:
        """Take out the sources of those addresses.

        What is returned puts them back with their comments where they were, or at the end if the file was changed
        since. It tells whether any was put back; none is whose address stands in the file again.
        """
        with locked(self.path):
            text = self._text()
            sources = self._find(text, *dict.fromkeys(urls))
            gone = {source.url: source for source, _ in sources}
            which = sorted(position for _, positions in sources for position in positions)
            left = tuple(source for source in self._reading(text).subscriptions if source.url not in gone)
            after = self._write(left, without_sources(text, which))

        def restore() -> bool:
            with locked(self.path):
                if self._text() == after:
                    replace_file(self.path, text)
                    return True
            return bool(self.add(tuple(gone.values())))

        return restore

    def change(self, wanted: Sequence[Subscription]) -> None:
        """Give the sources of these addresses other values of the EDITABLE fields, all in one write.

        Raises ConfigError for an interval that cannot be; then nothing is changed.
        """
        with locked(self.path):
            text = self._text()
            written = self._find(text, *(source.url for source in wanted))
            self._replace(text, [(old, edited(old[0], new)) for old, new in zip(written, wanted, strict=True)])

    def readdress(self, url: str, new: str) -> bool:
        """Give that source another address; where that one stands in the file already, change nothing and return False.

        Raises ConfigError where `new` is no web address.
        """
        new, _ = web_address(new)
        with locked(self.path):
            text = self._text()
            (written,) = self._find(text, url)
            if new in self._reading(text).addresses:
                return False
            self._replace(text, [(written, replace(written[0], url=new))])
            return True

    def _text(self) -> str:
        text = read_text(self.path) or ""
        return text if text.strip(_NOTHING) else ""

    def _reading(self, text: str) -> SourcesText:
        """Return what `text` says; the last text is remembered, for a start asks the same file several things."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, read_sources(text, str(self.path)))
        return last[1]

    def _find(self, text: str, *urls: str) -> list[Written]:
        """Return the source of each address with all its positions in the file."""
        reading = self._reading(text)
        sources = {source.url: source for source in reading.subscriptions}
        positions: dict[str, list[int]] = {}
        for position, address in enumerate(reading.addresses):
            positions.setdefault(address, []).append(position)
        cleaned = [split_login(clean_url(url))[0] for url in urls]
        missing = next((url for url in cleaned if url not in sources), None)
        if missing is not None:
            raise NotFoundError(f"{missing} is not among the sources in {self.path}.")
        return [(sources[url], positions[url]) for url in cleaned]

    def _replace(self, text: str, edits: Sequence[tuple[Written, Subscription]]) -> None:
        """Write what differs between sources and what is wanted of them; a key is called as its field is."""
        values: dict[int, dict[str, Any]] = {}
        for (source, positions), wanted in edits:
            fields = {name: getattr(wanted, name) for name in ("url", *EDITABLE)}
            keys = {
                name: None if value is False else value
                for name, value in fields.items()
                if value != getattr(source, name)
            }
            values.update(dict.fromkeys(positions, keys) if keys else {})
        if values:
            changed = {source.url: wanted for (source, _), wanted in edits}
            sources = (changed.get(source.url, source) for source in self._reading(text).subscriptions)
            self._write(tuple(sources), with_values(text, values))

    def _write(self, wanted: Subscriptions, candidates: Iterator[str]) -> str:
        """Replace the file by the first candidate that reads as `wanted`: a person's file is never put at risk."""
        for text in candidates:
            if _reads_as(text, wanted, str(self.path)):
                replace_file(self.path, text)
                return text
        raise ConfigError(f"{self.path} is written in a way that cannot be edited here: edit it by hand.")


def _reads_as(text: str, wanted: Subscriptions, name: str) -> bool:
    try:
        return read_sources(text, name).subscriptions == wanted
    except ConfigError:
        return False
