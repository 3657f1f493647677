"""Results as the report's script reads them: a row for the list, the rest packed in chunks.

Everything goes through JSON, gzip and Base64, so that nothing of a dump can be taken for markup.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2s
from itertools import groupby
from typing import Any

from newsclean.models import Article, Result, Role, Segment
from newsclean.show.fields import shown_fields, source_of
from newsclean.show.tally import sureness

ROLES = list(Role)
_NUMBER = {role: number for number, role in enumerate(ROLES)}
# A dump of more characters is shown up to there.
_MOST_CHARACTERS = 500_000
_CHUNK_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """A result, packed: its row of the list, and what is shown when it is opened (zlib)."""

    number: int
    row: dict[str, Any]
    detail: bytes
    size: int


def pack(number: int, result: Result) -> Item:
    """The result as an item; ``number`` is its place in the run."""
    detail = json.dumps(_detail(result), separators=(",", ":")).encode()
    return Item(number, _row(number, result), zlib.compress(detail, 6), len(detail))


def _row(number: int, result: Result) -> dict[str, Any]:
    """What list, filters and search need."""
    content = result.article or result.rejection
    assert content is not None
    row: dict[str, Any] = {
        "key": blake2s(result.source_id.encode("utf-8", "replace"), digest_size=5).hexdigest(),
        "id": result.source_id,
        "n": number,
        "sure": round(sureness(content.segments), 3),
        "roles": _roles(content.segments),
    }
    if isinstance(content, Article):
        row |= {
            "title": content.headline,
            "site": content.site or "unknown",
            "lang": content.language,
            "when": content.published.isoformat()[:10] if content.published else None,
            "by": [person.name for person in content.authors] or None,
            "credits": [credit.source for credit in content.credits] or None,
        }
    else:
        row |= {"reason": content.reason.value, "title": content.detail}
    return {name: value for name, value in row.items() if value is not None}


def _roles(segments: Iterable[Segment]) -> dict[int, tuple[int, int]]:
    """For each role's number how many segments have it, and the least confidence in hundredths."""
    counts: Counter[int] = Counter()
    least: dict[int, float] = {}
    for segment in segments:
        role = _NUMBER[segment.role]
        counts[role] += 1
        least[role] = min(segment.confidence, least.get(role, 1.0))
    return {role: (count, int(100 * least[role])) for role, count in counts.items()}


def _detail(result: Result) -> dict[str, Any]:
    """What the reader shows: fields with their evidence, body, segments."""
    content = result.article or result.rejection
    assert content is not None
    segments, cut = _within(content.segments)
    detail: dict[str, Any] = {"cut": cut, "segments": [_segment(s) for s in segments]}
    if isinstance(content, Article):
        detail["url"] = content.url if (content.url or "").startswith(("http:", "https:")) else None
        detail["fields"] = [
            (name, value, source_of(evidence), evidence.note if evidence else "",
             evidence.segments if evidence else ())
            for name, value, evidence in shown_fields(content)
        ]  # fmt: skip
        detail["body"] = [(paragraph.kind, paragraph.text) for paragraph in content.body]
        detail["related"] = [(link.title, link.url or "") for link in content.related]
    return detail


def _within(segments: tuple[Segment, ...]) -> tuple[tuple[Segment, ...], int]:
    """The segments up to the limit, and how many are left out."""
    for number, segment in enumerate(segments):
        if segment.end > _MOST_CHARACTERS:
            return segments[:number], len(segments) - number
    return segments, 0


def _segment(segment: Segment) -> tuple[int, str, int, int, int, str]:
    """Role's number, text, start, end, confidence in hundredths, reason."""
    confidence = round(100 * segment.confidence)
    return (
        _NUMBER[segment.role], segment.text, segment.start, segment.end, confidence, segment.reason,
    )  # fmt: skip


def index(items: list[Item]) -> list[dict[str, Any]]:
    """Rows of the list with keys of their own, each told its chunk and place."""
    seen: Counter[str] = Counter()
    rows = []
    for chunk, members in enumerate(_chunked(items)):
        for place, item in enumerate(members):
            key = item.row["key"]
            seen[key] += 1
            own = key if seen[key] == 1 else f"{key}-{seen[key]}"
            rows.append(item.row | {"key": own, "at": (chunk, place)})
    return rows


def chunks(items: list[Item]) -> Iterator[str]:
    """The details, about a megabyte of JSON at a time, encoded."""
    for members in _chunked(items):
        texts = b",".join(zlib.decompress(item.detail) for item in members)
        yield _encoded(b"[" + texts + b"]")


def encoded(value: Any) -> str:
    """A value as JSON, gzipped, in Base64.

    >>> encoded([]) == encoded([])
    True
    """
    return _encoded(json.dumps(value, separators=(",", ":")).encode())


def _encoded(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 6, mtime=0)).decode()


def _chunked(items: list[Item]) -> Iterator[list[Item]]:
    """Items in order, about a megabyte together."""
    total = 0
    numbered = []
    for item in items:
        numbered.append((total // _CHUNK_BYTES, item))
        total += item.size
    for _, members in groupby(numbered, key=lambda pair: pair[0]):
        yield [item for _, item in members]
