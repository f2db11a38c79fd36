"""The .netrc file: logins by host, as ftp, curl and git share them, for those who want them used here too."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from termnews.domain.errors import ConfigError
from termnews.domain.logins import Login

_MOST_BYTES = 1_000_000


def netrc_path() -> Path:
    """Return where the file is: $NETRC, else in the home folder."""
    return Path(os.environ.get("NETRC") or Path.home() / ".netrc")


def read_netrc(path: Path) -> Mapping[str, Login]:
    """Return the logins of the file at `path` by host; ConfigError, without a word of it, where it is not used.

    One that others may read is not. The `default` entry is passed over: it would go to every server there is.
    """
    import netrc

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            raise ConfigError(f"{path} is no file that logins could be read from.")
        if os.name == "posix" and status.st_mode & 0o077:
            raise ConfigError(f"{path} is not used, since other users may read it: run chmod 600 on it.")
        hosts = netrc.netrc(str(path)).hosts
    except netrc.NetrcParseError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise ConfigError(f"{path}{line}: this is not how a .netrc is written, so no login of it is used.") from None
    except OSError as error:
        raise ConfigError(f"{path} could not be read, so no login of it is used: {error.strerror or error}.") from error
    except UnicodeError:
        raise ConfigError(f"{path} is no text, so no login of it is used.") from None
    hosts.pop("default", None)
    return {name.lower(): Login(login, password) for name, (login, _, password) in hosts.items() if login}
