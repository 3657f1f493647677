"""Measures headline, authors and date of pages whose markup says nothing of them: from what readers see.

``python -m training.unmarked GOLD NETWORKS [--every 1]``: how many articles of ``wcxb`` and ``fundus`` have them
right, from HTML without the data that pages hold for machines, and from text renderings of the
pages, labelled by networks that have not seen the site. What a page does not show can't be right;
pages that are rejected are left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newsclean import Article, Cleaner, NoArticle
from newsclean.bench.gold import GoldPage, pages
from newsclean.bench.renderings import renderers
from newsclean.bench.scores import fold
from newsclean.read.decode import decode
from training.folds import Folds
from training.renderers import browsers

_SETS = ("wcxb", "fundus")
_FIELDS = ("headline", "authors", "published")
_DATA = re.compile(r"<script\b.*?</script>|<(?:meta|link)\b[^>]*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_SAYING = re.compile(
    r"\s(?:item(?:prop|type|scope)|property|typeof|vocab|rel|datetime|data-[\w-]+)"
    r"(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?",
    re.IGNORECASE,
)


def without_data(page: bytes) -> str:
    """A page without scripts, metadata, and attributes that say what its elements are.

    >>> without_data(b'<meta name="author" content="Bo"><p itemprop="author" class="a">Ana</p>')
    '<p class="a">Ana</p>'
    """
    return _TAG.sub(lambda tag: _SAYING.sub("", tag[0]), _DATA.sub("", decode(page)))


def ways() -> dict[str, Callable[[bytes], str]]:
    """What is made of each page, by name."""
    return {"HTML": without_data, **renderers(), **browsers()}


def right(article: Article, gold: GoldPage) -> dict[str, bool]:
    """Which fields are as the gold has them; those that it has not are left out."""
    told = gold.gold
    found = {
        "headline": fold(article.headline or ""),
        "authors": {person.name.casefold() for person in article.authors},
        "published": str(article.published)[:10],
    }
    authors = told.get("authors") or ()
    wanted = {
        "headline": fold(told.get("headline") or ""),
        "authors": {
            name.casefold() for name in ([authors] if isinstance(authors, str) else authors)
        },
        "published": str(told.get("published") or "")[:10],
    }
    return {field: found[field] == wanted[field] for field in _FIELDS if wanted[field]}


def main() -> None:
    """Print a row for every way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("networks", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="these ways alone")
    options = parser.parse_args()
    folds = Folds(options.gold, options.networks)
    cleaner = Cleaner(labeller=folds.labeller)
    chosen = {way: make for way, make in ways().items() if not options.only or way in options.only}
    counts: Counter[tuple[str, str, str]] = Counter()
    told: Counter[tuple[str, str, str]] = Counter()
    for name in _SETS:
        for page in pages(options.gold, name, kind="article", every=options.every):
            folds.choose(page)
            for way, make in chosen.items():
                url = page.gold.get("url") if way == "HTML" else None
                try:
                    article = cleaner.clean(make(page.html), url)
                except NoArticle:
                    continue
                for field, same in right(article, page).items():
                    told[way, name, field] += 1
                    counts[way, name, field] += same
    sets = ", ".join(_SETS)
    print(f"| from | {' | '.join(f'{field}: {sets}' for field in _FIELDS)} |")
    print(f"| ---{' | ---' * len(_FIELDS)} |")
    for way in chosen:
        shares = [
            ", ".join(
                f"{counts[way, name, field] / max(1, told[way, name, field]):.3f}" for name in _SETS
            )
            for field in _FIELDS
        ]
        print(f"| {way} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
