"""Give the text of a piece of HTML, a line for each block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCK_TAGS = frozenset(
    ["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "dd", "dt", "br", "article", "blockquote"]
)
SKIPPED_TAGS = frozenset(
    ["head", "script", "style", "noscript", "template", "svg", "nav", "aside", "footer", "form", "button", "figcaption"]
)


class _TextParser(HTMLParser):
    """Collect the text of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        if self._skipped is None and tag in SKIPPED_TAGS:
            self._skipped = tag
        elif tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipped:
            self._skipped = None
        elif tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._skipped is None:
            self.parts.append(data)


def plain_text(html: str) -> str:
    r"""Give the text of HTML without menus and scripts; of a broken page what can be got.

    >>> plain_text("<p>Two were <b>killed</b>.</p><p>One was hurt.</p>")
    'Two were killed.\nOne was hurt.'
    """
    parser = _TextParser()
    try:
        parser.feed(html)
        parser.close()
    except (AssertionError, ValueError):  # html.parser asserts on some broken declarations
        return re.sub(r"<[^<>]{0,2000}>", " ", html)
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)
