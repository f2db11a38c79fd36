"""Links of the open article beside following them: browser, clipboard, lists to choose from."""

from collections.abc import Callable

from termnews.domain.document import Link
from termnews.tui.article.article_view import ArticleView
from termnews.tui.article.contents import ContentsScreen
from termnews.tui.article.link_list import LinksScreen
from termnews.tui.messages import Notice
from termnews.tui.pane.address_actions import AddressActions


class LinkActions:
    """What keys do with the links and headings of the document in a view; sentences are posted to the view.

    `browser` gives the reader's own command, `follow` opens an address inside, `show_picture` shows a target of the
    page, given its index.
    """

    def __init__(
        self,
        view: ArticleView,
        *,
        browser: Callable[[], str | None],
        follow: Callable[[str], None],
        show_picture: Callable[[int], None],
        offline: bool = False,
    ) -> None:
        self._view = view
        self._offline = offline
        self._addresses = AddressActions(view, browser)
        self._follow = follow
        self._show_picture = show_picture

    def select(self, number: int) -> None:
        """Select the link with a number."""
        if self._view.selection.number(number) is None:
            self._addresses.tell(f"There is no link {number} here.")

    def open(self) -> None:
        """Open the selected link or topic."""
        target = self._view.selection.current
        if target is not None:
            self._view.post_message(ArticleView.TargetChosen(target))
        else:
            self._view.post_message(Notice("", hint="{link.next} selects a link; {go.open} opens it here."))

    def browse(self) -> None:
        """Open the selected link, else the article, in the browser."""
        self._addresses.browse(self._address())

    def copy(self) -> None:
        """Copy the address of the selected link, else of the article."""
        self._addresses.copy(self._address())

    def open_enclosure(self) -> None:
        """Open the file that comes with the article (sound, film) outside the reader; of several, show the list."""
        document = self._view.document
        files = [link for link in document.links if link.kind == "enclosure"] if document is not None else []
        if not files:
            hint = "{source.settings} in the sources shows the settings of one."
            self._view.post_message(Notice("No file comes with this article: ", hint=hint))
        elif len(files) == 1:
            self._addresses.browse(files[0].url)
        else:
            self.list_links()

    def open_comments(self) -> None:
        """Open inside where the article is discussed."""
        document = self._view.document
        url = next((link.url for link in document.links if link.kind == "comments"), None) if document else None
        if url is None:
            self._addresses.tell("The feed names no comments on this article.")
        else:
            self._follow(url)

    def list_links(self) -> None:
        """Show all links, and below them the pictures, as a list to choose from."""
        document, targets = self._view.document, self._view.page.targets
        pictures = [index for index, target in enumerate(targets) if target.picture]
        if document is None or not (document.links or pictures):
            self._addresses.tell("There are no links in this article.")
            return
        listed = [
            Link(n=-place, text=targets[index].text or "Picture", url=targets[index].url or "", kind="picture")
            for place, index in enumerate(pictures, start=1)
        ]

        def chosen(number: int | None) -> None:
            if number is not None and number < 0:
                self._show_picture(pictures[-number - 1])
                return
            link = document.link(number) if number else None
            if link is not None:
                self._follow(link.url)

        self._view.app.push_screen(
            LinksScreen((*document.links, *listed), self._view.states, offline=self._offline), chosen
        )

    def list_headings(self) -> None:
        """Show the headings of the article to go to one."""
        view = self._view
        if not view.page.headings:
            self._addresses.tell("This article has no headings.")
            return

        def chosen(index: int | None) -> None:
            # a page laid out anew meanwhile has the same headings on other lines
            if index is not None and index < len(view.page.headings):
                view.move_to(view.page.headings[index].line)

        view.app.push_screen(ContentsScreen(view.page.headings, view.scroll_offset.y), chosen)

    def _address(self) -> str | None:
        target = self._view.selection.current
        if target is not None and target.url:
            return target.url
        return self._view.document.url if self._view.document is not None else None
