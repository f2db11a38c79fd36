"""The list of links: what each is, and the number that comes back."""

import pytest
from tests.tui.dialogs.dialog_host import HOSTILE, NONE_YET, asked, host_of, settled

from termnews.domain.document import Link, LinkState
from termnews.tui.article.link_list import LinksScreen

LINKS = (
    Link(1, "River levels fall", "https://www.example.org/a"),
    Link(2, "Why the bridge was closed", "https://news.example.org/b", "also_read", "Also Read"),
    Link(3, "The story of bread", "https://example.com/c", "related"),
    Link(4, "episode.mp3", "https://cdn.example.com/e.mp3", "enclosure"),
    *(Link(n, f"Further link {n}", f"https://site{n}.example/x") for n in range(5, 31)),
)
STATES = {LINKS[1].url: LinkState(cached=True, article=7), LINKS[2].url: LinkState(wanted=True)}


def screen(links: tuple[Link, ...] = LINKS) -> LinksScreen:
    return LinksScreen(links, STATES, offline=False)


async def test_a_link_is_shown_with_its_kind_its_host_and_its_state_in_words() -> None:
    async with asked(screen()) as pilot:
        lines = host_of(pilot).seen().splitlines()
        one = next(line for line in lines if "River levels" in line)
        assert "example.org" in one
        assert "www." not in one
        assert "online" in one
        two = next(line for line in lines if "Why the bridge" in line)
        assert "Also Read" in two
        assert "in the cache" in two
        assert "wanted" in next(line for line in lines if "story of bread" in line)
        assert "File" in next(line for line in lines if "episode.mp3" in line)


@pytest.mark.parametrize(("size", "state"), [((80, 24), "in the cache"), ((50, 15), "●")])
async def test_a_narrow_list_says_the_same_on_two_lines(size: tuple[int, int], state: str) -> None:
    async with asked(screen(), size=size) as pilot:
        seen = host_of(pilot).seen()
        for part in ("30 links", "Why the bridge", "Also Read", state, "news.example.org"):
            assert part in seen
        await pilot.press("G")
        assert "Further link 30" in await settled(pilot)


async def test_keys_and_numbers_choose_a_link() -> None:
    chosen = {
        ("enter",): 1, ("down", "down", "k", "enter"): 2, ("G", "enter"): 30, ("3", "enter"): 3,
        ("1", "2", "enter"): 12, ("1", "2", "5", "enter"): 5, ("2", "j", "1", "enter"): 1, ("j", "q"): None,
        ("escape",): None, ("h",): None,
    }  # fmt: skip
    async with asked(screen()) as pilot:
        for keys, number in chosen.items():
            await pilot.press(*keys)
            await settled(pilot)
            assert host_of(pilot).answer == number
            host_of(pilot).ask(screen())
            await settled(pilot)


async def test_the_users_own_keys_move_in_dialogs_and_arrows_do_in_any_case() -> None:
    keys = {"move.down": ["f2"], "go.open": ["f3"]}
    async with asked(screen(), keys=keys) as pilot:
        await pilot.press("f2", "down", "j", "f3")
        await settled(pilot)
        assert host_of(pilot).answer == 3


async def test_a_click_opens_a_link() -> None:
    async with asked(screen()) as pilot:
        await pilot.click("#links", offset=(8, 2))
        await settled(pilot)
        assert host_of(pilot).answer == 3


@pytest.mark.parametrize("size", [(120, 40), (50, 15)])
async def test_what_publishers_write_is_shown_as_text(size: tuple[int, int]) -> None:
    links = tuple(Link(n, text, f"https://host{n}.example/") for n, text in enumerate(HOSTILE, start=1))
    async with asked(screen(links), size=size) as pilot:
        seen = host_of(pilot).seen()
        assert all(text in seen for text in HOSTILE[:3])
        assert not set("\x1b\x07\x9b\u202e") & set(seen)
        assert "a]0;ownedb31mcd" in seen


async def test_a_link_without_text_is_shown_by_its_address() -> None:
    async with asked(screen((Link(1, " ", "https://example.org/very/long"),))) as pilot:
        assert "https://example.org/very/long" in host_of(pilot).seen()
        assert "1 link\n" in "\n".join(line.strip() for line in host_of(pilot).seen().splitlines())


async def test_an_article_without_links_says_so_and_enter_does_nothing() -> None:
    async with asked(screen(())) as pilot:
        assert "This article has no links." in host_of(pilot).seen()
        await pilot.press("enter", "1", "j")
        assert host_of(pilot).answer is NONE_YET
