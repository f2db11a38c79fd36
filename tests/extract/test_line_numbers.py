"""Code stands without the numbers of its lines."""

import pytest

from termnews.domain.document import Code
from termnews.extract.fragment import read_fragment


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><pre>7\n8\n</pre></td><td><pre>open()\nshut()\n</pre></td></tr></table>",
        "<table><tr><td class='linenos'><div><pre><span></span>1\n2</pre></div></td><td><div><pre><code>open()\nshut()"
        "</code></pre></div></td></tr></table>",
        "<div><pre class='lineno'>1\n2</pre><pre>open()\nshut()</pre></div>",
        "<pre><span class='lineno'>1 </span>open()\n<span class='lineno'>2 </span>shut()</pre>",
        "<pre><code><span class='ln'>1</span>open()\n<span class='ln'>2</span>shut()</code></pre>",
    ],
)
def test_numbers_of_lines_are_left_out(html: str) -> None:
    assert read_fragment(f"<p>So:</p>{html}").blocks[1:] == (Code("open()\nshut()"),)


@pytest.mark.parametrize("code", ["1\n2", "3\n1\n4"])
def test_code_that_is_numbers_stays(code: str) -> None:
    assert read_fragment(f"<p>So:</p><pre>{code}</pre>").blocks[1:] == (Code(code),)
