"""The language: declared, and checked against the text's letters and commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsclean.data.tables import table
from newsclean.document import Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{4})?(?:[-_](?:[a-zA-Z]{2}|\d{3}))?$", re.ASCII)
_WORD = re.compile(
    r"[^\W\d_](?:[\w\u0300-\u036f\u0900-\u0dff\u064b-\u0652]*[^\W\d_])?[\u0900-\u0963]*"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_SAMPLE = 4000
_FEWEST = 5
# Languages that a list of words can't be trusted to tell apart, or that share their tag.
_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"hr", "sr", "sr-Latn", "bs", "sh", "me"},
    {"id", "ms"},
    {"cs", "sk"},
    {"gl", "pt"},
    {"tl", "fil"},
    {"zh", "yue"},
    {"ro", "mo"},
    {"he", "iw"},
)
_OLD_TAGS = {
    "iw": "he",
    "in": "id",
    "jp": "ja",
    "cn": "zh",
    "kr": "ko",
    "mo": "ro",
    "gr": "el",
    "cz": "cs",
}
# "ar_AR" and the like: the language's code taken for that of a country.
_NO_COUNTRY = frozenset(
    [
        "ar",
        "bs",
        "ca",
        "cs",
        "da",
        "el",
        "en",
        "eo",
        "eu",
        "fa",
        "ga",
        "gl",
        "he",
        "hi",
        "ja",
        "ko",
        "sl",
        "sq",
        "sr",
        "sv",
        "ur",
        "vi",
        "zh",
    ]
)


@extractors.register("language", field="language")
def extract_language(document: Document) -> Iterator[Candidate[str]]:
    """The declared language where the text doesn't contradict it, else the one the text shows."""
    guess, sure = guess_language(sample(document))
    declared = [tag for _, value in document.metadata.languages if (tag := normal_tag(value))]
    fitting = [tag for tag in declared if guess is None or sure < 0.5 or agrees(tag, guess)]
    if fitting:
        # One that tells the region says more, where both agree.
        base = fitting[0].split("-")[0]
        tag = next((tag for tag in fitting if "-" in tag and tag.split("-")[0] == base), fitting[0])
        yield Candidate(
            tag, 0.95, (), note="declared, and the text agrees" if guess else "declared"
        )
    elif guess is not None:
        against = f", against the declared {declared[0]}" if declared else ""
        yield Candidate(guess, sure, (), note=f"by the words of the text{against}")


def normal_tag(value: str) -> str | None:
    """A language tag in the usual case ("pt-BR"), None where it is none.

    >>> normal_tag("pt_br"), normal_tag("ar_AR"), normal_tag("en_UK"), normal_tag("english")
    ('pt-BR', 'ar', 'en-GB', None)
    """
    value = re.split(r"[,.;\s]", value.strip(), maxsplit=1)[0]
    if not _TAG.match(value):
        return None
    parts = value.replace("_", "-").split("-")
    language = _OLD_TAGS.get(parts[0].lower(), parts[0].lower())
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    if rest == [language.upper()] and language in _NO_COUNTRY:
        rest = []
    rest = ["GB" if part == "UK" and language == "en" else part for part in rest]
    return "-".join([language, *rest])


def agrees(tag: str, guess: str) -> bool:
    """Whether a declared tag and a guess can both be right."""
    base = tag.split("-")[0]
    guessed = guess.split("-")[0]
    return base == guessed or any(base in alike and guessed in alike for alike in _ALIKE)


def guess_language(text: str) -> tuple[str | None, float]:
    """Language and confidence from letters and commonest words; None for too little text.

    >>> guess_language("Der Regen fiel auf das Dach und die Straße")[0]
    'de'
    """
    text = text[:_SAMPLE]
    known = _knowledge()
    # Most texts are known to be in Latin letters by their ASCII ones, which are soon counted.
    ascii_letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    if len(ascii_letters) < 0.6 * len(text):
        latin, letters = _letters(text)
        if not letters:
            return None, 0.0
        if latin < 0.6 * letters:
            return _by_script(text, known, letters)
    return _by_words(text, known, None) or _by_marks(text, known) or (None, 0.0)


def _letters(text: str) -> tuple[int, int]:
    """How many Latin letters there are, and how many letters."""
    latin = sum(map(len, _LATIN.findall(text)))
    # Of most texts the letters need not be counted one by one.
    return latin, latin if latin >= 0.6 * len(text) else sum(map(str.isalpha, text))


def _by_script(text: str, known: _Knowledge, letters: int) -> tuple[str | None, float]:
    """The language written in the text's letters, by its words where there are several."""
    for script, pattern in known.scripts:
        if len(pattern.findall(text)) > (0.08 if script == "ja" else 0.35) * letters:
            languages = known.written_in[script]
            if not any(language in known.languages for language in languages):
                return languages[0], 0.9
            return _by_words(text, known, languages) or (languages[0], 0.6)
    return None, 0.0


def _by_words(
    text: str, known: _Knowledge, among: tuple[str, ...] | None
) -> tuple[str, float] | None:
    """The language most of whose commonest words the text uses; None where too few are known."""
    counts: defaultdict[str, int] = defaultdict(int)
    words = Counter(_WORD.findall(text))
    total = words.total()
    for word, times in words.items():
        for language in known.index.get(word.casefold(), ()):
            counts[language] += times
    ranked = [(language, n) for language, n in counts.items() if not among or language in among]
    ranked.sort(key=lambda pair: -pair[1])
    if total < _FEWEST or not ranked or ranked[0][1] < max(3, 0.08 * total):
        return None
    best, most = ranked[0]
    lead = most - (ranked[1][1] if len(ranked) > 1 else 0)
    best = "sr" if best == "sr-Latn" else best
    return best, min(0.95, 0.5 + lead / most)


def _by_marks(text: str, known: _Knowledge) -> tuple[str, float] | None:
    """The language whose own letters the text uses most, where its words are too few to tell."""
    _, letters = _letters(text)
    folded = text.lower()
    counts = {name: sum(map(folded.count, marks)) for name, marks in known.marks.items()}
    best, second = sorted(counts, key=lambda name: -counts[name])[:2]
    if counts[best] < max(_FEWEST, 0.02 * letters) or counts[best] < 2 * counts[second]:
        return None
    return best, 0.5


@dataclass(frozen=True, slots=True)
class _Knowledge:
    scripts: tuple[tuple[str, re.Pattern[str]], ...]
    written_in: dict[str, tuple[str, ...]]
    index: dict[str, tuple[str, ...]]
    languages: frozenset[str]
    marks: dict[str, str]


@cache
def _knowledge() -> _Knowledge:
    content = table("languages")
    index: dict[str, tuple[str, ...]] = {}
    for language, words in content["words"].items():
        for word in dict.fromkeys(words):
            index[word] = (*index.get(word, ()), language)
    return _Knowledge(
        tuple(
            (name, re.compile(f"[{script['letters']}]"))
            for name, script in content["scripts"].items()
        ),
        {name: tuple(script["languages"]) for name, script in content["scripts"].items()},
        index,
        frozenset(content["words"]),
        content["marks"],
    )


def sample(document: Document) -> str:
    """Some running text of the page: of the article where it is known, else of the longest lines."""
    text = "\n".join(
        block.text for block in document.find(Role.BODY, Role.HEADLINE, Role.DECK)[:30]
    )
    if len(text) > 200:
        return text[:_SAMPLE]
    longest = sorted(document.blocks[:3000], key=lambda block: -len(block.text))[:12]
    return "\n".join([text, *(block.text for block in longest)])[:_SAMPLE]
