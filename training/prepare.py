"""Makes training examples: every gold page in every rendering, spliced too, as features and labels.

``python -m training.prepare GOLD CACHE [--workers 2]``
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from newsclean.bench.renderings import renderers
from newsclean.document import Document
from newsclean.errors import NoArticle
from newsclean.extract.metadata.structured import read_metadata
from newsclean.label.coverage import UNKNOWN, body_labels
from newsclean.label.features import features_of
from newsclean.label.phrasing import ROLES
from newsclean.read.source import read_source
from newsclean.segment import segment
from training.align import carry
from training.bare import BARE, bare_markup
from training.example import Example
from training.gold import (
    BODY,
    INVENTED_SET,
    SHORT_SET,
    Page,
    corrected_pages,
    fixture_pages,
    gold_pages,
    invented_pages,
    short_pages,
)
from training.labels import read_labels
from training.renderers import browsers
from training.splices import SPLICED, splices
from training.stories import story_labels

# Lines joined without a gap are taken apart by a guess: learned from, they make the rest worse.
_NOT_LEARNED = "glued"
# Renderings that begin with the title of the page, learned without it as well.
_UNTITLED = ("html-text", "lines", "one-line")
# Blocks of the largest page that is shown in bare markup too.
_MOST_BARE = 1500
_ROLE_NUMBER = {role.value: number for number, role in enumerate(ROLES)}


def renderings(page: Page, cache: Path) -> Iterator[tuple[str, Document]]:
    """The page as HTML, in bare markup too, and as every text dump that can be made of it."""
    if page.html is None:
        texts = {"dump": page.dump or ""}
        if page.set in (INVENTED_SET, SHORT_SET):
            texts |= _joined(page.dump or "")
        for name, text in texts.items():
            document = _document(text, page.url)
            if document is not None:
                yield name, document
        return
    document = _document(page.html, page.url)
    title = document.metadata.title if document is not None else None
    if document is not None:
        yield "html", document
        bare = _document(bare_markup(document, page.id), page.url)
        if bare is not None and len(document.blocks) <= _MOST_BARE:
            yield BARE, bare
    for name, text in _rendered(page, cache / "renderings" / _file_name(page)).items():
        text = page.dump if name == "html-text" and page.dump else text
        for label, variant in _variants(name, text, title):
            document = _document(variant, None)
            if document is not None:
                yield label, document


def _rendered(page: Page, kept: Path) -> dict[str, str]:
    """Text renderings by name; kept, because other libraries take most of the time here."""
    if kept.exists():
        texts: dict[str, str] = pickle.loads(kept.read_bytes())
        return texts
    html = page.html or b""
    learned = {name: render for name, render in renderers().items() if name != _NOT_LEARNED}
    learned |= browsers()
    texts = {name: _render(render, html) for name, render in learned.items()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(texts, protocol=5))
    return texts


def _file_name(page: Page) -> str:
    return page.id.replace("/", "__") + ".pickle"


def _render(render: Callable[[bytes], str], html: bytes) -> str:
    try:
        return render(html)
    except Exception:  # a renderer's failure costs one rendering
        return ""


def _variants(name: str, text: str, title: str | None) -> Iterator[tuple[str, str]]:
    yield name, text
    rest = _without_title(text, title) if title and name in _UNTITLED else None
    if rest is not None:
        yield f"{name}, untitled", rest
    if name == "html-text":
        yield "blank lines lost", _without_blanks(text)
        yield "wrapped", _wrap(text)


def _without_title(text: str, title: str) -> str | None:
    """A dump without the title of the page, which many tools leave out; None where it doesn't begin with it."""
    words = r"\s+".join(map(re.escape, title.split()))
    begun = re.match(rf"\s*{words}", text) if words else None
    return text[begun.end() :] if begun else None


def _joined(dump: str) -> dict[str, str]:
    """A dump as dumps with one line a block, hard-wrapped, and of one line."""
    return {
        "lines": _without_blanks(dump),
        "wrapped": _wrap(dump),
        "one-line": _one_line(dump),
    }


def _without_blanks(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


def _wrap(text: str, width: int = 78) -> str:
    """Hard-wrapped as terminal browsers do."""
    import textwrap

    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


# The forms that spliced dumps are read in, one each.
_FORMS: dict[str, Callable[[str], str]] = {
    SPLICED: str,
    f"{SPLICED}, wrapped": _wrap,
    f"{SPLICED}, one line": _one_line,
}


def _document(source: bytes | str, url: str | None) -> Document | None:
    try:
        document = segment(read_source(source, url))
    except NoArticle:
        return None
    if not document.blocks or len(document.blocks) > 6000:
        return None
    document.metadata = read_metadata(document)
    return document


def examples(page: Page, cache: Path, spliced: Sequence[Page] = ()) -> list[Example]:
    """The page's examples, labelled, with those of dumps that its article was spliced into."""
    made = []
    told: list[tuple[str, str]] = []
    for name, document in renderings(page, cache):
        made.append(_example(page, name, document))
        if name == "html":
            told = _told(document, made[-1].roles)
        elif told and name != BARE:
            made[-1].stories = _stories(document, told)
    for other, (name, form) in zip(spliced, _FORMS.items(), strict=False):
        document = _document(form(other.dump or ""), None)
        if document is not None:
            made.append(_example(other, name, document))
    return made


def _told(document: Document, roles: np.ndarray) -> list[tuple[str, str]]:
    """The lines of a page with markup, with what its links say of those in lists of stories."""
    labels = map(str, story_labels(document.blocks, roles))
    return [(block.text, label) for block, label in zip(document.blocks, labels, strict=True)]


def _stories(document: Document, told: Sequence[tuple[str, str]]) -> np.ndarray:
    """The same for another rendering of the page."""
    carried = carry(document.blocks, told)
    return np.array(
        [UNKNOWN if share < 0.6 else int(label or UNKNOWN) for label, share in carried], np.int8
    )


def _example(page: Page, rendering: str, document: Document) -> Example:
    blocks = document.blocks
    features = features_of(document)
    roles, body = _labels(page, document)
    return Example(
        id=page.id,
        site=page.site,
        set=page.set,
        rendering=rendering,
        article=None if page.kind is None else page.kind == "article",
        dense=features.dense.astype(np.float16),
        words=_small(features.words),
        classes=_small(features.classes),
        roles=roles,
        body=body,
        lengths=np.array([len(b.text) for b in blocks], np.int32),
        texts=[block.text for block in blocks],
        bodies=page.bodies,
        snippets=page.snippets,
        by_hand=page.lines is not None and page.by_hand,
        stories=np.full(len(blocks), UNKNOWN, np.int8),
    )


def _small(parts: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    keys, owners, slots = parts
    return keys, owners.astype(np.int32), slots.astype(np.int8)


def _labels(page: Page, document: Document) -> tuple[np.ndarray, np.ndarray]:
    """Roles where lines are labelled, body or not where only the body is known."""
    count = len(document.blocks)
    roles = np.full(count, UNKNOWN, np.int64)
    body = np.full(count, UNKNOWN, np.int64)
    if page.lines is not None:
        for index, (role, share) in enumerate(carry(document.blocks, page.lines)):
            # A line that nobody judged has no role, "".
            if role and share >= 0.6:
                roles[index] = _ROLE_NUMBER[role]
                body[index] = role in BODY
    elif page.body and page.kind == "article":
        body[:] = body_labels(document.blocks, page.body)
    return roles, body


def _work(page: Page, spliced: Sequence[Page], cache: Path) -> None:
    made = pickle.dumps(examples(page, cache, spliced), protocol=5)
    (cache / _file_name(page)).write_bytes(made)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prepare the cache: one pickle a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--fixtures", type=Path, default=Path("fixtures"))
    parser.add_argument("--short", type=Path, default=Path("tests/invented/short"))
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    options.cache.mkdir(parents=True, exist_ok=True)
    pages = [*gold_pages(options.gold, read_labels()), *corrected_pages(options.gold)]
    pages += [*fixture_pages(options.fixtures), *invented_pages(), *short_pages(options.short)]
    spliced = splices(pages, len(_FORMS))
    of_each = [spliced.get(page.id, ()) for page in pages]
    with ProcessPoolExecutor(options.workers) as pool:
        work = partial(_work, cache=options.cache)
        deque(pool.map(work, pages, of_each, chunksize=4), maxlen=0)
    print(f"{len(pages)} pages prepared in {options.cache}")


if __name__ == "__main__":
    main()
