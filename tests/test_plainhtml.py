"""The text of a piece of HTML."""

from __future__ import annotations

from geo.reading.plainhtml import plain_text


def test_blocks_are_lines_and_scripts_are_dropped():
    assert plain_text("<div>Two <i>died</i>.<script>no</script></div>One<br>hurt") == "Two died.\nOne\nhurt"


def test_plain_words_are_kept():
    assert plain_text("Two died") == "Two died"
