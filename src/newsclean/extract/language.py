"""The language: declared, and checked against the text's script and function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.data.phrases import phrase_book
from newsclean.document import Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{4})?(?:[-_](?:[a-zA-Z]{2}|\d{3}))?$")
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힯]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("th", re.compile(r"[฀-๿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
)
# Languages that share the script a letter test finds.
_SAME_SCRIPT = {
    "ar": {"ar", "fa", "ur", "ckb", "ps"},
    "ru": {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"},
    "hi": {"hi", "mr", "ne"},
    "zh": {"zh", "yue"},
    "he": {"he", "yi"},
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000


@extractors.register("language", field="language")
def extract_language(document: Document) -> Iterator[Candidate[str]]:
    """The declared language where the text doesn't contradict it, else the one the text shows."""
    guess, sure = guess_language(_sample(document))
    for _, value in document.metadata.languages:
        tag = normal_tag(value)
        if tag is None:
            continue
        if guess is None or sure < 0.5 or agrees(tag, guess):
            yield Candidate(tag, 0.95, (), note="declared, and the text agrees" if guess else "declared")
            return
    if guess is not None:
        yield Candidate(guess, sure, (), note="by the words of the text")


def normal_tag(value: str) -> str | None:
    """A language tag in the usual case ("pt-BR"), None where it is none.

    >>> normal_tag("pt_br")
    'pt-BR'
    """
    value = value.strip().split(",")[0].split(".")[0].strip()
    if not _TAG.match(value):
        return None
    parts = value.replace("_", "-").split("-")
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join([parts[0].lower(), *rest])


def agrees(tag: str, guess: str) -> bool:
    """Whether a declared tag and a guess can both be right."""
    base = tag.split("-")[0]
    alike = _SAME_SCRIPT.get(guess, set()) | ({"no", "nb", "nn", "da"} if guess in ("no", "nb", "da") else set())
    return base == guess or base in alike


def guess_language(text: str) -> tuple[str | None, float]:
    """Language and confidence from script and function words; None for too little text."""
    letters = len(_WORD.findall(text))
    size = max(1, sum(1 for char in text if char.isalpha()))
    for language, letter in _SCRIPTS:
        share = len(letter.findall(text)) / size
        if share > (0.05 if language == "ja" else 0.3):
            return _among_cyrillic(text) if language == "ru" else _among_arabic(text, language), 0.9
    if letters < 5:
        return None, 0.0
    counts: Counter[str] = Counter()
    book = phrase_book()
    words = [word.casefold() for word in _WORD.findall(text)]
    for language in book.languages:
        known = book.words("function", language)
        counts[language] = sum(1 for word in words if word in known)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(2, 0.06 * len(words)):
        return None, 0.0
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
    return ranked[0][0], min(0.9, 0.4 + lead / ranked[0][1])


def _among_cyrillic(text: str) -> str:
    if re.search(r"[іїєґ]", text) and not re.search(r"[ыэъ]", text):
        return "uk"
    return "ru"


def _among_arabic(text: str, language: str) -> str:
    if language == "ar" and len(re.findall(r"[پچژگی]", text)) * 25 > len(text.split()):
        return "fa"
    return language


def _sample(document: Document) -> str:
    roles = (Role.BODY, Role.HEADLINE, Role.DECK)
    text = "\n".join(block.text for block in document.find(*roles))[:_SAMPLE]
    return text or document.text[:_SAMPLE]
