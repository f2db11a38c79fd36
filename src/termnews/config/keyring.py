"""The system's keyring (Secret Service, macOS Keychain), for those who want no password in a file.

A password stands there under the address of its source and its user name, as `keyring set ADDRESS NAME` writes it.
"""

import importlib
from typing import Any

from termnews.domain.errors import ConfigError


class Keyring:
    """The keyring, through the library of that name, which is imported when the first password is asked for."""

    def __init__(self) -> None:
        self._problem: str | None = None

    def told(self) -> tuple[str, ...]:
        """Return the sentence that says why a password could not be kept here, where one could not, once."""
        problem, self._problem = self._problem, None
        return (problem,) if problem else ()

    def keep(self, url: str, username: str, password: str) -> bool:
        """Keep the password of a source, and tell whether it is there now."""
        try:
            library = _library()
            library.set_password(url, username, password)
            # A backend that keeps nothing says nothing.
            if library.get_password(url, username) == password:
                return True
            self._problem = f"The keyring did not keep a password, so it is in sources.toml: {_ADVICE}"
        except ConfigError as error:
            self._problem = f"The password is in sources.toml: {error}"
        except Exception as error:
            # Each backend has errors of its own.
            self._problem = (
                f"The password is in sources.toml, since the keyring refused it ({_reason(error)}): {_ADVICE}"
            )
        return False

    def password(self, url: str, username: str) -> str | None:
        """Return the password of a source, None where the keyring has none; ConfigError where it cannot be asked."""
        try:
            password = _library().get_password(url, username)
        except ConfigError:
            raise
        except Exception as error:
            raise ConfigError(f"The keyring does not give the password of this source ({_reason(error)}).") from error
        return password if isinstance(password, str) else None


_ADVICE = "unlock the keyring, or take `passwords` out of config.toml."


def _library() -> Any:
    try:
        return importlib.import_module("keyring")
    except Exception as error:
        raise ConfigError('the keyring cannot be used: install "termnews[keyring]".') from error


def _reason(error: Exception) -> str:
    """Return the kind of an error and not its words, which may hold what was to be kept."""
    return type(error).__name__
