"""The browser: only http and https ever reach it, as one argument, never through a shell."""

import os
import shlex
import shutil
import subprocess
import sys

from termnews.domain.addresses import is_web
from termnews.domain.text import clean_url

_OPENERS = ("xdg-open", "open", "wslview", "sensible-browser", "firefox", "chromium")


def _command(configured: str | None) -> list[str] | None:
    """Return the argv to start, before the address; None where there is nothing to start."""
    wanted = configured or os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if wanted:
        parts = shlex.split(wanted)
        return parts if parts and shutil.which(parts[0]) else None
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    return next(([name] for name in _OPENERS if shutil.which(name)), None)


def open_in_browser(url: str, configured: str | None = None) -> str:
    """Open a web address in the browser and return one sentence that says what came of it.

    `configured` is a command line of the reader's; `%s` in it stands for the address, else it comes last.
    """
    url = clean_url(url)
    if not is_web(url):
        return "Only http and https addresses are opened in the browser."
    command = _command(configured)
    if command is None:
        return f"No browser can be started here; the address is {url}"
    argv = [part.replace("%s", url) for part in command] if any("%s" in part for part in command) else [*command, url]
    try:
        subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        return f"The browser {command[0]} could not be started: {error.strerror}."
    return "Opened in the browser."
