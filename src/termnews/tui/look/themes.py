"""Built-in themes of termnews's own, beside those that Textual brings and those that a person writes."""

from textual.theme import Theme

INK, PAPER, SIXTEEN, MONOCHROME = "termnews-ink", "termnews-paper", "termnews-16", "termnews-mono"

ABOUT = {
    INK: "dark, the default",
    PAPER: "light, the default on a light terminal",
    "termnews-evening": "dark and warm, for late hours",
    "termnews-wire": "dark, a green phosphor tube",
    "termnews-sepia": "light, an old newspaper",
    "termnews-contrast-dark": "the most contrast, on black",
    "termnews-contrast-light": "the most contrast, on white",
    SIXTEEN: "the 16 colours of your terminal, light or dark",
    MONOCHROME: "no colour at all: weight, underline, reverse",
}
"""What each of our themes is for, in a few words."""


def _terminal_theme(name: str, accent: str, error: str) -> Theme:
    """Return a theme without a ground of its own; of the 16 colours, only those that show on black and on white."""
    default = "ansi_default"
    return Theme(
        name=name, ansi=True, accent=accent, warning=accent, error=error,
        primary=default, secondary=default, success=default, foreground=default,
        background=default, surface=default, panel=default, boost=default,
    )  # fmt: skip


THEMES = (
    Theme(
        name=INK,
        primary="#7aa2c8", secondary="#9aa5b1", accent="#e0a458",
        foreground="#d8dee6", background="#14181d", surface="#181d23", panel="#20262e",
        success="#8fbf8f", warning="#e0a458", error="#e07a6a", dark=True,
    ),
    Theme(
        name=PAPER,
        primary="#2f5d8a", secondary="#5c6570", accent="#a8480f",
        foreground="#22262b", background="#faf7f0", surface="#f4f0e6", panel="#ece6d9",
        success="#2f6b3a", warning="#8a5a00", error="#a8261c", dark=False,
    ),
    Theme(
        name="termnews-evening",
        primary="#b08d6e", secondary="#a89a8c", accent="#d98e73",
        foreground="#e2d6c8", background="#1c1714", surface="#211b17", panel="#2a231e",
        success="#a3b07a", warning="#d9a662", error="#e07a6a", dark=True,
    ),
    Theme(
        name="termnews-wire",
        primary="#4f9a6b", secondary="#7fa88c", accent="#a8e6a1",
        foreground="#b9d8bd", background="#0c130f", surface="#101914", panel="#16211a",
        success="#a8e6a1", warning="#d9cf7a", error="#e88f7a", dark=True,
    ),
    Theme(
        name="termnews-sepia",
        primary="#6b4f2c", secondary="#6f6250", accent="#8c3b1b",
        foreground="#302517", background="#f1e5cc", surface="#ecdfc3", panel="#e5d6b6",
        success="#4a5f22", warning="#7d5300", error="#96271c", dark=False,
    ),
    Theme(
        name="termnews-contrast-dark",
        primary="#a8d6ff", secondary="#ffffff", accent="#ffd84d",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#161616",
        success="#8cf58c", warning="#ffd84d", error="#ffa294", dark=True,
        variables={
            "text-muted": "#dcdcdc", "text-disabled": "#cfcfcf",
            "block-cursor-background": "#ffffff", "block-cursor-foreground": "#000000",
            "block-cursor-text-style": "bold", "block-cursor-blurred-background": "#3d3d3d",
        },
    ),
    Theme(
        name="termnews-contrast-light",
        primary="#002c6e", secondary="#000000", accent="#7a0046",
        foreground="#000000", background="#ffffff", surface="#ffffff", panel="#efefef",
        success="#003d0c", warning="#5f3a00", error="#7d0000", dark=False,
        variables={
            "text-muted": "#2b2b2b", "text-disabled": "#383838",
            "block-cursor-background": "#000000", "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "bold", "block-cursor-blurred-background": "#cfcfcf",
        },
    ),
    _terminal_theme(SIXTEEN, "ansi_magenta", "ansi_red"),
    _terminal_theme(MONOCHROME, "ansi_default", "ansi_default"),
)  # fmt: skip
"""In the order in which they are offered; `theme_variables.with_variables` makes all that is drawn from each."""
