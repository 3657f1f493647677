"""What can be seen of a block before it is judged: its shape, its words, its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.data.phrases import Match, phrase_book
from newsclean.data.scopes import scope_words
from newsclean.document import Block, Document, Scope
from newsclean.models import Role

_CJK = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿가-힯]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔][\"'”’»›」』)\]]*\s*$")
_INNER_STOP = re.compile(
    r"[.!?…][\"'”’»)]*\s+[\"'“‘«(]*[A-ZÀ-ÞΑ-ΩА-ЯІЇЄҐ]|[。！？]|[؟۔]|[.!?]\s+[֐-ۿऀ-ॿ]"
)
_COMMA = re.compile(r"[,;:、，；：،]")
_DIGIT_GROUP = re.compile(r"\d+")
# Phrases are looked for in short lines, and at the two ends of longer ones.
SHORT = 220
_EDGE = 90


@dataclass(slots=True)
class Facts:
    """One block seen on its own; counts, not judgements.

    ``units`` are words, or half the characters for Chinese, Japanese and Korean, so that one
    scale serves all scripts. ``prose`` is 0 to 1: how much this looks like running text.
    """

    block: Block
    units: float
    sentences: int
    ends_sentence: bool
    commas: int
    function_share: float
    capital_share: float
    digit_share: float
    link_density: float
    matches: list[Match]
    prose: float = 0.0

    @property
    def short(self) -> bool:
        """Whether the block is a line rather than a paragraph."""
        return self.units < 18

    def phrase_role(self) -> tuple[Role, Match] | None:
        """The role its phrases give a line, when one of them covers enough of it."""
        best: tuple[float, Role, Match] | None = None
        length = max(1, len(self.block.text))
        for match in self.matches:
            if match.phrase.meaning not in Role.__members__.values():
                continue
            cover = (match.end - match.start) / length
            weight = {"whole": 2.0, "start": 0.6, "end": 0.4, "within": 0.2}[match.phrase.place]
            if best is None or cover + weight > best[0]:
                best = (cover + weight, Role(match.phrase.meaning), match)
        return None if best is None else (best[1], best[2])


def facts_of(document: Document) -> list[Facts]:
    """Facts for every block of the document, in order."""
    function = phrase_book().words("function")
    return [_facts(block, function) for block in document.blocks]


def _facts(block: Block, function: frozenset[str]) -> Facts:
    text = block.text
    words = _WORD.findall(text)
    cjk = len(_CJK.findall(text)) if not text.isascii() else 0
    units = len(words) + cjk / 2 if cjk * 2 > len(text) else float(len(words))
    if cjk * 4 > len(text):
        units = cjk / 2 + sum(1 for word in words if word.isascii())
    count = max(1, len(words))
    facts = Facts(
        block=block,
        units=units,
        sentences=len(_INNER_STOP.findall(text)) + 1,
        ends_sentence=bool(_SENTENCE_END.search(text[-12:])),
        commas=len(_COMMA.findall(text)),
        function_share=sum(1 for word in words[:60] if word.lower() in function) / min(count, 60),
        capital_share=sum(1 for word in words[:60] if word[0].isupper()) / min(count, 60),
        digit_share=sum(map(len, _DIGIT_GROUP.findall(text))) / max(1, len(text)),
        link_density=block.link_density,
        matches=_matches(text),
    )
    facts.prose = _prose(facts, cjk > 0)
    return facts


def _matches(text: str) -> list[Match]:
    book = phrase_book()
    if len(text) <= SHORT:
        return book.find(text)
    head = [m for m in book.find(text[:_EDGE]) if m.phrase.place == "start"]
    tail_at = len(text) - _EDGE
    tail = [
        Match(m.phrase, m.start + tail_at, m.end + tail_at)
        for m in book.find(text[tail_at:])
        if m.phrase.place == "end"
    ]
    return head + tail


def _prose(facts: Facts, cjk: bool) -> float:
    """Running text: long enough, ended as a sentence, with function words, without links."""
    size = min(1.0, facts.units / 22)
    score = 0.55 * size
    if facts.ends_sentence:
        score += 0.3 if facts.units >= 5 else 0.1
    if facts.sentences > 1 or facts.commas:
        score += 0.1
    if not cjk:
        score += 0.25 * min(1.0, facts.function_share / 0.3) * min(1.0, facts.units / 8)
        if facts.capital_share > 0.75 and facts.units > 4:
            score -= 0.25
    else:
        score += 0.2 * size
    score -= 0.9 * max(0.0, facts.link_density - 0.25)
    if facts.digit_share > 0.3:
        score -= 0.2
    return max(0.0, min(1.0, score))


def scope_hints(
    scope: Scope, cache: dict[int, dict[Role, int]], wrappers: set[int]
) -> dict[Role, int]:
    """Roles hinted at by class words of an element and its ancestors, with their distance.

    ``cache`` belongs to one document and is keyed by the identity of its scopes; the words of
    ``wrappers`` are passed over.
    """
    known = cache.get(id(scope))
    if known is not None:
        return known
    chain: list[Scope] = []
    for step in scope.ancestry():
        if id(step) in cache:
            break
        chain.append(step)
    roles = scope_words().roles
    for step in reversed(chain):
        above = cache.get(id(step.parent), {}) if step.parent is not None else {}
        hints = {role: distance + 1 for role, distance in above.items()}
        for word in () if id(step) in wrappers else step.words:
            role = roles.get(word)
            if role is not None:
                hints[role] = 0
        cache[id(step)] = hints
    return cache[id(scope)]
