"""The addresses of headlines, for the browser and the clipboard."""

import shutil
import subprocess

import pytest
from tests.tui.headlines.list_reader import ListReader


async def test_the_article_under_the_cursor_is_opened_in_the_browser(
    news: ListReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **_: started.append(argv))
    await news.do(lambda: news.rows.move_by(1), news.pane.links.browse)
    assert started == [["surf", news.headline.url]]


async def test_the_address_under_the_cursor_is_copied_or_those_that_are_selected_one_a_line(news: ListReader) -> None:
    first, second = (headline.url for headline in news.headlines()[:2])
    await news.do(news.pane.links.copy)
    assert news.rows.app.clipboard == first
    await news.do(news.pane.marks.select, news.pane.marks.select, news.pane.links.copy)
    assert news.rows.app.clipboard == f"{first}\n{second}"
    assert news.rows.selected == []
