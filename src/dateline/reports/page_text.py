"""The plain scan of a page: all text that a reader would see, in one pass over the markup, however it is nested."""

from __future__ import annotations

import html
import re

from dateline.reports.lexicon import page_fields

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")


def scan_page_text(markup: str) -> str:
    """Visible text, a line for each block. Time and memory grow with the length of `markup` alone."""
    parts: list[str] = []
    at = 0
    while at < len(markup):
        opened = markup.find("<", at)
        if opened < 0:
            parts.append(markup[at:])
            break
        parts.append(markup[at:opened])
        at, part = _pass_markup(markup, opened)
        parts.append(part)
    text = html.unescape("".join(parts))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _pass_markup(markup: str, opened: int) -> tuple[int, str]:
    """Where the text goes on behind the markup that begins at `opened`, and what stands for that markup in the text."""
    if markup.startswith("<!--", opened):
        return _behind(markup, "-->", opened + 4), ""
    tag = _TAG.match(markup, opened)
    if tag is None:
        # "<" before anything but a tag is text, but "<!" and "<?" are not.
        if markup[opened + 1 : opened + 2] in ("!", "?", "/"):
            return _behind(markup, ">", opened), ""
        return opened + 1, "<"
    name = tag[2].lower()
    if not tag[1] and name in page_fields().hidden:
        close = re.compile(rf"</{name}\b", re.IGNORECASE).search(markup, tag.end())
        return (_behind(markup, ">", close.end()) if close else len(markup)), "\n"
    return _behind(markup, ">", tag.end()), " " if name in page_fields().inline else "\n"


def _behind(markup: str, mark: str, start: int) -> int:
    """Behind the next `mark`, or at the end: markup that never closes hides the rest, as in a browser."""
    found = markup.find(mark, start)
    return len(markup) if found < 0 else found + len(mark)
