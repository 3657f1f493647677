"""Runs systems over gold and collects scores; the tables' contents, not their looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from time import perf_counter
from typing import Any

import newsclean
from newsclean.bench.gold import GoldDump, GoldPage
from newsclean.bench.scores import BodyScore, FieldScore, RoleScore, apart, fold, names_f1
from newsclean.bench.systems import Prediction, System
from newsclean.data.agencies import agency_book
from newsclean.document import Block
from newsclean.extract.resolve import resolve
from newsclean.models import Segment


@dataclass(slots=True)
class Scores:
    """All scores of one system on one set."""

    body: BodyScore = field(default_factory=BodyScore)
    headline: FieldScore = field(default_factory=FieldScore)
    authors: FieldScore = field(default_factory=FieldScore)
    names: FieldScore = field(default_factory=FieldScore)
    persons: FieldScore = field(default_factory=FieldScore)
    published: FieldScore = field(default_factory=FieldScore)
    rejected: int = 0
    failed: int = 0
    pages: int = 0
    seconds: float = 0.0

    @property
    def milliseconds(self) -> float:
        """Mean time a page."""
        return 1000 * self.seconds / self.pages if self.pages else 0.0

    def add(self, predicted: Prediction, page: GoldPage) -> None:
        """Score one page's body and fields."""
        gold = page.gold
        if page.bodies:
            self.body.add(
                predicted.body,
                page.bodies,
                gold.get("must_have") or (),
                gold.get("must_not_have") or (),
            )
        if gold.get("headline"):
            self.headline.add(fold(predicted.headline or "") == fold(gold["headline"]))
        if gold.get("authors"):
            self.authors.add(names_f1(predicted.authors, gold["authors"]))
            self.names.add(names_f1(apart(predicted.authors), apart(gold["authors"])))
            if predicted.persons is not None:
                self.persons.add(names_f1(predicted.persons, gold["authors"]))
        if gold.get("published"):
            self.published.add(predicted.published == gold["published"][:10])


# Of the other stories that a dump lists so much more or fewer are near enough.
_NEAR = 0.1
Advance = Callable[[], None]


def score_pages(
    pages: Iterable[GoldPage],
    systems: dict[str, System],
    advance: Advance = lambda: None,
) -> dict[str, Scores]:
    """Every system on every page, page by page so that a noisy machine is noisy for all.

    Before, each cleans the first page once: what it loads at first use is no page's time.
    """
    scores = {name: Scores() for name in systems}
    pages = iter(pages)
    first = list(islice(pages, 1))
    for page in first:
        for system in systems.values():
            _run(system, page)
    for page in chain(first, pages):
        for name, system in systems.items():
            score = scores[name]
            start = perf_counter()
            predicted = _run(system, page)
            score.seconds += perf_counter() - start
            score.pages += 1
            score.failed += predicted is None
            predicted = predicted or Prediction()
            score.rejected += predicted.rejected is not None
            score.add(predicted, page)
        advance()
    return scores


def _run(system: System, page: GoldPage) -> Prediction | None:
    """What a system says of a page; None where it fails."""
    try:
        return system(page.html, page.gold.get("url"))
    except Exception:  # a peer's failure is its score
        return None


@dataclass(slots=True)
class DumpScores:
    """Scores on labelled dumps: roles by characters, fields by dump."""

    roles: RoleScore = field(default_factory=RoleScore)
    fields: dict[str, FieldScore] = field(default_factory=dict)
    found: dict[str, list[int]] = field(default_factory=dict)
    rejected: int = 0
    dumps: int = 0
    seconds: float = 0.0
    # Fields where the lines' roles are the gold's: what is wrong then is the extractors' fault.
    given: DumpScores | None = None

    def add_field(self, name: str, right: bool | float) -> None:
        """Score a field of one dump."""
        self.fields.setdefault(name, FieldScore()).add(float(right))

    def add_found(self, name: str, wanted: set[str], given: set[str]) -> None:
        """Count a set-valued field: wanted, found, false."""
        counts = self.found.setdefault(name, [0, 0, 0])
        counts[0] += len(wanted)
        counts[1] += len(wanted & given)
        counts[2] += len(given - wanted)


def score_dumps(
    dumps: Iterable[GoldDump],
    advance: Advance = lambda: None,
    cleaner: newsclean.Cleaner | None = None,
) -> DumpScores:
    """newsclean on the labelled dumps, from text alone, and with the lines' roles given."""
    scores = DumpScores(given=DumpScores())
    cleaner = cleaner or newsclean.Cleaner()
    for dump in dumps:
        start = perf_counter()
        try:
            document = cleaner.document(dump.text)
        except newsclean.NoArticle:
            scores.rejected += _is_article(dump)
            continue
        scores.seconds += perf_counter() - start
        scores.dumps += 1
        if scores.given is not None and dump.fields:
            give_roles(dump, document.blocks)
            values, _ = resolve(document, steps=cleaner.steps)
            _count_fields(dump, values, scores.given)
        try:
            article = cleaner.clean(dump.text)
        except newsclean.NoArticle as none:
            count_roles(dump, none.segments, scores.roles)
            scores.rejected += _is_article(dump)
            advance()
            continue
        count_roles(dump, article.segments, scores.roles)
        _count_fields(dump, dict(article), scores)
        advance()
    return scores


def _is_article(dump: GoldDump) -> bool:
    """Whether the gold has a headline and text: a page of nothing but teasers is rightly rejected."""
    return bool(dump.fields.get("headline")) and "body" in dump.roles


def count_roles(dump: GoldDump, blocks: Sequence[Block | Segment], roles: RoleScore) -> None:
    """Compare gold and labelled blocks by the characters they share, spaces left out."""
    index = 0
    for start, end, role in dump.spans():
        while index < len(blocks) and blocks[index].end <= start:
            index += 1
        look = index
        while look < len(blocks) and blocks[look].start < end:
            block = blocks[look]
            shared = dump.text[max(start, block.start) : min(end, block.end)]
            roles.add(role, str(block.role), len("".join(shared.split())))
            look += 1


def give_roles(dump: GoldDump, blocks: list[Block]) -> None:
    """Give each block the gold's role for most of its text; what the gold does not judge stays."""
    spans = list(dump.spans())
    index = 0
    for block in blocks:
        while index < len(spans) and spans[index][1] <= block.start:
            index += 1
        shares: Counter[str] = Counter()
        for start, end, role in islice(spans, index, None):
            if start >= block.end:
                break
            shares[role] += min(end, block.end) - max(start, block.start)
        if shares:
            block.role = newsclean.Role(shares.most_common(1)[0][0])
            block.confidence, block.reason = 1.0, "given"


def _count_fields(dump: GoldDump, values: Mapping[str, Any], scores: DumpScores) -> None:
    gold = dump.fields
    if not gold:
        return
    if gold.get("headline"):
        scores.add_field("headline", fold(values.get("headline") or "") == fold(gold["headline"]))
    if gold.get("published"):
        published = values.get("published")
        day = published.isoformat()[:10] if published else None
        scores.add_field("published", day == gold["published"])
    if gold.get("authors") is not None and gold.get("headline"):
        wanted = {fold(name) for name in gold["authors"]}
        people = values.get("authors") or ()
        given = {fold(person.name) for person in people if person.kind == "person"}
        scores.add_field("authors", wanted == given)
        if wanted:
            scores.add_field("authors (where there are any)", wanted == given)
    if gold.get("section"):
        # "OPINION:" and "Opinion" are one name.
        section = fold(values.get("section") or "").strip(" :")
        scores.add_field("section", section == fold(gold["section"]).strip(" :"))
    if gold.get("copyright"):
        # Whether "All rights reserved" behind it is part of it, people answer now so, now so.
        claim, wanted_claim = fold(values.get("copyright") or ""), fold(gold["copyright"])
        scores.add_field(
            "copyright", bool(claim) and (claim in wanted_claim or wanted_claim in claim)
        )
    if gold.get("related"):
        counted, wanted_count = len(values.get("related") or ()), int(gold["related"])
        near = abs(counted - wanted_count) <= max(1, _NEAR * wanted_count)
        scores.add_field("other stories counted to a tenth", near)
    dateline = gold.get("dateline")
    scores.add_found(
        "datelines",
        {fold(dateline["raw"])} if dateline else set(),
        {fold(values["dateline"].raw)} if values.get("dateline") else set(),
    )
    scores.add_found(
        "credits",
        {_source(credit["source"]) for credit in gold.get("credits") or ()},
        {_source(credit.source_raw) for credit in values.get("credits") or ()},
    )


def _source(name: str) -> str:
    """An organisation under its canonical name, so that "AP" and "The Associated Press" are one."""
    agency = agency_book().get(name)
    return fold(agency.name if agency else name)
