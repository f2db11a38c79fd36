"""The browser: only http and https ever reach it, as one argument, never through a shell."""

import os
import re
import shutil
import subprocess
import sys

from termnews.config.command import command_of
from termnews.domain.addresses import is_web
from termnews.domain.errors import ConfigError
from termnews.domain.shown_address import has_login, shown_address, shown_host
from termnews.domain.text import clean_url

_OPENERS = ("xdg-open", "open", "wslview", "sensible-browser", "firefox", "chromium")
# Browsers take a backslash for a slash, and so another host than is seen; none of these stands in a name (RFC 3986).
_ODD = re.compile(r"[\\%^|{}]")


def open_in_browser(url: str, configured: str | None = None) -> str:
    """Open a web address in the browser and return one sentence that says what came of it.

    `configured` is a command line of the reader's; `%s` in it stands for the address, else it comes last.
    """
    url = clean_url(url)
    refused = _why_not(url)
    if refused:
        return refused
    try:
        command = _command(configured)
    except ConfigError as error:
        return f"The browser was not started: {error}."
    if command is None:
        return f"No browser can be started here; the address is {shown_address(url)}"
    argv = [part.replace("%s", url) for part in command] if any("%s" in part for part in command) else [*command, url]
    try:
        subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except (OSError, ValueError) as error:
        return f"The browser {command[0]} could not be started: {getattr(error, 'strerror', None) or error}."
    return f"Opened {shown_host(url)} in the browser."


def _why_not(url: str) -> str:
    """Return why an address is not opened, "" where it is."""
    if not is_web(url):
        return "Only http and https addresses are opened in the browser."
    host = shown_host(url)
    if has_login(url):
        return f"This address is not opened: it leads to {host or 'no host'} and holds a user name, which may mislead."
    if not host or _ODD.search(host):
        return "This address is not opened: its host is not valid."
    return ""


def _command(configured: str | None) -> list[str] | None:
    """Return the argv to start, without the address; None where there is nothing to start."""
    wanted = configured or os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if wanted:
        parts = command_of(wanted)
        return parts if shutil.which(parts[0]) else None
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    return next(([name] for name in _OPENERS if shutil.which(name)), None)
