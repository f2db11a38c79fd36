"""A formula is said once, as TeX where a page gives it, else as MathML reads on one line."""

import pytest

from termnews.domain.document import Image, Paragraph
from termnews.extract.fragment import read_fragment
from termnews.extract.page import read_page

ROWS = "<mrow><mi>v</mi><mo>=</mo><mi>s</mi><mi>t</mi></mrow>"
NOTED = f"<math><semantics>{ROWS}<annotation encoding='application/x-tex'>v = s/t</annotation></semantics></math>"


@pytest.mark.parametrize(
    "formula",
    [
        NOTED,
        "<math alttext='{\\displaystyle v = s/t}'><mi>v</mi></math>",
        f"<span class='katex'><span class='katex-mathml'>{NOTED}</span>"
        "<span class='katex-html' aria-hidden='true'>v=s/t</span></span>",
        f"<span class='katex-display'><span class='katex'><span class='katex-mathml'>{NOTED}</span>"
        "<span class='katex-html'>v=s/t</span></span></span>",
        "<script type='math/tex'>v = s/t</script>",
        "<span class='MathJax_Preview'>v=s/t</span><script type='math/tex'>v = s/t</script>",
        "<span class='MathJax_Preview'></span><span class='MathJax'><nobr aria-hidden='true'>v=s/t</nobr><span "
        f"class='MJX_Assistive_MathML'><math>{ROWS}</math></span></span><script type='math/tex'>v = s/t</script>",
        f"<mjx-container class='MathJax'><mjx-math aria-hidden='true'>v</mjx-math><mjx-assistive-mml>{NOTED}"
        "</mjx-assistive-mml></mjx-container>",
        "<mjx-container><mjx-math data-latex='v = s/t' aria-hidden='true'></mjx-math></mjx-container>",
    ],
)
def test_a_formula_is_said_once_however_often_a_page_gives_it(formula: str) -> None:
    html = f"<p>The speed {formula} is that of the boat.</p>"
    assert read_fragment(html).blocks == (Paragraph("The speed v = s/t is that of the boat."),)
    prose = "<p>The lock was shut at noon, and the water, which had come up to the third step, was gone by night.</p>"
    page = read_page(f"<h1>Boats</h1><article>{prose * 4}{html}</article>".encode())
    assert page.blocks[-1] == Paragraph("The speed v = s/t is that of the boat.")


@pytest.mark.parametrize(
    ("mathml", "said"),
    [
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = m c^2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a + b)/2"),
        ("<msqrt><mi>x</mi></msqrt><mo>≤</mo><mroot><mi>y</mi><mn>3</mn></mroot>", "√x ≤ 3√y"),
        ("<msub><mi>x</mi><mi>i</mi></msub><mo>,</mo><msubsup><mi>y</mi><mi>i</mi><mi>n</mi></msubsup>", "x_i, y_i^n"),
        ("<mi>f</mi><mo>&#8289;</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "f (x)"),
        ("<mover><mi>x</mi><mo>˙</mo></mover>", "x˙"),
    ],
)
def test_mathml_without_tex_is_read_on_one_line(mathml: str, said: str) -> None:
    assert read_fragment(f"<p><math>{mathml}</math></p>").blocks == (Paragraph(said),)


def test_a_formula_keeps_a_blank_to_the_words_around_it() -> None:
    assert read_fragment("<p>is<math><mn>4</mn></math>and</p>").blocks == (Paragraph("is 4 and"),)


def test_a_formula_set_apart_stands_on_a_line_of_its_own() -> None:
    html = "<p>so that <math display='block'><mn>4</mn></math> is left</p>"
    assert read_fragment(html).blocks == (Paragraph("so that\n4\nis left"),)


@pytest.mark.parametrize("alt", ["{\\displaystyle x^{2}}", "$x^{2}$", "\\(x^{2}\\)", "\\displaystyle x^{2}"])
def test_a_picture_of_a_formula_is_called_by_its_tex(alt: str) -> None:
    document = read_fragment(f"<img class='latex' src='https://f.example/1.png' alt='{alt}'>")
    assert document.blocks == (Image("https://f.example/1.png", "x^{2}"),)


def test_mathml_as_deep_as_it_gets_is_read() -> None:
    assert read_fragment("<p>Deep " + "<math><msup>" * 3000 + "</p><p>text</p>").note is None
