"""The .netrc file: logins by host, as ftp, curl and git share them, for those who want them used here too."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from termnews.domain.errors import ConfigError
from termnews.domain.logins import Login

_MOST_BYTES = 1_000_000


class Netrc:
    """The logins of a .netrc. Its `default` entry is passed over: it would go to every server there is."""

    def __init__(self, logins: Mapping[str, Login]) -> None:
        self._logins = logins

    def login(self, url: str) -> Login | None:
        """Return the login for the host of a web address, None where the file has none."""
        try:
            return self._logins.get((urlsplit(url).hostname or "").lower())
        except ValueError:
            return None


def netrc_path() -> Path:
    """Return where the file is: $NETRC, else in the home folder."""
    return Path(os.environ.get("NETRC") or Path.home() / ".netrc")


def read_netrc(path: Path) -> Netrc:
    """Return what the file at `path` says; ConfigError, without a word of what is in it, where it is not used.

    One that others may read is not.
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
    return Netrc({name.lower(): Login(login, password) for name, (login, _, password) in hosts.items() if login})
