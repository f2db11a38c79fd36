"""Messages that more than one pane, or work of the whole screen, posts; a pane nests those of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.message import Message

from termnews.config.settings import Settings
from termnews.library.events import (
    PagePrefetched,
    PicturePrefetched,
    PrefetchFinished,
    RefreshFinished,
    SourceRefreshed,
)
from termnews.library.lists.marks import Marked

Told = Literal["information", "warning", "error"]


class CacheInvalidated(Message):
    """What the panes show of the cache or of the settings is another thing now."""


@dataclass
class MarksChanged(CacheInvalidated):
    """Articles have other marks now; `undone` tells that a step was taken back."""

    step: Marked
    undone: bool = False
    tell: bool = False


@dataclass
class EditSeen(CacheInvalidated):
    """An edited article was opened: its row says so no longer."""

    article: int


@dataclass
class SourcesChanged(CacheInvalidated):
    """The list of sources is another one now; `said` is what to tell of it, and that it can be undone if it `undoes`.

    `select` is an address to put the cursor on, `category` a category. `left_out` has a sentence for each thing that an
    import did not take, to be listed.
    """

    select: str | None = None
    category: str | None = None
    said: str = ""
    undoes: bool = False
    left_out: Sequence[str] = ()


class RefreshBegun(CacheInvalidated):
    """Sources are being asked for articles."""


@dataclass
class RefreshProgress(CacheInvalidated):
    """One source of a refresh is done."""

    result: SourceRefreshed


@dataclass
class RefreshDone(CacheInvalidated):
    """A refresh is over."""

    finished: RefreshFinished


@dataclass
class PictureHeld(Message):
    """A picture of Sixel is to be drawn where its number is, a strip for each of its rows; without strips, no more."""

    number: int
    strips: Sequence[str]


@dataclass
class PrefetchProgress(Message):
    """One page of a prefetch is done, or one picture."""

    done: PagePrefetched | PicturePrefetched


@dataclass
class PrefetchDone(Message):
    """A prefetch is over."""

    finished: PrefetchFinished


@dataclass
class ChangedElsewhere(CacheInvalidated):
    """Other programs have changed the cache, and brought so many articles."""

    new: int


@dataclass
class SettingsChanged(CacheInvalidated):
    """The settings are others now; `problems` has a sentence for each mistake in config.toml."""

    settings: Settings
    problems: tuple[str, ...]


@dataclass
class Notice(Message):
    """One sentence for the reader; it ends with `hint`, told with the keys of the actions that this names."""

    text: str
    severity: Told = "information"
    hint: str = ""
