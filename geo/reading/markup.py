"""Blank what Markdown, wikis and stray HTML put around words, and web addresses; the text keeps its length.

What is blanked becomes a character that the shadow (:mod:`geo.reading.shadow`) drops. The words of a link stay, and
those of a picture (``![alt](…)``) go: they are no part of what the report tells. A line that holds nothing but links
keeps their brackets, by which the layout knows that it points to other pages.
"""

from __future__ import annotations

import html
import re

DROP = "\u00ad"
"""The soft hyphen: the shadow drops every one."""

_UNSEEN = f" \t{DROP}"
_TARGET = r"\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: \"[^\"\n]{0,300}\")?\)"
_LINK = re.compile(rf"(\[)([^\[\]\n]{{0,500}})(\]{_TARGET})")
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{_TARGET}")
_ONLY_LINKS = re.compile(r"[ \t\xad|•·»›/,]*(?:\[[^\[\]\n]{1,500}\]\xad+[ \t|•·»›/,]*)+")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?|\]\]")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"']{1,2000}(?<![.,;:!?)\]])>?")
_STRONG = re.compile(r"(?<!\w)(\*\*\*|\*\*|__)(?=\S)([^\n*_]{1,600}?)(?<=\S)\1(?!\w)")
_SOFT = re.compile(r"(?<![\w*])([*_])(?=\S)([^\n*_]{1,600}?)(?<=\S)\1(?![\w*])")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td)\b[^<>]{0,500}>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|sup|sub|font|cite|mark)\b[^<>]{0,500}>", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Blank inline markup and web addresses with characters that the shadow drops; the length stays.

    Examples
    --------
    >>> without_markup("**Mach** and [Hub](https://example.org)").replace(DROP, "")
    'Mach and Hub'
    """
    if "<" in text:
        text = _BLOCK_TAG.sub(lambda m: "\n" + _blank(m[0][1:]), text)
        text = _INLINE_TAG.sub(lambda m: _blank(m[0]), text)
    if "&" in text:
        text = _ENTITY.sub(_unescaped, text)
    if "](" in text:
        text = "\n".join(line if "](" not in line else _without_links(line) for line in text.split("\n"))
    if "[[" in text or "]]" in text:
        text = _WIKI_LINK.sub(lambda m: _blank(m[0]), text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda m: _blank(m[0]), text)
    if "*" in text or "_" in text:
        text = "\n".join(map(_without_emphasis, text.split("\n")))
    return text


def _without_links(line: str) -> str:
    """Blank pictures and the addresses of links; the words of a link stay."""
    line = _IMAGE.sub(lambda m: _blank(m[0]), line)
    bracketed = _LINK.sub(lambda m: f"[{m[2]}]" + _blank(m[3][1:]) if m[2].strip(_UNSEEN) else _blank(m[0]), line)
    if _ONLY_LINKS.fullmatch(bracketed):
        return bracketed
    return _LINK.sub(lambda m: _blank(m[1]) + m[2] + _blank(m[3]), line)


def _without_emphasis(line: str) -> str:
    if "*" in line or "_" in line:
        for emphasis in (_STRONG, _SOFT):
            line = emphasis.sub(lambda m: _blank(m[1]) + m[2] + _blank(m[1]), line)
    return line


def _unescaped(entity: re.Match[str]) -> str:
    character = html.unescape(entity[0])
    return character + _blank(entity[0][1:]) if len(character) == 1 else entity[0]


def _blank(markup: str) -> str:
    return DROP * len(markup)
