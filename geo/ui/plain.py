"""Text from elsewhere in places where Streamlit reads Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~:&])")


def plain(text: str) -> str:
    r"""Keep a text from being read as Markdown, HTML, LaTeX or an icon.

    >>> plain("<b> :smile: $x$")
    '\\<b\\> \\:smile\\: \\$x\\$'
    """
    return _MARKS.sub(r"\\\1", text)
