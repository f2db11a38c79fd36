"""Crash report: what the log and a person are told of an exception that nobody foresaw."""

import os
import sys
import traceback
from pathlib import Path

from termnews.cli.output import message
from termnews.config.paths import find_paths
from termnews.domain.errors import ConfigError
from termnews.domain.text import clean
from termnews.library.logs import log_crash

DEBUG = "TERMNEWS_DEBUG"
"""The variable that has the traceback shown, for those who look for a defect."""


def report(error: Exception) -> None:
    """Write the traceback to the log, and one sentence to stderr that says where it is."""
    log = log_crash(error, _usual_log())
    if os.environ.get(DEBUG):
        # what stumbled over a publisher's text may hold it
        sys.stderr.write(clean("".join(traceback.format_exception(error))))
    details = f"the log has the details: {log}" if log else f"set {DEBUG}=1 to see the details."
    message(f"termnews: Something went wrong that should not; {details}")


def _usual_log() -> Path | None:
    try:
        return find_paths().log
    except ConfigError:
        return None
