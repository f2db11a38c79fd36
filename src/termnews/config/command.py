"""Split command lines of the settings as a shell would (shlex); they run without a shell."""

from pathlib import PurePath

from termnews.domain.errors import ConfigError

_SHELLS = frozenset(("ash", "bash", "csh", "dash", "fish", "ksh", "mksh", "sh", "tcsh", "zsh"))


def command_of(line: str) -> list[str]:
    """Return the program and its arguments that a command line names, `%s` in it standing for an address.

    Raises ConfigError, which says in the middle of a sentence what is wrong with it: also where a shell would read the
    address, whose author is somebody else.
    """
    # most commands of the program need none of this
    import shlex

    try:
        parts = shlex.split(line)
    except ValueError:
        raise ConfigError("its quotes do not come in pairs") from None
    if not parts or not parts[0]:
        raise ConfigError("it names no program")
    if "%s" in parts[0]:
        raise ConfigError("it begins with the address; the program comes first")
    if any("%s" in part and any(map(str.isspace, part)) for part in parts) or _is_read(parts):
        raise ConfigError("a shell would read the address as commands; name the program itself")
    return parts


def _is_read(parts: list[str]) -> bool:
    """Tell whether the address would be what a shell reads: the argument after its -c."""
    names = [PurePath(part).name for part in parts]
    shell = next((place for place, name in enumerate(names) if name in _SHELLS), None)
    if shell is None:
        return False
    options = [i for i, part in enumerate(parts) if i > shell and part.startswith("-") and part.endswith("c")]
    return any("%s" in "".join(parts[i + 1 : i + 2]) or i + 1 == len(parts) for i in options)
