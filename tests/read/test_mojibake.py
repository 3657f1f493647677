"""Text that was decoded by the wrong table."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean
from newsclean.read.mojibake import repaired

TEXT = (
    "Fährverkehr ruht über den Winter\n\nVon Zoë Müller\n\n"
    "LEEDS (Reuters) — Die Fähre zur Insel fährt ab Montag nicht mehr, teilten die Betreiber mit, „wie jedes Jahr“.\n\n"
    "Die Anwohner müssen über die Brücke, die nachts geschlossen ist, hieß es in einem Café an der Küste."
)
RUSSIAN = "Паром не ходит зимой\n\nПаром на остров не ходит с понедельника, сообщили владельцы.\n\nЖители поедут через мост, который закрыт ночью."
BROKEN = {
    "Latin-1": TEXT.encode().decode("latin-1"),
    "Windows-1252": "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
        for b in TEXT.encode()
    ),
    "and written as UTF-8": TEXT.encode().decode("latin-1").encode(),
    "and quoted": json.dumps(TEXT.encode().decode("latin-1")),
}


@pytest.mark.parametrize("dump", BROKEN.values(), ids=BROKEN.keys())
def test_repaired(dump: str | bytes) -> None:
    article = clean(dump)
    assert article.headline == "Fährverkehr ruht über den Winter"
    assert [person.name for person in article.authors] == ["Zoë Müller"]
    assert article.to_text(dateline=True) == TEXT[TEXT.index("LEEDS") :]
    text = dump if isinstance(dump, str) else dump.decode()
    assert all(text[s.start : s.end] == s.text for s in article.segments)
    ends = [0, *(s.end for s in article.segments)]
    starts = [*(s.start for s in article.segments), len(text)]
    assert not any(text[end:start].strip() for end, start in zip(ends, starts, strict=True))


def test_other_scripts_and_markup() -> None:
    page = "".join(f"<p>{line}</p>" for line in RUSSIAN.split("\n\n")).replace("p>", "h1>", 2)
    assert clean(page.encode().decode("latin-1")).headline == "Паром не ходит зимой"
    assert clean(RUSSIAN.encode().decode("latin-1")).language == "ru"


SOUND = ["Zoë Müller", "plain", "SÃO PAULO", "Â© and 雨", "50 Â£ und „mehr“", ""]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays(text: str) -> None:
    assert repaired(text) is None


@given(st.text(st.characters(codec="utf-8", min_codepoint=32), max_size=50))
def test_what_was_broken_comes_back(text: str) -> None:
    broken = text.encode().decode("latin-1")
    found = repaired(broken)
    assert text.isascii() or (found is not None and found.text == text)
