"""File permissions: what this program writes is for its owner alone, also what an earlier version left open."""

from contextlib import suppress
from pathlib import Path

from termnews.config.files import for_owner_alone, private_folder
from termnews.config.paths import Paths, find_paths

_BESIDE_CACHE = ("", "-wal", "-shm")


def keep_private(paths: Paths) -> None:
    """Make the folders and files in their usual places 0700 and 0600; what a person named is left as it is.

    The folder of the usual cache is made where it is missing, with those above it.
    """
    usual = find_paths()
    folders, files = [paths.state, paths.pictures], [path for path in _in(paths.state) if path.is_file()]
    if paths.cache == usual.cache:
        with suppress(OSError):
            private_folder(paths.cache.parent)
        folders.append(paths.cache.parent)
        files += [paths.cache.with_name(paths.cache.name + ending) for ending in _BESIDE_CACHE]
    if paths.config == usual.config:
        folders.append(paths.config)
        files.append(paths.sources)
    for path in (*folders, *files):
        # A link leads to where somebody else may decide, such as a repository of settings.
        if not path.is_symlink():
            for_owner_alone(path)


def _in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
