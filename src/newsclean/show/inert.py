"""Text of a dump as HTML that can only be read: nothing in it acts, hides or turns direction."""

from __future__ import annotations

import re
import unicodedata
from html import escape

# Controls, marks that turn direction for what follows, halves of characters. Marks that are
# part of writing (joiners, left-to-right and right-to-left marks, soft hyphens) stay.
UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")


def inert(text: str) -> str:
    """The text escaped, every control spelled out in a box of its own.

    >>> inert("<b>a\\u202eb")
    '&lt;b&gt;a<span class="nc-ctl" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>b'
    """
    clean = text.replace("\r\n", "\n")
    parts: list[str] = []
    end = 0
    for found in _UNSEEN.finditer(clean):
        parts.append(escape(clean[end : found.start()]))
        parts.append(_box(found.group()))
        end = found.end()
    return "".join((*parts, escape(clean[end:])))


def _box(character: str) -> str:
    name = unicodedata.name(character, "control character")
    return f'<span class="nc-ctl" title="{name}">U+{ord(character):04X}</span>'


def isolated(text: str, tag: str = "bdi", classes: str = "") -> str:
    """The text in an element of its own that has its own direction."""
    named = f' class="{classes}"' if classes else ""
    return f'<{tag}{named} dir="auto">{inert(text)}</{tag}>'


def plain(text: str) -> str:
    """Text for an attribute: escaped, controls as question marks.

    >>> plain('"a\\x00"')
    '&quot;a\ufffd&quot;'
    """
    return escape(_UNSEEN.sub("\ufffd", text))
