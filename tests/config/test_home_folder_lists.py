"""Lists that other readers left behind."""

from pathlib import Path

from termnews.config.home_folder_lists import found_subscriptions


def put(home: Path, *names: str) -> None:
    for name in names:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("https://a.example/feed\n")


def names(home: Path, **environ: str) -> list[str]:
    return [str(path.relative_to(home)) for path in found_subscriptions(home, environ)]


def test_an_empty_home_holds_nothing(home: Path) -> None:
    assert names(home) == []
    assert found_subscriptions(home / "missing", {}) == ()


def test_newsboat_and_other_readers_are_found_before_loose_files(home: Path) -> None:
    put(home, "feeds.opml", "Downloads/Old.OPML", ".newsboat/urls", ".config/newsboat/urls", ".newsbeuter/urls")
    put(home, ".config/liferea/feedlist.opml", "Downloads/news.xml", "urls")
    assert names(home) == [
        ".newsboat/urls",
        ".newsbeuter/urls",
        ".config/newsboat/urls",
        ".config/liferea/feedlist.opml",
        "feeds.opml",
        "Downloads/Old.OPML",
    ]


def test_moved_configuration_and_folders_in_other_languages_are_looked_at(home: Path) -> None:
    put(home, "conf/newsboat/urls", "Téléchargements/a.opml")
    (home / "conf/user-dirs.dirs").write_text('# x\nXDG_DOWNLOAD_DIR="$HOME/Téléchargements"\n', "utf-8")
    assert names(home, XDG_CONFIG_HOME=str(home / "conf")) == ["conf/newsboat/urls", "Téléchargements/a.opml"]


def test_folders_empty_files_and_what_lies_deeper_are_left_out(home: Path) -> None:
    put(home, "Documents/deep/a.opml")
    (home / "b.opml").mkdir()
    (home / "c.opml").touch()
    (home / "d.opml").symlink_to(home / "nowhere")
    assert names(home) == []


def test_a_crowd_of_files_is_cut_short(home: Path) -> None:
    put(home, *(f"{number:03}.opml" for number in range(60)))
    assert len(names(home)) == 20


def test_the_home_of_the_person_is_the_default(home: Path) -> None:
    put(home, "feeds.opml")
    assert found_subscriptions(environ={}) == (home / "feeds.opml",)
