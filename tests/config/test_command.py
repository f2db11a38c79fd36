import pytest

from termnews.config.command import command_of
from termnews.domain.errors import ConfigError


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("surf", ["surf"]),
        ("firefox --new-window", ["firefox", "--new-window"]),
        ("surf --url=%s -x", ["surf", "--url=%s", "-x"]),
        ("'/opt/my browser/run' %s", ["/opt/my browser/run", "%s"]),
        ("sh -c 'exec surf \"$1\"' sh %s", ["sh", "-c", 'exec surf "$1"', "sh", "%s"]),
        ("sh -c 'exec surf \"$1\"' sh", ["sh", "-c", 'exec surf "$1"', "sh"]),
    ],
)
def test_a_command_line_is_split_into_its_arguments(line: str, parts: list[str]) -> None:
    assert command_of(line) == parts


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('surf "', "quotes"),
        ("surf '%s", "quotes"),
        ("surf \\", "quotes"),
        ("", "names no program"),
        ("''", "names no program"),
        ("%s", "begins with the address"),
        ("sh -c 'surf %s'", "a shell"),
        ('bash -lc "surf \\"%s\\""', "a shell"),
        ("xterm -e 'w3m %s'", "a shell"),
        ("sh -c", "a shell"),
        ("env sh -c %s", "a shell"),
        ("/bin/zsh -c surf%s", "a shell"),
    ],
)
def test_a_command_line_that_is_none_or_gives_the_address_to_a_shell_is_refused(line: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        command_of(line)
