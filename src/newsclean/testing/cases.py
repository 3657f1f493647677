"""Cases: a dump with its expected fields and roles, and how what came out is compared to them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsclean.errors import NoArticle
from newsclean.models import Article, Person, Role, Segment
from newsclean.pipeline import Cleaner
from newsclean.read.dump import Dump

EXPECTED = "expected.json"
_KEYS = frozenset({"url", "fields", "rejection", "roles", "known_failures"})
_UNTOLD = frozenset({"url", "segments", "evidence", "extra"})


@dataclass(frozen=True)
class Case:
    """A case: its folder, the file that holds the dump, and what is expected of it.

    ``expected`` may hold ``url``, which is passed to `Cleaner.clean`; ``fields``, or ``rejection``
    with its reason; ``roles``, the dump in order as pairs of a role and a text; and
    ``known_failures``, the names of what is known to be wrong. A field is one of `Article`'s, one
    of ``article.extra``, or ``text``, the body as one line. Of objects only the keys given are
    compared, and an author may be a name.
    """

    folder: Path
    input: Path
    expected: dict[str, Any] = field(repr=False)

    @classmethod
    def load(cls, folder: str | Path) -> Case:
        """The case in a folder; raises ValueError, naming the folder, where it is not whole."""
        folder = Path(folder)
        inputs = sorted(folder.glob("input.*"))
        if len(inputs) != 1:
            raise ValueError(f"{folder}: needs one input.html, .txt or .md, has {len(inputs)}")
        try:
            expected = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
            if not isinstance(expected, dict):
                raise ValueError("must be an object")
            unknown = sorted(set(expected) - _KEYS)
            if unknown:
                raise ValueError(
                    f"unknown: {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}"
                )
            if ("fields" in expected) == ("rejection" in expected):
                raise ValueError("needs either fields or rejection")
            for role, text in expected.get("roles", []):
                if not text.strip():
                    raise ValueError(f"a line without text among the roles: {role}")
                Role(role)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"{folder / EXPECTED}: {error}") from error
        return cls(folder, inputs[0], expected)

    @property
    def names(self) -> list[str]:
        """What there is to check: fields or "rejection", "roles", and that nothing is lost."""
        names = list(self.expected.get("fields", {"rejection": None}))
        return [*names, *(["roles"] if "roles" in self.expected else []), "segments"]

    @property
    def known_failures(self) -> frozenset[str]:
        """Names of what is known to be wrong."""
        return frozenset(self.expected.get("known_failures", ()))

    def outcome(self, cleaner: Cleaner) -> Article | NoArticle:
        """What the dump gives; it is handed over as bytes, its format found by looking."""
        try:
            return cleaner.clean(self.input.read_bytes(), url=self.expected.get("url"))
        except NoArticle as none:
            return none

    def problem(self, name: str, found: Article | NoArticle) -> str | None:
        """What is wrong with one of ``names`` in an outcome, in words; None where it is right."""
        if name == "segments":
            return _lost(self.input, found.segments)
        if name == "roles":
            return "\n".join(role_errors(found.segments, self.expected["roles"])) or None
        if name == "rejection":
            if isinstance(found, Article):
                return f"an article: {found.headline}"
            wanted = self.expected["rejection"]
            return None if found.reason == wanted else f"wanted {wanted}, found {found}"
        if isinstance(found, NoArticle):
            return f"rejected: {found}"
        wanted, actual = self.expected["fields"][name], value_of(found, name)
        if agrees(actual, wanted):
            return None
        evidence = found.evidence.get(name, "no evidence")
        return f"{name}\n  wanted {_shown(wanted)}\n  found  {_shown(actual)}\n  {evidence}"


def find_cases(root: str | Path) -> list[Case]:
    """The cases below a folder, in order of their paths; raises ValueError as `Case.load` does."""
    return [Case.load(path.parent) for path in sorted(Path(root).rglob(EXPECTED))]


def value_of(article: Article, name: str) -> Any:
    """A field of an article, a plugin's, or ``text``."""
    if name == "text":
        return " ".join(article.to_text().split())
    return getattr(article, name) if name in Article.model_fields else article.extra.get(name)


def agrees(actual: Any, wanted: Any) -> bool:
    """Whether a value is the expected one; of an object the keys given, of a person the name.

    >>> agrees((Person(name="Ana Ruiz", role="Editor"),), ["Ana Ruiz"])
    True
    """
    if isinstance(wanted, dict):
        values = actual if isinstance(actual, dict) else vars(actual) if actual else {}
        return bool(actual) and all(agrees(values.get(key), item) for key, item in wanted.items())
    if isinstance(wanted, list):
        if not isinstance(actual, tuple | list) or len(actual) != len(wanted):
            return False
        return all(agrees(one, other) for one, other in zip(actual, wanted, strict=True))
    if isinstance(actual, Person):
        return bool(actual.name == wanted)
    if isinstance(actual, dt.datetime):
        if not isinstance(wanted, str) or len(wanted) <= 10:
            return False
        when = dt.datetime.fromisoformat(wanted)
        return actual == when and (actual.tzinfo is None) == (when.tzinfo is None)
    if isinstance(actual, dt.date):
        return bool(actual.isoformat() == wanted)
    return bool(actual == wanted)


def role_errors(segments: tuple[Segment, ...], wanted: list[list[str]]) -> list[str]:
    """Lines whose role is wrong, that are missing, out of order, or not expected.

    White space doesn't count, nor where one segment ends and the next of the same role begins.
    """
    pieces = [("".join(segment.text.split()), segment.role.value) for segment in segments]
    stream = "".join(text for text, _ in pieces)
    roles = [role for text, role in pieces for _ in text]
    errors = []
    position = 0
    for role, text in wanted:
        plain = "".join(text.split())
        start = stream.find(plain, position)
        if start < 0:
            errors.append(f"missing     {role:<11} {text[:90]}")
            continue
        if start > position:
            errors.append(f"unexpected  {roles[position]:<11} {stream[position:start][:90]}")
        position = start + len(plain)
        found = dict.fromkeys(roles[start:position])
        if list(found) != [role]:
            errors.append(f"{role:<11} is {'+'.join(found):<11} {text[:90]}")
    if position < len(stream):
        errors.append(f"unexpected  {roles[position]:<11} {stream[position:][:90]}")
    return errors


def expected_of(found: Article | NoArticle, url: str | None = None) -> dict[str, Any]:
    """An outcome as the ``expected.json`` that it would pass, to be corrected by a person."""
    expected: dict[str, Any] = {} if url is None else {"url": url}
    if isinstance(found, NoArticle):
        expected["rejection"] = found.reason.value
    else:
        fields = found.model_dump(mode="json", exclude=set(_UNTOLD))
        expected["fields"] = {**fields, **found.extra}
    expected["roles"] = [[part.role.value, " ".join(part.text.split())] for part in found.segments]
    return expected


def write_case(folder: str | Path, dump: Dump, cleaner: Cleaner) -> Path:
    """Make a case of a dump and of what it gives today; the path of its ``expected.json``.

    Raises FileExistsError where the folder holds something already, UnreadableInput for a dump
    that can't be read.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"there is something already: {folder}")
    content = dump.load()
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    source = dump.source()
    suffix = {"html": "html", "markdown": "md", "text": "txt"}[source.format]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"input.{suffix}").write_bytes(raw)
    case = Case(folder, folder / f"input.{suffix}", {"url": dump.url})
    expected = expected_of(case.outcome(cleaner), dump.url)
    path = folder / EXPECTED
    path.write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _lost(path: Path, segments: tuple[Segment, ...]) -> str | None:
    """What segments leave out of a text dump, or how they overlap."""
    position = 0
    for segment in segments:
        if not position <= segment.start < segment.end:
            return f"segments overlap at character {segment.start}"
        position = segment.end
    if path.suffix == ".html":
        return None
    dump = path.read_bytes().decode("utf-8", "replace")
    position = 0
    for segment in segments:
        if dump[position : segment.start].strip():
            return f"no segment holds {dump[position : segment.start].strip()[:90]!r}"
        if dump[segment.start : segment.end] != segment.text:
            return f"not the text at its offsets: {segment.text[:90]!r}"
        position = segment.end
    rest = dump[position:].strip()
    return f"no segment holds {rest[:90]!r}" if rest else None


def _shown(value: Any) -> str:
    """A value for reading, parts of a list one a line."""
    if isinstance(value, tuple | list):
        return "\n".join(["["] + [f"    {_shown(item)}" for item in value] + ["  ]"])
    return str(value) if value is None or isinstance(value, dict) else repr(value)
