"""Theme files: what is right in them is taken, what is wrong is named with its line."""

from pathlib import Path

import pytest

from termnews.config.theme_files import COLOURS, load_themes


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_folder_that_is_not_there_holds_no_themes(tmp_path: Path) -> None:
    assert load_themes(tmp_path / "themes") == ((), ())


def test_all_keys_are_taken_and_the_file_gives_the_name_where_none_is_written(tmp_path: Path) -> None:
    lines = [f'{name} = "#12{number:x}45{number:x}"' for number, name in enumerate(COLOURS)]
    write(tmp_path, "dusk.toml", "\n".join(['base = "termnews-ink"', "dark = true", *lines]))
    (theme,), problems = load_themes(tmp_path)
    assert problems == ()
    assert (theme.name, theme.base, theme.dark) == ("dusk", "termnews-ink", True)
    assert tuple(theme.colours) == COLOURS
    assert theme.colours["accent"] == "#122452"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('accent = "red"', '"accent" must be a colour'),
        ('accent = "#12345"', '"accent" must be a colour'),
        ("accent = 7", '"accent" must be a colour'),
        ('acent = "#123456"', 'Did you mean "accent"?'),
        ("wholly = 1", "docs/themes.md"),
        ('dark = "yes"', '"dark" must be true or false'),
        ("name = 3", '"name" must be text'),
        ('base = ""', '"base" must be text'),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_rest_is_taken(tmp_path: Path, line: str, word: str) -> None:
    path = write(tmp_path, "dusk.toml", f'# a theme\nbackground = "#102030"\n{line}\n')
    (theme,), (problem,) = load_themes(tmp_path)
    assert problem.startswith(f"{path}, line 3: ") and word in problem
    assert theme.colours == {"background": "#102030"}


def test_a_file_that_is_no_toml_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "name = ")
    write(tmp_path, "b.toml", 'accent = "#fff"')
    write(tmp_path, "notes.txt", "name = ")
    themes, (problem,) = load_themes(tmp_path)
    assert [theme.name for theme in themes] == ["b"]
    assert "a.toml, line 1" in problem


def test_of_two_themes_of_one_name_the_first_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", 'name = "dusk"\naccent = "#111"')
    write(tmp_path, "b.toml", '# mine\nname = "dusk"\naccent = "#222"')
    (theme,), (problem,) = load_themes(tmp_path)
    assert theme.colours == {"accent": "#111"}
    assert "b.toml, line 2" in problem and '"dusk"' in problem
