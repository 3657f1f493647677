"""News agencies, press wires and much-quoted outlets: loads ``agencies.toml`` and finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from newsclean.data.tables import table
from newsclean.memo import Memo

# Shorter aliases ("AP", "dpa", "TASS") are also words or parts of other names: their case counts.
_SHORT = 4
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Ideographs and kana are found by the dense pattern; a Latin name may stand right beside them.
_SPACED = r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = re.compile(rf"{_SPACED}+(?:['’.&+-]{_SPACED}+)*")
_EDGES = " \t\n.,;:!|·•*_()[]{}（）［］【】〔〕«»\"'“”‘’-–—/©ⓒ™®@"
# What may stand for "news agency" before a name of its own is no longer.
_INITIALS = 4
# By so many letters most words are told from the beginnings of names.
_HEAD = 5
_ARTICLES = ("the ", "la ", "l'", "l’", "die ", "der ", "a ", "o ")


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation whose texts others print, under its canonical name."""

    name: str
    kind: Literal["agency", "wire", "outlet"]
    country: str
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    # Where it is at home, case-folded; for those that share their initials.
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency found in a text, with its extent in characters."""

    agency: Agency
    start: int
    end: int


class AgencyBook:
    """All agencies, looked up by any of their names or domains."""

    def __init__(
        self,
        agencies: tuple[Agency, ...],
        ambiguous: frozenset[str] = frozenset(),
        shared: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Index the agencies by every name and domain; ``shared`` names those of one alias."""
        self.agencies = agencies
        by_name = {agency.name: agency for agency in agencies}
        self._shared = {a: tuple(by_name[name] for name in names) for a, names in shared.items()}
        self._ambiguous = ambiguous
        # The same lines are asked about by labeller and extractors.
        self._known: Memo[str, Agency | None] = Memo(self._get, most=1 << 12)
        self._exact: dict[str, Agency] = {}
        self._folded: dict[str, Agency] = {}
        self._domains: dict[str, Agency] = {}
        for agency in agencies:
            for name in (agency.name, *agency.aliases):
                # "A.P." and "РИА «Новости»" are looked up without the last sign.
                for key in dict.fromkeys((name, name.strip(_EDGES))):
                    self._exact.setdefault(key, agency)
                    if len(key) > _SHORT:
                        self._folded.setdefault(key.casefold(), agency)
            for domain in agency.domains:
                self._domains.setdefault(domain, agency)
        self._longest = max(len(_WORD.findall(name)) for name in self._exact)
        dense = sorted((name for name in self._exact if _CJK.search(name)), key=len, reverse=True)
        self._dense = re.compile("|".join(map(re.escape, dense)))
        known = (*map(str.casefold, self._exact), *self._folded, *self._domains)
        self._heads = frozenset(
            name[:size]
            for name in known
            for size in range(_HEAD + 1)
            if size in (0, _HEAD) or not name[size : size + 1].isalnum()
        )
        # Words an alias begins with: most words of a text are sorted out by one look-up.
        self._first = {
            words[0].casefold() for name in self._exact if (words := _WORD.findall(name))
        }

    def get(self, name: str) -> Agency | None:
        """The agency of this name, alias or domain, articles and punctuation around it ignored."""
        return self._known[name]

    def _get(self, name: str) -> Agency | None:
        name = " ".join(name.strip(_EDGES).split())
        found = self._exact.get(name) or self._folded.get(name.casefold())
        if found is not None or not name:
            return found
        folded = name.casefold()
        if folded.startswith(_ARTICLES):
            for article in _ARTICLES:
                if folded.startswith(article) and len(name) > len(article):
                    rest = name[len(article) :]
                    return self._exact.get(rest) or self._folded.get(rest.casefold())
        if " (" in name:
            return self._in_full(name)
        return self._domains.get(folded.removeprefix("www."))

    def _in_full(self, name: str) -> Agency | None:
        """The agency of a name with its initials behind it: "Deutschen Presse-Agentur (dpa)"."""
        full, _, initials = name.partition(" (")  # the closing bracket is stripped
        agency = self._exact.get(initials)
        return (
            agency if agency is not None and self._folded.get(full.casefold()) is agency else None
        )

    def may_begin(self, word: str) -> bool:
        """Whether `get` may know names with this first word; quick, and wrong for some words."""
        folded = word.strip(_EDGES).casefold()
        return folded[:_HEAD] in self._heads or f"{folded} ".startswith((*_ARTICLES, "www"))

    def resolve(
        self, name: str, *, language: str = "", place: str = "", site: str = ""
    ) -> Agency | None:
        """The agency meant by a name that several may go by; None where that stays open.

        ``place`` is where the text comes from, ``site`` the host or name of who printed it.

        >>> book = agency_book()
        >>> book.resolve("APS", language="fr", place="Dakar").name
        'Agence de Presse Sénégalaise'
        >>> book.resolve("APS", language="fr") is None
        True
        """
        rivals = self._shared.get(name.strip(_EDGES))
        if rivals is None:
            return self.get(name)
        near = place.casefold().split("/")[0].strip()
        tail = site.casefold().rpartition(".")[2]
        signs = (
            [agency for agency in rivals if near and near in agency.places],
            [
                agency
                for agency in rivals
                if site in agency.domains or tail == agency.country.lower()
            ],
            [agency for agency in rivals if language[:2] in agency.languages],
        )
        return next((found[0] for found in signs if len(found) == 1), None)

    def is_shared(self, name: str) -> bool:
        """Whether several agencies go by a name ("APS")."""
        return name.strip(_EDGES) in self._shared

    def is_ambiguous(self, name: str) -> bool:
        """Whether an alias is also a word or a name ("PA", "Time", "Petra")."""
        return name in self._ambiguous

    def find(self, text: str, *, expected: bool = False) -> list[Mention]:
        """Every agency named in the text, longest names first, none inside another, in order.

        ``expected``: an agency is due here, so that ambiguous aliases ("PA", "Time") count too.

        >>> [m.agency.name for m in agency_book().find("With inputs from PTI and Reuters")]
        ['Press Trust of India', 'Reuters']
        """
        found = list(self._by_words(text))
        if _CJK.search(text):
            found += [
                Mention(self._exact[hit.group()], hit.start(), hit.end())
                for hit in self._dense.finditer(text)
            ]
        if not expected:
            found = [m for m in found if text[m.start : m.end] not in self._ambiguous]
        found.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[Mention] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _by_words(self, text: str) -> Iterator[Mention]:
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            step = 1
            for start, word in _starts(words[index]):
                if word not in self._first:
                    continue
                for count in range(min(self._longest, len(words) - index), 0, -1):
                    end = _without_possessive(text, words[index + count - 1])
                    name = text[start:end]
                    agency = self._exact.get(name)
                    if agency is None and not name[0].islower():
                        agency = self._folded.get(name.casefold())
                    if agency is not None and not _is_of_another(text, start, end):
                        yield Mention(agency, start, end)
                        step = count
                        break
            index += step


def _is_of_another(text: str, start: int, end: int) -> bool:
    """Whether initials are but the first word of a name in quotes ("РИА «Новый Век»")."""
    return text[end : end + 2] == " «" and text[start:end].isupper() and end - start <= _INITIALS


def _starts(word: re.Match[str]) -> Iterator[tuple[int, str]]:
    if word.group().endswith(("'s", "’s")):
        yield word.start(), word.group().casefold()  # "People's Daily"
    yield word.start(), word.group().casefold().removesuffix("'s").removesuffix("’s")
    # "l'AFP", "MTI-EPA": the name may begin after an apostrophe or a hyphen.
    for mark in ("'", "’", "-"):
        before, _, rest = word.group().partition(mark)
        if rest and len(before) <= 1:
            yield word.start() + len(before) + 1, rest.casefold()


def _without_possessive(text: str, word: re.Match[str]) -> int:
    ends = text[word.end() - 2 : word.end()] in ("'s", "’s")
    return word.end() - 2 if ends else word.end()


@cache
def agency_book() -> AgencyBook:
    """The agencies that ship with newsclean, read once at first use."""
    content = table("agencies")
    return AgencyBook(
        tuple(
            Agency(
                name=entry["name"],
                kind=entry.get("kind", "agency"),
                country=entry["country"],
                languages=tuple(entry["languages"]),
                domains=tuple(entry["domains"]),
                aliases=tuple(entry["aliases"]),
                places=frozenset(entry.get("places", ())),
            )
            for entry in content["agency"]
        ),
        frozenset(content["ambiguous"]),
        content["shared"],
    )
