"""Measures bodies of text dumps made in ways of which the networks have learned few or none.

``python -m training.renderers GOLD NETWORKS [--every 8]``: word F1 of every n-th article of ``wcxb`` and of
``fundus`` (three times as often), labelled by networks that have not seen its site. Terminal browsers and pandoc
are used where they are installed (Debian: lynx, w3m, elinks, pandoc), markdownify and resiliparse too.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

from newsclean import Cleaner, NoArticle
from newsclean.bench.gold import GoldPage, pages
from newsclean.bench.renderings import renderers
from newsclean.bench.scores import word_f1
from newsclean.read.decode import decode
from training.folds import Folds

_COMMANDS = {
    "lynx": "lynx -dump -stdin -assume_charset=utf-8 -display_charset=utf-8",
    "lynx, no list": "lynx -dump -nolist -width=100 -stdin -assume_charset=utf-8 -display_charset=utf-8",
    "elinks": "elinks -dump -dump-charset utf-8 -force-html",
    "w3m": "w3m -dump -T text/html -I UTF-8 -O UTF-8 -cols 80",
    "pandoc, plain": "pandoc -f html -t plain",
    "pandoc, for GitHub": "pandoc -f html -t gfm --wrap=none",
    "pandoc, Markdown": "pandoc -f html -t markdown",
}
# Learned from, as the renderings of `newsclean.bench` are.
_BROWSERS = ("lynx", "elinks")
_CODE = re.compile(r"<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BARE, _SETS = "html-text", {"wcxb": 1, "fundus": 3}


def _command(line: str, page: bytes) -> str:
    made = subprocess.run(
        line.split(), input=decode(page).encode("utf-8", "replace"), capture_output=True, timeout=60
    )
    return made.stdout.decode("utf-8", "replace")


def _html2text(page: bytes) -> str:
    import html2text

    return str(html2text.html2text(decode(page)))


def _markdownify(page: bytes) -> str:
    from markdownify import markdownify

    return str(markdownify(decode(page)))


def _resiliparse(page: bytes, *, links: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(decode(page), main_content=False, links=links))


def _soup(page: bytes) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(decode(page), "lxml").get_text()


def _without_tags(page: bytes, *, code: bool) -> str:
    text = decode(page)
    return html.unescape(_TAG.sub("", text if code else _CODE.sub("", text)))


def browsers() -> dict[str, Callable[[bytes], str]]:
    """The terminal browsers whose dumps are learned from, as far as they are installed here."""
    return {name: partial(_command, _COMMANDS[name]) for name in _BROWSERS if shutil.which(name)}


def ways() -> dict[str, Callable[[bytes], str]]:
    """The ways there are here to make text of a page, by name; html-text beside them."""
    found: dict[str, Callable[[bytes], str]] = {_BARE: renderers()[_BARE]}
    found |= {
        name: partial(_command, line)
        for name, line in _COMMANDS.items()
        if shutil.which(line.split()[0])
    }
    found["html2text, wrapped"] = _html2text
    if find_spec("markdownify"):
        found["markdownify"] = _markdownify
    if find_spec("resiliparse"):
        found["resiliparse"] = partial(_resiliparse, links=False)
        found["resiliparse, links"] = partial(_resiliparse, links=True)
    found["get_text()"] = _soup
    found["tags taken out"] = partial(_without_tags, code=False)
    found["tags taken out, code left in"] = partial(_without_tags, code=True)
    return found


def _score(cleaner: Cleaner, make: Callable[[bytes], str], page: GoldPage) -> float:
    try:
        body = cleaner.clean(make(page.html), page.gold.get("url")).to_text()
    except NoArticle:
        body = ""
    return max(word_f1(body, gold) for gold in page.bodies)


def main() -> None:
    """Print a row for every way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("networks", type=Path)
    parser.add_argument("--every", type=int, default=8)
    options = parser.parse_args()
    folds = Folds(options.gold, options.networks)
    cleaner = Cleaner(labeller=folds.labeller)
    scores: dict[tuple[str, str], list[float]] = {}
    for name, often in _SETS.items():
        every = max(1, options.every // often)
        for page in pages(options.gold, name, kind="article", every=every):
            folds.choose(page)
            for way, make in ways().items() if page.bodies else ():
                scores.setdefault((way, name), []).append(_score(cleaner, make, page))
    print(f"| made by | {' | '.join(_SETS)} |\n| ---{' | ---' * len(_SETS)} |")
    for way in ways():
        print(f"| {way} | {' | '.join(f'{fmean(scores[way, name]):.4f}' for name in _SETS)} |")


if __name__ == "__main__":
    main()
