"""Type sniffing: which kind of picture some bytes are, by their signature and not by what the server calls them."""

from termnews.domain.errors import PictureError

_SIGNATURES = {
    "JPEG": (0, b"\xff\xd8\xff"),
    "PNG": (0, b"\x89PNG\r\n\x1a\n"),
    "GIF": (0, b"GIF8"),
    "WEBP": (8, b"WEBP"),
    "AVIF": (4, b"ftypavi"),
    "BMP": (0, b"BM"),
}
FORMATS = tuple(_SIGNATURES)
"""The kinds that are decoded, as Pillow names them: those that pages carry, and no other of the forty it knows."""


def picture_type(body: bytes, content_type: str = "") -> str:
    """Return which of FORMATS `body` is; PictureError says in a sentence what it is instead."""
    for name, (at, signature) in _SIGNATURES.items():
        if body.startswith(signature, at):
            return name
    head = body[:1000].lstrip().lower()
    if content_type.startswith("image/svg") or head.startswith(b"<svg") or (b"<svg" in head and head.startswith(b"<?")):
        raise PictureError("This picture is a drawing (SVG), which cannot be shown here.")
    if not body:
        raise PictureError("The server sent an empty file in place of this picture.")
    if head.startswith((b"<!doctype html", b"<html")) or content_type.startswith("text/html"):
        raise PictureError("The server sent a page in place of this picture.")
    raise PictureError("This is no picture that can be shown here (JPEG, PNG, GIF, WebP, AVIF or BMP).")
