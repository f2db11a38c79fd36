"""Mistakes in the files of the reader are told in the order in which they stand there."""

from termnews.tui.main.mistakes import Mistakes


def test_all_are_listed_by_file_and_line_whatever_was_read_first() -> None:
    mistakes = Mistakes(
        ["/etc/t/config.toml, line 12: a", "/etc/t/sources.toml, line 3: b", "/etc/t/config.toml: more", "No home."]
    )
    mistakes.replace("keys", ["/etc/t/config.toml, line 2: c", "/etc/t/config.toml, line 100: d"])
    mistakes.replace("themes", ["/etc/t/themes/dusk.toml, line 1: e"])
    assert mistakes.all == [
        "config.toml, line 2: c",
        "config.toml, line 12: a",
        "config.toml, line 100: d",
        "config.toml: more",
        "sources.toml, line 3: b",
        "themes/dusk.toml, line 1: e",
    ]
    assert mistakes.others == ["No home."]
