"""config.toml: what is taken, and what is said about the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termnews.config.keymaps import macro_id
from termnews.config.settings import UNKNOWN_PROXY, Settings, load_settings


def load(folder: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return load_settings(path)


def test_no_file_means_the_defaults_and_no_complaint(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml") == (Settings(), ())


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == (Settings(), ())


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    settings, problems = load(
        tmp_path,
        """
theme = "nord"
measure = 90
refresh_on_start = true
refresh_every = 0
browser = "firefox --new-window"
[network]
deadline = 12
connections = 8
per_host = 1
per_second = 0.5
[prefetch]
articles = 20
megabytes = 2.5
seconds = 60
[keep]
days = 90
articles = 1000000
[keys]
"cursor.down" = "n"
"cursor.up" = ["e", "up"]
quit = ""
help = []
""",
    )
    assert problems == ()
    assert (settings.theme, settings.measure, settings.refresh_on_start) == ("nord", 90, True)
    assert settings.browser == "firefox --new-window"
    assert (settings.deadline, settings.connections, settings.per_host) == (12.0, 8, 1)
    assert (settings.refresh_every, settings.per_second) == (0, 0.5)
    assert (settings.articles, settings.megabytes, settings.seconds) == (20, 2.5, 60.0)
    assert (settings.keep_days, settings.keep_articles) == (90, 1_000_000)
    assert settings.keys == {"cursor.down": ("n",), "cursor.up": ("e", "up"), "quit": (), "help": ()}


def test_an_action_may_be_written_without_quotes(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, '[keys]\ncursor.down = "n"\nlink.next = "t"\n')
    assert (settings.keys, problems) == ({"cursor.down": ("n",), "link.next": ("t",)}, ())


def test_the_settings_know_where_each_action_is_bound(tmp_path: Path) -> None:
    settings, _ = load(tmp_path, '[keys]\n\n"cursor.down" = "n"\nlink.next = "t"\n')
    assert settings.key_places["cursor.down"].endswith("config.toml, line 3")
    assert settings.key_places["link.next"].endswith("config.toml, line 4")


def test_macros_are_read_with_the_places_they_stand_at(tmp_path: Path) -> None:
    text = 'preset = "emacs"\n[macros]\ngx = "mark.star"\n"ctrl+x s" = ["a.b", "c.d"]\n"/" = ["e.f"]\n'
    settings, problems = load(tmp_path, text)
    assert (settings.preset, problems) == ("emacs", ())
    assert settings.macros == {"gx": ("mark.star",), "ctrl+x s": ("a.b", "c.d"), "/": ("e.f",)}
    for line, key in enumerate(settings.macros, start=3):
        assert settings.key_places[macro_id(key)].endswith(f"config.toml, line {line}")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("mesure = 80", 1, '"mesure". Did you mean "measure"?'),
        ("theme = 'x'\n\n[network]\n# how long\ndeadlin = 3", 5, 'Did you mean "network.deadline"?'),
        ("theme = 'x'\ndeadline = 3", 2, 'Did you mean "network.deadline"?'),
        ("[extras]\ncolour = 1", 1, 'there is no setting "extras"'),
        ("network = 3", 1, "write [network] on a line of its own"),
        ('keys = "j"', 1, "write [keys] on a line of its own"),
        ('measure = "wide"', 1, '"measure" must be a whole number from 30 to 240; 72 is used.'),
        ("measure = true", 1, "whole number"),
        ("measure = 5", 1, "from 30 to 240"),
        ("theme = 3", 1, '"theme" must be text; default is used.'),
        ('theme = ""', 1, "must be text"),
        ('refresh_on_start = "yes"', 1, "must be true or false; false is used."),
        ("browser = false", 1, "the system's browser is used."),
        ("browser = 'surf \"'", 1, '"browser" is not taken, since its quotes do not come in pairs; the system'),
        ("browser = 'sh -c \"surf %s\"'", 1, "a shell would read the address"),
        ("[network]\ndeadline = -1", 2, "from 1 to 600; 30 is used."),
        ("[network]\ndeadline = nan", 2, "from 1 to 600"),
        ("network.per_host = 99", 1, '"network.per_host" must be a whole number from 1 to 32; 2 is used.'),
        ("refresh_every = -5", 1, '"refresh_every" must be a whole number from 0 to 10080; 30 is used.'),
        ("network.per_second = 0", 1, '"network.per_second" must be a number from 0.1 to 100; 5 is used.'),
        ("[keep]\ndays = 0.5", 2, '"keep.days" must be a whole number from 0 to 36500; 0 is used.'),
        ("[keep]\narticles = 1000001", 2, "must be a whole number from 0 to 1000000; 0 is used."),
        ("keep = 30", 1, "write [keep] on a line of its own"),
        ("keep_days = 30", 1, 'Did you mean "keep.days"?'),
        ("articles = 30", 1, 'Did you mean "prefetch.articles" or "keep.articles"?'),
        ('[keys]\n"quit" = 3', 2, '"quit" must be a key in quotes or a list of them'),
        ('[keys]\nlink.next = ["a", 1]', 2, '"link.next" must be a key in quotes'),
        ('preset = "vi"', 1, '"preset" must be one of "default", "newsboat", "vim", "emacs"; default is used.'),
        ("preset = 3", 1, '"preset" must be one of'),
        ('macros = "j"', 1, "write [macros] on a line of its own"),
        ('[macros]\n"ctrl+x" = 3', 2, '"ctrl+x" must be a list of actions'),
        ('[macros]\n"j" = ["mark.star"]\n"?" = []', 3, '"?" must be a list of actions'),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    settings, problems = load(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(f"{tmp_path / 'config.toml'}, line {line}: ")
    assert words in problems[0]
    assert settings.measure == 72 and settings.deadline == 30


def test_one_wrong_key_does_not_cost_the_others(tmp_path: Path) -> None:
    settings, problems = load(tmp_path, 'measure = 80\ncolour = "red"\n[keys]\nquit = 7\nhelp = "h"\n')
    assert settings.measure == 80
    assert settings.keys == {"help": ("h",)}
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"measure = 80\ntheme = ", "line 2: this is no valid TOML"),
        (b"theme = 'one'\ntheme = 'two'\n\n", "line 2: this is no valid TOML"),
        (b"theme = '\xff'", "line 1: this is not UTF-8 text"),
        (b"[" * 5000, "this is no valid TOML"),
    ],
)
def test_a_broken_file_leaves_all_defaults_and_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert len(problems) == 1 and words in problems[0] and problems[0].endswith("The defaults are used.")


def test_a_folder_in_place_of_the_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    settings, problems = load_settings(tmp_path)
    assert settings == Settings(proxy=UNKNOWN_PROXY)
    assert len(problems) == 1 and "could not be read" in problems[0]


def test_a_file_saved_on_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfmeasure = 80\r\ncolour = 1\r\n")
    settings, problems = load_settings(path)
    assert settings.measure == 80
    assert "line 2" in problems[0]


@given(st.text(alphabet="abk=[]\"'.\n 1{}#,\\") | st.text())
def test_no_text_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, "utf-8", errors="replace")
    settings, _ = load_settings(path)
    assert isinstance(settings, Settings)


@pytest.mark.parametrize(
    "content",
    [
        b'[network]\nproxy = "socks5://127.0.0.1:9050"\n[keys\n',
        b"[network]\nproxy = 9050\n",
        b'proxy = "socks5://127.0.0.1:9050"\n',
        b'[keep]\nproxy = "socks5://127.0.0.1:9050"\n',
        b'[[network]]\nproxy = "socks5://127.0.0.1:9050"\n',
        b'[netwrok]\nproxy = "socks5://127.0.0.1:9050"\n',
        '[network]\nproxy = "socks5://127.0.0.1:9050"\n'.encode("utf-16"),
    ],
)
def test_a_proxy_that_cannot_be_read_is_one_that_cannot_be_used(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, problems = load_settings(path)
    assert settings.proxy == UNKNOWN_PROXY
    assert problems


@pytest.mark.parametrize("written", ["none", "", "http://ada:secret@proxy.example:3128"])
def test_a_proxy_is_taken_as_it_is_written_and_not_shown(tmp_path: Path, written: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[network]\nproxy = "{written}"\n', "utf-8")
    settings, problems = load_settings(path)
    assert (settings.proxy, problems) == (written, ())
    assert "secret" not in repr(settings)
