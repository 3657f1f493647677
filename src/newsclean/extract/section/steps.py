"""Cuts a path into its steps, and takes the name out of a step that has words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsclean.data.alternatives import alternatives
from newsclean.data.labels import label_words
from newsclean.data.sections import other_labels, plain, section_names
from newsclean.data.tables import table
from newsclean.extract.labels import label_choice, without_label

# The number of a step in a list: "3. Sports".
_NUMBERED = re.compile(r"^\d{1,2}\.\s+(?=[^\W\d])")
EDGES = " :：#[]()【】〈〉/⁄|•·–—-›»><→▸►▶＞｜,*▪●○◦□■+"
# Strokes that point to the next step, and stand in few lines that are no paths.
POINTING = "›»→▸►❯"
# Strokes that stand between steps with or without blanks, and those that need blanks; one that
# ends the line is none of a name's either.
_TIGHT, _SPACED = ">›|•⁄→▸►▶❯➔➜⇒⟩＞｜│¦∙", r"/·⋅\\<‹«←"
_STROKE = r"\s*(?:[{}]|::|\+{{2,}})\s*|\s+[{}]\s+|\s*/\s*$"
_STROKES = re.compile(_STROKE.format(_TIGHT + "»", _SPACED))
# Where there are quotes, too.
_BESIDE_QUOTES = re.compile(_STROKE.format(_TIGHT, _SPACED + "»"))
# Most lines have none of the marks of a path.
_MARK = re.compile(r"[>›»|•⁄→▸►▶❯➔➜⇒⟩＞｜│¦∙/·⋅\\<‹«←:：+–—−-]")
# What names have inside them too: it parts those that follow one that is known.
_DASHES = re.compile(r"\s+[-–—−]\s+")
_SLASHES = re.compile(r"\s*/\s*")
_TIGHT_DASHES = re.compile(r"\s*[-–—−]\s*")
_QUOTED = re.compile(r"(.+?)\s*[:：]?\s*[«„“\"'‘「『](.+?)[»”“\"'’」』]?")
_COUNT = re.compile(r"\s*[(（]\d+[)）]$")
_COMMA = re.compile(r"\s*[,;،、，]\s*")
# No path is longer.
_LONGEST = 600
_ARROWS = "‹←<«◀◁"


# The same line is asked about more than once.
@lru_cache(maxsize=256)
def steps_of(text: str) -> tuple[str, ...]:
    """The steps of a path, the outermost first; a label is the one step it is.

    >>> steps_of("Home → Sport → Rugby Union"), steps_of("Home - Sport"), steps_of("Rock - Pop")
    (('Home', 'Sport', 'Rugby Union'), ('Home', 'Sport'), ('Rock - Pop',))
    """
    if len(text) > _LONGEST or not _MARK.search(text):
        return (text,)
    strokes = _BESIDE_QUOTES if "«" in text and "»" in text else _STROKES
    first, *others = [step for step in strokes.split(_before_tags(text)) if step.strip()] or [""]
    return (*_finer(first, text), *others)


def _finer(step: str, text: str) -> list[str]:
    """The parts of a first step that is a path of its own, by strokes that names have too."""
    found = _DASHES.split(step)
    if len(found) > 1 and _is_known(found[0]):
        return found
    found = [part for part in _SLASHES.split(step) if part]
    ends = text[:1] == "/" or text[-1:] == "/"
    if len(found) > 1 and (ends or is_home(found[0])):
        return found
    found = [] if step.isascii() else _TIGHT_DASHES.split(step)
    return found if len(found) > 1 and is_home(found[0]) else [step]


def _is_known(step: str) -> bool:
    name = step.strip(EDGES)
    return is_home(step) or name.casefold() in section_names() or plain(name) in other_labels()


def is_home(step: str) -> bool:
    """Whether a step is the front page, or says so behind a colon.

    >>> is_home("Startseite"), is_home("Location: Home"), is_home("Sport")
    (True, True, False)
    """
    folded = step.strip(EDGES).casefold()
    last = folded.replace("：", ":").rpartition(":")[2].strip()
    return folded in label_words("path") or last in label_words("path")


def is_path(text: str) -> bool:
    """Whether a line has steps ("World > Asia")."""
    return len(steps_of(text)) > 1 or _STROKES.search(text) is not None


def _before_tags(text: str) -> str:
    """The line without the tags that follow on it: "Category: Politics Tags: senate, budget"."""
    found = _tags().search(text) if ":" in text or "：" in text else None
    return text[: found.start()] if found else text


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<=\S)\s+(?:{label_choice('tags')})\s*[:：])")


def name_in(step: str) -> str:
    """The name in a step, without "Category:", "From the ... section", a count, marks at its ends.

    Of several categories it is the first.

    >>> name_in("From the Travel section"), name_in("‹ Back to Motoring"), name_in("In: Roads, Bridges")
    ('Travel', 'Motoring', 'Roads')
    """
    back = _back().match(step)
    rest = step[back.end() :] if back else step
    if back and (is_home(rest) or (back[1] and rest[:1].islower())):
        return ""
    whole = _COUNT.sub("", rest if back and back[1] else step).strip(EDGES + "‹←")
    unnumbered = _NUMBERED.sub("", whole)  # but "2. Bundesliga"
    whole = unnumbered if unnumbered.casefold() in section_names() else whole
    folded = whole.casefold()
    begins, ends, forms = _around()
    around = folded.startswith(begins) or folded.endswith(ends)
    found = forms.fullmatch(whole) if around else None
    name = next(filter(None, found.groups())) if found else _labelled(whole)
    if name != whole and not any(map(str.isdigit, name)):
        name = _COMMA.split(name)[0]
    return name.strip(EDGES)


def _labelled(name: str) -> str:
    """What stands behind a label, or in quotes behind it: "Раздел «Наука»"."""
    if name.casefold() in section_names():
        return name  # "Новости мира"
    quoted = _QUOTED.fullmatch(name)
    if quoted and quoted[1].casefold() in label_words("section"):
        return quoted[2]
    # Armenian has a colon of its own.
    return "" if _numbered().match(name) else without_label(name.replace("՝", ":"), "section")


@cache
def _numbered() -> re.Pattern[str]:
    """A label before figures: "Posted in 2019"."""
    return re.compile(rf"(?i:(?:{label_choice('section')})\s+\d)")


@cache
def _back() -> re.Pattern[str]:
    words = alternatives(table("sections")["around"]["back"])
    return re.compile(rf"(?i:\s*([{_ARROWS}]*)\s*(?:{words}))(?:\s*[:：]\s*|\s+)")


@cache
def _around() -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    """What stands before a name in the forms around one, what behind it where nothing does, and they."""
    groups: dict[str, list[str]] = {}
    for form in table("sections")["around"]["forms"]:
        before, _, behind = form.partition("…")
        groups.setdefault(behind.casefold(), []).append(before.casefold())
    begins = tuple(before for listed in groups.values() for before in listed if before)
    ends = tuple(behind for behind, listed in groups.items() if "" in listed)
    return begins, ends, re.compile("|".join(_forms(groups)))


def _forms(groups: dict[str, list[str]]) -> Iterator[str]:
    """The forms as patterns, those with the same words behind the name together."""
    name = r"[«„“\"'‘「『]?([^\W\d_a-zà-ÿа-я].*?)[»”“\"'’」』]?"
    for behind, listed in groups.items():
        before = alternatives(filter(None, listed))
        start = f"(?i:{before}){'?' if '' in listed else ''}" if before else ""
        yield f"{start}{name}(?i:{re.escape(behind)})"
