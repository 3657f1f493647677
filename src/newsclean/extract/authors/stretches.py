"""Cuts a byline into the stretches that may name somebody: at bars, brackets, labels, inner "by"s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise

from newsclean.data.agencies import agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.bylines import sources, words
from newsclean.data.names import is_known_name, is_surely_name
from newsclean.extract.authors.announcing import without_by
from newsclean.extract.authors.towns import is_town
from newsclean.extract.dates.months import month_numbers

_NOISE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\[email[^\]]{0,12}protected\]"
    r"|https?://\S{1,300}|(?<!\w)@\s?[\w.]{2,40}|(?<=[^\W\d_]{2})@\w{2,40}|\+?\d[\d\s().-]{7,20}\d"
    # The site behind a name: "Ana Ruiz/echo.example".
    r"|(?<=[^\W\d_]{2})/(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}\b"
)
# What some of it has in it; most lines have nothing of that.
_MAY_BE_NOISE = re.compile(r"@|protected\]|/\S{1,40}\.|://|\d[\d\s().-]{7}")
# "#Technology" begins a topic.
_STRONG = re.compile(
    r"(?<!\S)(?=#[^\W\d_])|[|•·⋅●∙▪;\n\t￨丨→»›]|(?:^|\s)[/\-–—―‏]+(?=\s|$)|／|(?<=\s)[–—]|\s\*|//"
)
_BRACKETS = re.compile(r"[()\[\]（）]")
# "Ana Ruiz (text) and Bo Li (photos)": a name and what its bearer did.
_NAME_AND_PART = re.compile(r"([^()（）|;/\n•·]*)[(（]([^()（）]{2,30})[)）]")
# Where two elements of a page met without a blank: "Ana RuizTech Reporter", "Ana RuizMay 3".
_FEWEST_WORDS = 2
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_]{2,20}(?![^\W_]))([^\W\d_]+)")
# "Written by:Ana Ruiz"
_GLUED = re.compile(r"(?<=[^\W\d_])[:：](?=[^\W\d_])")
# "Categories: Uncategorized", "Reading time: 3 minutes"
_LABELLED = re.compile(r"[^\W\d_][\w ]{2,20}[:：](?:\s|$)")
# The initials of desks behind a name: "Ana Ruiz/mk", "dwk/ joz/".
_EDITORS = re.compile(r"(?<=[^\W\d_]{3})/\s?[a-zà-ž]{2,3}/?$")
# "Ana Ruiz/EFE", "Ana Ruiz/MADRID, (EFE)"
_GLUED_STROKE = re.compile(r"(?<=[^\W\d_])/([^\W\d_][^/,|()\n]{1,40})")


@lru_cache(maxsize=256)
def chunks(text: str) -> tuple[str, ...]:
    """The stretches of a byline between bars, dots and brackets, without labels and what they label.

    >>> chunks("Author: Ana Ruiz Source: Reuters"), chunks("Ana Ruiz (text) and Bo Li (photos)")
    (('Author: Ana Ruiz',), ('Ana Ruiz', 'text'))
    """
    return tuple(_chunks(text))


def _chunks(text: str) -> Iterator[str]:
    waiting = left_out = False
    plain = _plain(text)
    position = 0
    for mark in (*_STRONG.finditer(plain), None):
        chunk = plain[position : mark.start() if mark else None]
        slash = plain[:position].rstrip().endswith(("/", ";"))
        position = mark.end() if mark else position
        for part in map(_behind_buttons, chain.from_iterable(map(_at_open, _at_labels(chunk)))):
            if part.strip() in ("", ":") or (slash and left_out and not without_by(part)[1]):
                continue  # "Credit: Ana Ruiz / Agency", "Pictures: Ana Ruiz; Bo Li"
            if _begins_elsewhere(part):
                waiting = _awaits(part)
                left_out = not waiting
            elif _joins(part):  # "Tested by", "Ana Ruiz", "and", "Bo Li"
                waiting = left_out
            else:
                left_out = waiting and not without_by(part)[1]
                waiting = False
                if not left_out:
                    yield from _at_by(part)


def _at_open(chunk: str) -> list[str]:
    """A chunk cut at its last comma, where only what awaits a name follows: "Ana Ruiz, Edited by"."""
    before, comma, behind = chunk.rpartition(",")
    awaits = comma and _begins_elsewhere(behind.strip()) and _awaits(behind.strip())
    return [before, behind.strip()] if awaits else [chunk]


def _plain(text: str) -> str:
    """A line with bars in the place of addresses and brackets, without photographers in brackets."""
    text = _EDITORS.sub(_without_initials, text)
    text = _GLUED.sub(": ", _SEAM.sub(_at_seam, _glued_by().sub(r"\g<0> ", text))).rstrip()
    if text.endswith((":", "：")):
        rest, announced = without_by(text)
        text = text[:-1] if announced and any(map(str.isalpha, rest)) else text  # "By Ana Ruiz:"
    text = _with_marks(text)
    if "/" in text:
        text = _GLUED_STROKE.sub(_apart, text)
    if "(" in text or "（" in text:
        text = _NAME_AND_PART.sub(_without_photographer, text)
    return _BRACKETS.sub(" | ", without_noise(text))


@cache
def _glued_by() -> re.Pattern[str]:
    """Read "By" right before a name: "ByAna Ruiz", "Byby Ana Ruiz"."""
    return re.compile(rf"\b(?:{alternatives(words().glued)})(?=by\s|[A-Z][^\W\d_])")


def _at_seam(word: re.Match[str]) -> str:
    """What stands right behind a name, with a bar between them where it is a job or begins a date."""
    lists = words()
    folded = word[1].casefold()
    before = without_by(word.string[: word.start()])[0].split()
    if len(before) < _FEWEST_WORDS and not any(map(is_known_name, before)):
        return word[1]  # "EchoAdvisor"
    other = folded in lists.roles or folded in lists.title_words or folded in lists.cut
    other = other or word[1] == "The"  # a paper's name: "Ana RuizThe North Queenslander"
    return f" | {word[1]}" if other or folded in month_numbers() else word[1]


def without_noise(text: str) -> str:
    """A line with bars in the place of addresses, handles and telephone numbers."""
    return _NOISE.sub(" | ", text) if _MAY_BE_NOISE.search(text) else text


def _apart(stroke: re.Match[str]) -> str:
    """A stroke and what is behind it, apart from the name before where that is an agency or a place."""
    before = without_by(stroke.string[: stroke.start()])[0].split()
    behind = stroke[1].strip()
    # Of several lines, one with an agency behind a stroke is a picture's.
    agency = "\n" not in stroke.string and agency_book().get(behind) is not None
    known = agency or is_town(behind)
    return f" / {behind} " if known and len(before) > 1 else stroke[0]


def _without_initials(stroke: re.Match[str]) -> str:
    """A bar in the place of an editor's initials, but not of an agency's in small letters."""
    return stroke[0] if agency_book().get(stroke[0].strip("/ ")) else " | "


def _without_photographer(match: re.Match[str]) -> str:
    """A name and its part in brackets, or what stands before the name of a photographer."""
    if not all(word in words().pictures for word in match[2].casefold().strip(" .:").split()):
        return match[0]
    before = match[1].split()
    last = len(before)
    while last and not (before[last - 1].endswith(",") or before[last - 1] in words().between):
        last -= 1
    return " ".join(before[: max(0, last - 1)]) + " | "


def _with_marks(text: str) -> str:
    """A line with colons behind its words for the text and the pictures ("Text Ana Ruiz — Photos Bo Li")."""
    lists = words()
    first = text.partition(" ")[0].casefold()
    if first not in lists.texts and first not in lists.pictures:
        return text
    labels = [label for label in _unmarked().finditer(text) if _precedes_name(label)]
    said = {word for label in labels for word in label[1].casefold().split()}
    if said.isdisjoint(lists.texts) or said.isdisjoint(lists.pictures):
        return text
    for label in reversed(labels):
        text = f"{text[: label.end(1)]}:{text[label.end(1) :]}"
    return text


@cache
def _unmarked() -> re.Pattern[str]:
    """Read "Text", "Photos", "Text and photos", and the two words behind."""
    lists = words()
    label = alternatives(lists.texts | lists.pictures)
    word = r"[^\W\d_]\S*"
    return re.compile(
        rf"(?<!\S)((?:{label})(?:(?:{_joint()})(?:{label}))?)\s+(?=({word})\s+({word}))",
        re.IGNORECASE,
    )


def _precedes_name(label: re.Match[str]) -> bool:
    """Whether the two words behind a label are written as the beginning of a name is."""
    lists = words()
    inside = label[3] in lists.particles or label[3] in lists.between
    return not label[2][0].islower() and (inside or not label[3][0].islower())


@cache
def _joint() -> str:
    """What joins two labels, as a pattern."""
    return rf"\s?[/&+-]\s?|,\s|{_and()}"


@cache
def _and() -> str:
    return rf"\s(?:{alternatives(words().between)})\s"


def _behind_buttons(part: str) -> str:
    """What stands behind buttons where that is a name ("Share Save Ana Ruiz"), or what a portrait is called."""
    portrait = _portrait().match(part)
    if portrait:
        return part[portrait.end() :]
    buttons = _buttons().match(part)
    rest = part[buttons.end() :] if buttons else ""
    name = without_by(rest)[0].split()[:2]
    named = len(name) > 1 and all(is_known_name(word) and not word.islower() for word in name)
    return rest if named else part


@cache
def _portrait() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(words().portraits)})\s+(?=[^\W\d_])", re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{alternatives(words().buttons)})\s+)+", re.IGNORECASE)


def _at_labels(chunk: str) -> list[str]:
    """A chunk cut before each label in it, without what only leads up to the label of an author."""
    first = chunk.split(maxsplit=1)[:1]
    others = bool(first) and _is_elsewhere(first[0].casefold())  # "Photos by Bo Li and text by ..."
    if not others and not any(mark in chunk for mark in ":：,،"):
        return [chunk]
    cuts = [hit.start(hit.lastindex or 0) for hit in _label().finditer(chunk) if _opens(hit)]
    if not cuts:
        return [chunk]
    parts = [chunk[at:to] for at, to in pairwise([0, *cuts, len(chunk)])]
    return [part for part, behind in pairwise([*parts, ""]) if not _leads_up(part, behind)]


@cache
def _label() -> re.Pattern[str]:
    """Read "Text:", "Text and photos:", "Source:" at the beginning of a word, and behind a comma
    also "reported by", "camera:"; "Role," where it stands between a name and a job."""
    lists = words()
    label = alternatives(lists.by | lists.texts | lists.editors | lists.pictures | sources())
    kind = rf"(?:{alternatives(lists.kinds)})\s"
    return re.compile(
        rf"(?<!\S)((?:{kind})?(?:{label})(?:(?:{_joint()})(?:{label}))?)\s?[:：]"
        rf"|(?<!\S)({alternatives(lists.posts)})\s?[,،]"
        rf"|(?:[,،;]\s|{_and()})({kind}(?:{alternatives(lists.by)})\s)"
        rf"|[,،;]\s([^\W\d_][^\s,:]{{2,20}}:\s)",
        re.IGNORECASE,
    )


def _opens(label: re.Match[str]) -> bool:
    """Whether a label inside a chunk begins anew and is no part of another ("Photo author:")."""
    before = label.string[: label.start()]
    parts = before.split()
    if not parts or label[1] is None:
        return bool(parts)
    folded = label[1].casefold()
    lists = words()
    apart = parts[-1][-1] in ",،;" or not label[1][0].islower()
    if _last(folded) in lists.by or folded in lists.by or folded in lists.texts:
        other = parts[-1].casefold().strip(".,") in lists.pictures
        return apart and not (folded == "by" or other)
    return (apart or folded not in lists.editors) and (len(parts) > 1 or without_by(before)[1])


def _at_by(chunk: str) -> Iterator[str]:
    """A chunk cut before each "by" in it, without those that say who reviewed or translated."""
    if not _by_inside().search(chunk):
        yield chunk.strip()
        return
    parts = ["", *_parts(chunk, len(chunk) - len(without_by(chunk)[0])), ""]
    for before, part, behind in zip(parts, parts[1:], parts[2:], strict=False):
        if part.strip() and not _ends_elsewhere(before, part) and not _leads_up(part, behind):
            yield part.strip()


def _parts(chunk: str, head: int) -> Iterator[str]:
    """A chunk cut before each "by" behind its head, up to a place ("Ana Ruiz di Jakarta")."""
    start = 0
    for hit in _by_inside().finditer(chunk, head):
        before, behind = chunk[start : hit.start()], chunk[hit.end() :]
        if behind[0].islower() and hit[1] != "by":
            continue
        town = is_town(behind.split(",")[0].strip())
        located = town and len(without_by(before)[0].split()) > 1
        if _is_particle(hit[1], before) and not located:
            continue
        yield before
        start = hit.start()
        if town:
            return
    yield chunk[start:]


@cache
def _by_inside() -> re.Pattern[str]:
    """Read "Posted on May 2 by X", "The Plain Dealer By X"; handles follow "by" alone."""
    return re.compile(rf"(?<=\S )({alternatives(words().inside)})\s+(?=[^\W\d_])")


def _is_particle(word: str, before: str) -> bool:
    """Whether a "von" or "di" is part of the name around it ("Von Jonas von Arnsberg")."""
    if word not in words().particles or _ends_elsewhere(before, word):
        return False
    rest, announced = without_by(before)
    bare = rest.rstrip()
    name = bool(bare) and not bare.endswith(",")
    return name and (announced or is_known_name(bare.split()[-1]))


def _leads_up(part: str, behind: str) -> bool:
    """Whether a part only leads up to a "by" behind it ("Exclusive", "ABC News", "Cover art")."""
    if not without_by(behind)[1] or without_by(part)[1]:
        return False
    named = is_surely_name(" ".join(part.split(",")[0].split()[:2]))
    return not named and not _is_elsewhere(_last(part))


def _begins_elsewhere(chunk: str) -> bool:
    """Whether a chunk is about pictures, sponsors or buttons ("Photography by X")."""
    chunk = chunk.strip(" .,")
    first = chunk.split(maxsplit=1)[0].casefold() if chunk else ""
    label = _LABELLED.match(chunk)
    if first.startswith(("©", "(c)", "#")):
        return True
    if without_by(chunk)[1]:
        return False
    name = label[0].strip(" :：") if label else ""
    if name and not is_surely_name(name) and not is_town(name):
        return True
    what, _, by = chunk.casefold().rpartition(" ")
    if what in words().deeds and by in words().by:
        return True  # "Researched by", and somebody on the next line
    return _is_elsewhere(first.rstrip(":："))


def _awaits(chunk: str) -> bool:
    """Whether a chunk is a label whose value comes next ("Reviewed by", "Categories:")."""
    chunk = chunk.strip()
    return (
        chunk.endswith((":", "："))
        or chunk.startswith(("©", "(c)"))
        or chunk.rsplit(maxsplit=1)[-1].casefold() in words().by
    )


def _ends_elsewhere(before: str, by: str) -> bool:
    """Whether what comes behind "by" did something else than write ("... Reviewed", "by Bo Li")."""
    last = _last(before)
    two = " ".join(before.casefold().split()[-2:])  # "additional reporting"
    other = not words().deeds.isdisjoint((last, two)) or _is_elsewhere(last)
    return other and f"{last} {by.split()[0].casefold()}" not in words().by


def _is_elsewhere(word: str) -> bool:
    lists = words()
    return word in lists.pictures or (word in lists.cut and word not in lists.kinds)


def _last(part: str) -> str:
    return part.split()[-1].casefold().strip(".,") if part.strip() else ""


def _joins(chunk: str) -> bool:
    """Whether a chunk only joins the names before and behind it."""
    bare = chunk.strip(" ,").casefold()
    return not bare or bare in words().between
