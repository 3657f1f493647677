"""What stands in bylines beside names: loads ``bylines.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsclean.data.tables import table


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``bylines.toml``; ``desks`` has the words of ``collectives`` too.

    ``kinds`` has the words of ``texts``, ``desks`` those of ``pictures``.
    """

    by: frozenset[str]
    kinds: frozenset[str]
    # What needs a word of ``by`` behind it.
    pieces: frozenset[str]
    # Words for the text, for its pictures, and for who edited it.
    texts: frozenset[str]
    pictures: frozenset[str]
    editors: frozenset[str]
    # Words of ``by`` that count inside a line, as printed; those that are given names too.
    inside: frozenset[str]
    also_names: frozenset[str]
    # Words for "by" that ordinary lines begin with too.
    unsure: frozenset[str]
    # What stands before a name in the genitive.
    genitive: frozenset[str]
    # What stands before "by" where somebody did something else than write.
    deeds: frozenset[str]
    # What says in a text who wrote it, up to the name.
    written: frozenset[str]
    # Words of class names for who wrote a page.
    marks: frozenset[str]
    # What makes the name of a site a company's that begins like a person's.
    trades: frozenset[str]
    # The first words of ``by``, ``kinds``, ``pieces`` and ``pictures``.
    announcing: frozenset[str]
    between: frozenset[str]
    particles: frozenset[str]
    # Titles before names.
    honorifics: frozenset[str]
    articles: frozenset[str]
    # Given names, and family names that are words of jobs and buttons too.
    given: frozenset[str]
    family: frozenset[str]
    roles: frozenset[str]
    # What stands between a name and its bearer's job.
    posts: frozenset[str]
    title_words: frozenset[str]
    collectives: frozenset[str]
    alone: frozenset[str]
    desks: frozenset[str]
    never: frozenset[str]
    # From what a line speaks of something else: single words, phrases, and what stands behind names.
    cut: frozenset[str]
    # Parts of addresses of authors' pages, before the name.
    profiles: frozenset[str]
    # Of these, what pages about people in the news have, too.
    anybody: frozenset[str]
    # What markup has as the author where it means whoever keeps the pages.
    accounts: frozenset[str]
    # Buttons that stand before names.
    buttons: frozenset[str]
    # What a picture of the author is called, before the name.
    portraits: frozenset[str]
    ends: frozenset[str]
    after: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    # Words of ``by`` that names may follow without a blank.
    glued: frozenset[str]
    # Days that people are called by, and what behind them is no family name.
    days: frozenset[str]
    not_family: frozenset[str]
    # What no name begins with.
    openers: frozenset[str]
    # What stands before places, and in no names.
    prepositions: frozenset[str]
    surnames: frozenset[str]
    # Buttons, jobs, labels: what no organisation's name has.
    unlike: frozenset[str]


@dataclass(frozen=True, slots=True)
class DenseWords:
    """The word lists for Chinese, Japanese and Korean; ``surnames`` are Korean.

    ``closing`` has what else than a name closes a Japanese text in brackets.
    """

    cues: frozenset[str]
    marked: frozenset[str]
    sure: frozenset[str]
    korean: frozenset[str]
    stops: frozenset[str]
    closing: frozenset[str]
    surnames: frozenset[str]


# Lists whose words are compared in their case.
_AS_PRINTED = ("inside", "glued", "after", "surnames")


@cache
def words() -> Words:
    """The word lists, read once at first use; case-folded, as lines are when they are compared."""
    content = {
        key: {word if key in _AS_PRINTED else word.casefold() for word in listed}
        for key, listed in table("bylines").items()
        if key != "dense"
    }
    content["kinds"] |= content["texts"]
    content["pictures"] = {word.casefold() for word in table("labels")["picture"]} - sources()
    opening = content["by"] | content["kinds"] | content["pieces"] | content["pictures"]
    content["announcing"] = {label.split()[0] for label in opening}
    content["between"] = content.pop("and")
    content["prepositions"] -= content["particles"]
    elsewhere = content["desks"] | content["roles"] | content["never"] | content["cut"]
    content["unlike"] = elsewhere - content["collectives"]
    content["desks"] |= content["collectives"] | content["pictures"]
    return Words(**{key: frozenset(value) for key, value in content.items()})


@cache
def sources() -> frozenset[str]:
    """The labels of where a text comes from ("Source:"), which name no author."""
    return frozenset(label.casefold() for label in table("credits")["source"])


@cache
def dense_words() -> DenseWords:
    """The word lists for scripts without spaces, read once at first use."""
    return DenseWords(**{key: frozenset(value) for key, value in table("bylines")["dense"].items()})
