"""A profile: for each site a sample of its pages, from which counts of lines follow.

The sample is the pages with the smallest hashes of their text ("bottom-k" sampling, Cohen and
Kaplan 2007): bounded in memory however many pages are read, the same in whatever order they come,
and exactly mergeable, since what is among the smallest of the whole is among the smallest of each
part. Copies of a page count once.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.address import host_of
from newsclean.learn.lines import BYTES, hash_of, line_key
from newsclean.models import Result, Role

MOST_PAGES = 200
"""Pages kept of a site: enough to know on what share of its pages a line stands, to 3.5 points."""
MOST_SITES = 1000
"""Sites kept in a profile."""
# Of a page the lines at either end: furniture stands there.
_ENDS = 400
_ROLES = tuple(Role)
_FORMAT = "newsclean profile 1"


class Page(NamedTuple):
    """A page as it is remembered: a hash of its text, hashes of its lines with their roles."""

    content: int
    lines: tuple[tuple[int, Role], ...]


Sample = Mapping[int, Page]
"""Pages of a site by the hash of their text."""


@dataclass(frozen=True)
class Profile:
    """What was learned of sites; immutable, made by `newsclean.learn.learn`.

    >>> rain, wind = ([("Log in", Role.LOGIN), (line, Role.BODY)] for line in ("Rain", "Wind"))
    >>> one = Profile.of([("daily.example", page_of(rain))])
    >>> two = Profile.of([("daily.example", page_of(wind))])
    >>> whole = one.merged(two)
    >>> len(whole.sites["daily.example"]), whole == two.merged(one)
    (2, True)
    >>> Profile.from_json(whole.to_json()) == whole
    True
    """

    sites: Mapping[str, Sample] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[tuple[str, Page]]) -> Profile:
        """A profile of pages, each with the name of its site."""
        sites: dict[str, dict[int, Page]] = {}
        for site, page in pages:
            sample = sites.setdefault(site, {})
            _take(sample, page)
            if len(sample) > 2 * MOST_PAGES:
                sites[site] = _smallest(sample)
            if len(sites) > 2 * MOST_SITES:
                sites = _fewer(sites)
        return cls({name: _smallest(sample) for name, sample in sorted(_fewer(sites).items())})

    def merged(self, *others: Profile) -> Profile:
        """This profile and others as one: that of all their pages."""
        pages = (
            (site, page)
            for profile in (self, *others)
            for site, sample in profile.sites.items()
            for page in sample.values()
        )
        return Profile.of(pages)

    @classmethod
    def load(cls, path: str | Path) -> Profile:
        """The profile in a file; raises ValueError where there is none in it, OSError as ever."""
        try:
            return cls.from_json(Path(path).read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            raise ValueError(f"{path}: no profile of newsclean: not UTF-8") from error
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error

    def save(self, path: str | Path) -> None:
        """Write the profile into a file, whole or not at all."""
        part = Path(path).with_name(f".{Path(path).name}.part")
        part.write_text(self.to_json() + "\n", encoding="utf-8")
        part.replace(path)

    def to_json(self) -> str:
        """The profile as JSON: for each site its lines' hashes once, pages as indices of them."""
        sites = {name: _packed(sample) for name, sample in self.sites.items()}
        content = {"format": _FORMAT, "roles": [role.value for role in _ROLES], "sites": sites}
        return json.dumps(content, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Profile:
        """A profile from its JSON; raises ValueError for anything else."""
        try:
            content = json.loads(text)
            if content.get("format") != _FORMAT:
                raise ValueError(f"its format is {content.get('format')!r}, not {_FORMAT!r}")
            roles = [Role(name) for name in content["roles"]]
            pages = [
                (str(site), page)
                for site, packed in content["sites"].items()
                for page in _unpacked(packed, roles)
            ]
        except (
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
            ValueError,
            RecursionError,
        ) as error:
            raise ValueError(f"no profile of newsclean: {error}") from error
        return cls.of(pages)


def page_of(lines: Iterable[tuple[str, Role]]) -> Page:
    """A page to be remembered, of its labelled lines."""
    keyed = [(key, role) for text, role in lines if (key := line_key(text)) is not None]
    content = hash_of(" ".join(str(key) for key, _ in keyed))
    if len(keyed) > 2 * _ENDS:
        keyed = keyed[:_ENDS] + keyed[-_ENDS:]
    return Page(content, tuple(keyed))


def pages_of(results: Iterable[Result], site: str | None = None) -> Iterator[tuple[str, Page]]:
    """The articles among the results as pages with their sites: ``site``, or their hosts."""
    for result in results:
        article = result.article
        if article is not None:
            lines = ((segment.text, segment.role) for segment in article.segments)
            name = host_of(article.url) if site is None else site
            yield name, page_of(lines)


def _take(sample: dict[int, Page], page: Page) -> None:
    """Take a page in; of two copies with other labels stays the one that is less."""
    there = sample.get(page.content)
    if there is None or page < there:
        sample[page.content] = page


def _smallest(sample: Mapping[int, Page]) -> dict[int, Page]:
    return {content: sample[content] for content in sorted(sample)[:MOST_PAGES]}


def _fewer(sites: dict[str, dict[int, Page]]) -> dict[str, dict[int, Page]]:
    """The sites with the smallest hashes of their names, which is a fair choice and mergeable."""
    kept = sorted(sites, key=lambda name: (hash_of(name), name))[:MOST_SITES]
    return {name: sites[name] for name in kept}


def _packed(sample: Sample) -> dict[str, Any]:
    keys = sorted({key for page in sample.values() for key, _ in page.lines})
    index = {key: number for number, key in enumerate(keys)}
    hashes = b"".join(key.to_bytes(BYTES) for key in keys)
    pages = [
        [page.content, [index[key] * len(_ROLES) + _ROLES.index(role) for key, role in page.lines]]
        for page in sample.values()
    ]
    return {"lines": b64encode(hashes).decode(), "pages": pages}


def _unpacked(packed: dict[str, Any], roles: list[Role]) -> Iterator[Page]:
    hashes = b64decode(packed["lines"], validate=True)
    keys = [int.from_bytes(hashes[at : at + BYTES]) for at in range(0, len(hashes), BYTES)]
    for content, numbers in packed["pages"]:
        lines = tuple((keys[n // len(roles)], roles[n % len(roles)]) for n in numbers)
        yield Page(int(content), lines)
