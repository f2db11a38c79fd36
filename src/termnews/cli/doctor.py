"""Command doctor: check-ups of configuration, cache and terminal, with advice."""

import argparse
import sys
from datetime import UTC, datetime

from termnews.cli.output import JsonRow, paint, print_json
from termnews.cli.picture_check import picture_checks
from termnews.cli.terminal import own_terminal_checks
from termnews.config.paths import find_paths
from termnews.config.settings import load_settings
from termnews.domain.text import one_line
from termnews.library.compose import Options
from termnews.library.doctor.cache_checkup import cache_checks
from termnews.library.doctor.checkup import (
    Check,
    Status,
    configuration_checks,
    exit_code,
    log_checks,
    network_checks,
    program_checks,
)
from termnews.library.logs import log_to
from termnews.tui.keys.dispatcher import keys_in_force
from termnews.tui.look.terminal import this_terminal

_MARKS = {Status.OK: ("ok", "32"), Status.WARNING: ("~", "33"), Status.PROBLEM: ("!", "31")}


async def doctor(options: Options, args: argparse.Namespace) -> int:
    """Print a line for each check; return 0 where nothing is wrong, 1 for a problem, 3 where only sources have one.

    Unlike other commands it opens the cache by itself, since one that cannot be opened is a thing to tell.
    """
    paths = find_paths(config=options.config, cache=options.cache)
    log_to(paths.log)
    settings, problems = load_settings(paths.settings)
    checks = [
        *program_checks(),
        *configuration_checks(paths, (*problems, *keys_in_force(settings)[1])),
        *own_terminal_checks(),
        *picture_checks(this_terminal(), settings),
        *network_checks(settings, paths.sources, offline=options.offline, demo=options.demo),
        *log_checks(paths.log, datetime.now(UTC)),
        *await cache_checks(options, thorough=args.thorough, repair=args.repair),
    ]
    for check in checks:
        if args.json:
            print_json(_row(check))
        else:
            _print(check)
    return exit_code(checks)


def _row(check: Check) -> JsonRow:
    return {"check": check.name, "status": check.status.value, "message": check.message, "advice": check.advice or None}


def _print(check: Check) -> None:
    mark, colour = _MARKS[check.status]
    advice = f" {check.advice}" if check.advice else ""
    text = one_line(f"{check.message}{advice}")
    sys.stdout.write(f"{paint(f'{mark:<2}', colour)} {check.name:<13} {text}\n")
