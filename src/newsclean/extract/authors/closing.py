"""Who closes a text: the writer's name in brackets behind its last sentence."""

from __future__ import annotations

import re

from newsclean.data.agencies import agency_book
from newsclean.data.bylines import dense_words
from newsclean.data.names import is_known_name
from newsclean.data.places import places
from newsclean.document import Block, Document
from newsclean.extract.authors.name_parts import looks_personal
from newsclean.models import Role

_CLOSING = re.compile(r"(?:^|[。」』！？])[（(【]([^（()）【】。]{3,30})[）)】]$")
# "(Ana Ruiz)", "(Ana Ruiz-PE Online)", behind a sentence, whose stop may stand inside.
_SIGNED = re.compile(r"[.!?…”\"»]\s*[(\[]([^\W\d_][^()\[\]]{4,40}?)\.?[)\]]\.?$")
# "- Ana Ruiz" on a line of its own.
_DASHED = re.compile(r"\s*[-–—]\s?([^\W\d_][^()\[\]:,]{4,40})")
_OUTLET = re.compile(r"\s?[-–/]\s?(?=[A-Z])")
_LEAST, _MOST = 2, 4
# So much of the last paragraph is looked at, and in Japanese so many last paragraphs.
_REACH, _ENDS = 80, 8
_BETWEEN = re.compile(r"[、,，]\s?")
# "東京支社・山田花子", "ロンドン＝山田花子": the name is the last part.
_BEHIND_OFFICE = re.compile(r"[・＝=\s\u3000]")
# Given and family name may stand apart.
_APART = re.compile(r"[\u3400-\u9fff々]{1,3}[ \u3000][\u3040-\u30ff\u3400-\u9fff々]{1,3}")
_NAME = re.compile(r"[\u3400-\u9fff][\u3040-\u30ff\u3400-\u9fff々]{2,5}")


def closing_names(document: Document) -> tuple[list[str], Block] | None:
    """The names that stand in brackets behind the last sentence of the text, and its block."""
    body = document.find(Role.BODY)
    if not str(document.fields.get("language") or "").startswith("ja"):
        return _signed(body)
    # Boxes of facts may stand below.
    closed = ((_CLOSING.search(block.text), block) for block in reversed(body[-_ENDS:]))
    found, last = next(((hit, block) for hit, block in closed if hit is not None), (None, None))
    parts = _BETWEEN.split(found[1]) if found is not None else []
    parts = [part for part in parts if agency_book().get(part) is None]
    if any(agency_book().find(part, expected=True) for part in parts):
        return None
    names = [part if _APART.fullmatch(part) else _BEHIND_OFFICE.split(part)[-1] for part in parts]
    return (names, last) if last and names and all(map(_is_name, names)) else None


def _signed(body: list[Block]) -> tuple[list[str], Block] | None:
    """The full name with a known given name that closes a text which does not speak of its bearer."""
    last = body[-1].text if body else ""
    found = _SIGNED.search(last[-_REACH:]) or _DASHED.fullmatch(last)
    name = _OUTLET.split(found[1])[0].strip() if found else ""
    parts = name.split()
    full = _LEAST <= len(parts) <= _MOST and all(part[0].isupper() for part in parts)
    if not full or not is_known_name(parts[0]) or not looks_personal(parts):
        return None
    if agency_book().find(name) or places().is_place(name):
        return None
    told = any(name in block.text for block in body[:-1]) or body[-1].text.count(name) > 1
    return None if told else ([name], body[-1])


def _is_name(name: str) -> bool:
    """Whether a word may be a full name, and is no place or note ("敬称略")."""
    noted = any(note in name for note in dense_words().closing)
    named = _NAME.fullmatch(name) or _APART.fullmatch(name)
    return named is not None and not noted and not places().is_place(name)
