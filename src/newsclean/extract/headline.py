"""The headline: the line shown as such, checked against the titles in markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsclean.data.labels import label_words
from newsclean.document import Block, Candidate, Document
from newsclean.extract.authors.names import announces, parse_people
from newsclean.extract.credit.forms import by_cue
from newsclean.extract.heading import leads_home
from newsclean.extract.headline_lines import among_lines, behind_menu, is_foreign, titled_lines
from newsclean.extract.labels import without_label
from newsclean.extract.running_text import main_text
from newsclean.extract.titles import (
    DENSE,
    LONGEST,
    apart_from_kicker,
    is_date,
    last_piece,
    letters,
    pieces_of,
    site_names,
    tidy,
    without_date,
    without_marked_kicker,
    without_name,
    without_path,
    without_site,
)
from newsclean.label.said_again import said_again
from newsclean.models import Role
from newsclean.plugins import extractors

_ORIGINS = {"json-ld": 0.72, "opengraph": 0.7, "microdata": 0.7, "twitter": 0.62}
_LONG = 120
# By so much more of a headline than of a title is said again.
_LESS = 0.4
# So much of a title is more than a section that it is about, too.
_PART = 0.25
# "[A ferry at the pier]": what renderers of text print for a picture.
_PICTURE = re.compile(r"\[[^\[\]]+\]")
# What renderers of text draw beside a heading: a picture's file, the bullet of a list, a rule.
_DRAWN = re.compile(
    r"^(?:\[[^\[\]]{1,80}\.(?:png|jpe?g|gif|svg|webp)\]\s*|[*+•]\s+(?=\w))+|\s*[_=~*]{5,}$",
    re.IGNORECASE,
)
_OPENING, _SHORTEST_OPENING = 120, 20
# How likely a line must be the headline where none was taken for it.
_LIKELY = 0.04
# A headline has so many characters at least behind its label.
_BEHIND_LABEL = 8


@extractors.register("headline-given", field="headline", priority=9)
def given_headline(document: Document) -> Iterator[Candidate[str]]:
    """The headline the caller knows."""
    if document.source.headline and document.source.headline.strip():
        value = " ".join(document.source.headline.split())
        yield Candidate(value, 1.0, (), note="given by the caller")


@extractors.register("headline-visible", field="headline", priority=5)
def visible_headline(document: Document) -> Iterator[Candidate[str]]:
    """Lines labelled as headline, surer where a title in markup says the same."""
    marked = document.metadata.headlines[:8]
    tab = [document.metadata.title] if document.metadata.title else []
    # Microdata have the heading itself, kicker and all.
    told = [value for origin, value in marked if origin != "microdata"] + tab
    titles = [value for _, value in marked] + tab
    titles += [block.text for block in document.find(Role.PAGE_TITLE)[:1]]
    tidied = dict.fromkeys(map(tidy, titles))
    bare = list(dict.fromkeys(without_site(title, document) for title in tidied))
    names = site_names(document, sections=False)
    last = last_piece(titles)
    worded = (b for b in document.find(Role.HEADLINE) if any(map(str.isalnum, b.text)))
    shown = list(islice(worded, 6))
    others = [_undrawn(tidy(block.text), document) for block in shown]
    for rank, block in enumerate(shown):
        value = _without_label(tidy(without_marked_kicker(block, told) or _whole(block, document)))
        value = _undrawn(value, document)
        if document.layout != "html":
            # What the first line is that stands for the headline may be the page's title, too.
            value = without_site(value, document) if block is document.blocks[0] else value
            value = without_date(value)
        value = without_path(without_name(value, names))
        known_titles = bare + [other for other in others if other != value]
        value = apart_from_kicker(value, known_titles, as_printed=document.layout != "html")
        if not any(char.isalnum() for char in value) or len(value) > LONGEST:
            continue
        if is_date(value):
            continue
        known = max((_likeness(value, title) for title in titles), default=0.0)
        sure = 0.45 + 0.3 * block.confidence + 0.2 * known - 0.04 * rank
        sure += 0.04 if block.tag == "h1" else 0.0
        sure += _by_place(block, document) if len(shown) > 1 else 0.0
        sure -= 0.4 * is_foreign(value, document)
        if document.layout != "html":
            sure += among_lines(document, block, shown, bare, titles)
            sure -= 0.3 * _is_picture(value)
        sure -= 0.1 if len(value) > _LONG else 0.0
        named = letters(value) in names or value.casefold() == last or leads_home(block)
        if named or _is_before(value, bare, titles):
            sure -= 0.35  # the site's name, printed large
        elif announces(value) and parse_people(value):
            sure -= 0.35  # "By Ann Bell", right above the text
        elif _is_labelled(value) or value[-1] in ":：" or by_cue(value):
            sure -= 0.2
        note = "shown on the page" + (", as its markup says" if known > 0.85 else "")
        yield Candidate(value, min(0.99, sure), (block,), note=note)


@extractors.register("headline-metadata", field="headline", priority=3)
def metadata_headline(document: Document) -> Iterator[Candidate[str]]:
    """Titles in markup, without the name of the site."""
    for rank, (origin, value) in enumerate(document.metadata.headlines[:5]):
        title = without_site(tidy(value), document)
        if len(title) > 3:
            sure = _ORIGINS.get(origin, 0.55) - 0.03 * rank
            yield Candidate(title, sure, (), note=f"the title in {origin}")
    if document.metadata.title:
        title = without_site(tidy(document.metadata.title), document)
        if len(title) > 3:
            yield Candidate(title, 0.45, (), note="the title of the page")


@extractors.register("headline-page-title", field="headline", priority=2)
def page_title_headline(document: Document) -> Iterator[Candidate[str]]:
    """The first line of a text dump where it is the tab title, without the name of the site."""
    if document.metadata.title:
        return  # markup says what the title is
    for block in document.find(Role.PAGE_TITLE)[:1]:
        title = without_site(tidy(block.text), document)
        if block.text.lstrip()[:1] in "-|–—" and len(pieces_of(block.text)) < 2:
            return  # "- Port Echo": the name of the site alone
        if len(title) > 3 or DENSE.match(title):
            sure = 0.5 - 0.1 * is_foreign(title, document)
            sure -= 0.1 * _says_less(title, document)
            yield Candidate(title, sure, (block,), note="the page title")


def _says_less(title: str, document: Document) -> bool:
    """Whether the text says much more of the headline again than of the title: that is the site's, or a notice."""
    text = document.find(Role.BODY)
    shown = max((said_again(b.text, text) for b in document.find(Role.HEADLINE)[:2]), default=0.0)
    return shown - said_again(title, text) > _LESS


@extractors.register("headline-as-titled", field="headline", priority=2)
def line_as_titled(document: Document) -> Iterator[Candidate[str]]:
    """The last line before the text that reads as the page title does, whatever its label."""
    yield from titled_lines(document)


@extractors.register("headline-heading-as-titled", field="headline", priority=2)
def heading_as_titled(document: Document) -> Iterator[Candidate[str]]:
    """The heading of HTML, taken for something else, that says what the title of the page does."""
    main = main_text(document)
    title = document.metadata.title
    if document.layout != "html" or main is None or not title:
        return
    whole = without_site(tidy(title), document)
    told = {letters(whole), *map(letters, pieces_of(tidy(title))[:1])} - site_names(document)
    for block in document.blocks[: main[0]]:
        if block.tag in _HEADINGS and block.role is not Role.HEADLINE:
            value = tidy(block.text)
            if letters(value) in told and len(value) <= LONGEST:
                note = "the heading that reads as the title of the page"
                yield Candidate(value, 0.74, (block,), note=note)
                return


@extractors.register("headline-above-text", field="headline", priority=1)
def heading_above_text(document: Document) -> Iterator[Candidate[str]]:
    """The heading above all text, where it was taken for a subheading."""
    first = document.find(Role.BODY, Role.SUBHEADING)[:1]
    if first and first[0].role is Role.SUBHEADING and 3 < len(first[0].text) <= LONGEST:
        yield Candidate(tidy(first[0].text), 0.4, first, note="the heading above all text")


@extractors.register("headline-likely", field="headline", priority=1)
def likeliest_line(document: Document) -> Iterator[Candidate[str]]:
    """Where no line of a text dump was taken for the headline: the one that most likely is."""
    if document.layout == "html" or document.find(Role.HEADLINE):
        return
    able = (block for block in document.blocks if block.chance(Role.HEADLINE) >= _LIKELY)
    lines = [block for block in able if _may_head(block.text)]
    if lines:
        best = max(lines, key=lambda block: block.chance(Role.HEADLINE))
        note = "no line was taken for a headline; this one most likely is"
        yield Candidate(tidy(best.text), 0.1, (best,), note=note)


def _may_head(text: str) -> bool:
    """Whether a line is of a headline's length and no sentence."""
    return _BEHIND_LABEL <= len(text) <= LONGEST and not text.endswith((".", "。"))


@extractors.register("headline-opening", field="headline")
def opening(document: Document) -> Iterator[Candidate[str]]:
    """The opening words, where a text of several sentences has no headline anywhere."""
    body = document.find(Role.BODY)
    opener = next((block for block in body if len(block.text) > _SHORTEST_OPENING), None)
    if opener is None:
        return
    first, *more = re.split(r"(?<=[.!?。！？])\s", opener.text, maxsplit=1)
    if len(body) >= 2 or more:
        if len(first) > _OPENING:
            first = first[:_OPENING].rsplit(" ", 1)[0] + " …"
        note = "no line looks like a headline; the opening words stand in for it"
        yield Candidate(first, 0.05, (opener,), note=note)


def _by_place(block: Block, document: Document) -> float:
    """How much surer a headline is by what stands around it, where several lines may be it."""
    after = document.after(block)
    sure = 0.06 if after is not None and after.role in _BELOW else 0.0
    # A heading may be called so itself.
    around = islice(block.scope.ancestry(), 1 if block.tag == "h1" else 0, None)
    path = any("breadcrumb" in word for scope in around for word in scope.words)
    in_menu = block.tag not in _HEADINGS and behind_menu(block, document)
    return sure - 0.2 * (path or "nav" in block.scope.within) - 0.06 * in_menu


_BELOW = frozenset((Role.DECK, Role.BYLINE, Role.TIMESTAMP, Role.BODY, Role.CAPTION))
_HEADINGS = frozenset(("h1", "h2", "h3"))


def _undrawn(line: str, document: Document) -> str:
    """A line of text without what renderers draw beside it; none of HTML, nor one that is too long."""
    return line if document.layout == "html" or len(line) > 2 * LONGEST else _DRAWN.sub("", line)


def _is_picture(line: str) -> bool:
    """Whether a line of text is what a renderer prints for a picture: "[A ferry]", "Ana Ruiz's avatar"."""
    return bool(_PICTURE.fullmatch(line)) or line.casefold().endswith(
        tuple(label_words("depicted"))
    )


def _is_before(value: str, bare: list[str], titles: list[str]) -> bool:
    """Whether a title is this line with another title behind it: "Port Echo: Rain in Spain"."""
    return any(
        title.startswith(value)
        and title.endswith(other)
        and 1 <= len(title) - len(value) - len(other) <= 3
        for title in titles
        for other in bare
        if value and other != title and len(other) > len(value)
    )


def _whole(block: Block, document: Document) -> str:
    """The line, and the one it goes on in: "Tech for Friday," and "April 19, 2013"."""
    text = block.text.rstrip()
    after = document.after(block)
    if not text.endswith(",") or after is None or block.element is not None:
        return text
    goes_on = after.start - block.end <= 2 and len(after.text) <= _GOES_ON
    return f"{text} {after.text}" if goes_on else text


_GOES_ON = 60


def _without_label(line: str) -> str:
    """A headline without the word that announces it ("Title: Rain in Spain")."""
    label, _, behind = line.replace("：", ":").partition(":")
    announced = len(behind) > _BEHIND_LABEL and label.casefold() in label_words("headline")
    return behind.strip() if announced else line


def _is_labelled(line: str) -> bool:
    """Whether a line begins like one about its section ("Posted under Car Tires")."""
    label = line[: len(line) - len(without_label(line, "section"))]
    return len(label.split()) > 1


def _likeness(one: str, other: str) -> float:
    """How many words, or letters of a script without spaces, two titles share, 0 to 1."""
    folded = one.casefold(), other.casefold()
    begins = folded[1].startswith(folded[0])
    if begins or (folded[0] in folded[1] and len(folded[0]) > _PART * len(folded[1])):
        return 1.0
    ours, theirs = (set(text.split()) if text.count(" ") > 1 else set(text) for text in folded)
    return len(ours & theirs) / max(1, len(ours | theirs))
