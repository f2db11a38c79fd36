"""The colours: themes of termnews's own, beside those that Textual brings."""

from textual.theme import Theme

DEFAULT = "termnews-ink"

THEMES = (
    Theme(
        name="termnews-ink",
        primary="#7aa2c8",
        secondary="#9aa5b1",
        accent="#e0a458",
        foreground="#d8dee6",
        background="#14181d",
        surface="#181d23",
        panel="#20262e",
        success="#8fbf8f",
        warning="#e0a458",
        error="#e07a6a",
        dark=True,
    ),
    Theme(
        name="termnews-paper",
        primary="#2f5d8a",
        secondary="#6b7480",
        accent="#a8480f",
        foreground="#22262b",
        background="#faf7f0",
        surface="#f4f0e6",
        panel="#e9e3d5",
        success="#2f6b3a",
        warning="#8a5a00",
        error="#a8261c",
        dark=False,
    ),
)
