"""Edits of one source in a sources.toml, as the program makes them: the whole source with other fields."""

from dataclasses import replace
from typing import Any

from termnews.config.sources_file import SourcesFile
from termnews.domain.logins import split_login


def edit(file: SourcesFile, url: str, **fields: Any) -> None:
    """Give the source at `url` other values of some fields."""
    source = next(source for source in file.read() if source.url == split_login(url)[0])
    file.change([replace(source, url=url, **fields)])
