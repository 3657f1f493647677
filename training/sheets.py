"""Sheets of dumps to label: pages of a gold folder whose lines nobody labelled, lines numbered.

``python -m training.sheets write GOLD SHEETS`` and, when SHEETS/*.labels are made beside the
SHEETS/*.txt, ``python -m training.sheets take GOLD SHEETS``, which puts them into
``training/labels`` or says what is wrong with them.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from newsclean.models import Role
from training.gold import Page, gold_pages
from training.labels import LABELS, Labelled, Ranges, dump_of, read_labels, write_labels

# Characters: a sheet is read at one go, longer lines are cut.
SHEET, LINE = 27_000, 130
_RANGE = re.compile(r"(\d+)(?:-(\d+))? (\w+)")
_HEAD = "=== "


def unlabelled(gold: Path) -> list[Page]:
    """Article pages that the gold folder has no labelled lines of, always in the same order."""
    pages = [
        page
        for page in gold_pages(gold)
        if page.lines is None and page.html is not None and page.kind in (None, "article")
    ]
    random.Random(7).shuffle(pages)
    return pages


def sheets(pages: list[Page]) -> Iterator[str]:
    """Sheets of some pages each: "=== page", then "number|text" for every line that isn't blank.

    A page too large for one is a sheet of its own.
    """
    sheet = ""
    for page in pages:
        lines = enumerate(dump_of(page.html or b"").split("\n"), 1)
        shown = [f"{number}|{_short(line.strip())}" for number, line in lines if line.strip()]
        if not shown:
            continue
        entry = "\n".join((_HEAD + page.id, *shown, ""))
        if sheet and len(sheet) + len(entry) > SHEET:
            yield sheet
            sheet = ""
        sheet += entry
    if sheet:
        yield sheet


def _short(line: str) -> str:
    return line if len(line) <= LINE + 20 else f"{line[:LINE]} …+{len(line) - LINE}"


def read_sheet(text: str) -> dict[str, Ranges]:
    """Labels of a sheet by page: "=== page", then "first-last role" or "number role" a line.

    Raises ValueError for a line of another form and for a role that there isn't.
    """
    roles = {role.value for role in Role}
    pages: dict[str, Ranges] = {}
    page = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        if line.startswith(_HEAD):
            page = line.removeprefix(_HEAD)
            pages[page] = []
            continue
        match = _RANGE.fullmatch(line)
        if match is None or match[3] not in roles or page not in pages:
            raise ValueError(f"{page or 'before any page'}: {line!r} is no range with a role")
        pages[page].append((int(match[1]), int(match[2] or match[1]), match[3]))
    return pages


def faults(dump: str, ranges: Ranges) -> list[str]:
    """What is wrong with a dump's labels: lines without a role, or with two."""
    seen: dict[int, int] = {}
    for first, last, _ in ranges:
        for number in range(first, last + 1):
            seen[number] = seen.get(number, 0) + 1
    found = []
    for number, line in enumerate(dump.split("\n"), 1):
        if line.strip() and seen.get(number, 0) != 1:
            found.append(f"line {number} has {'two roles' if number in seen else 'no role'}")
    return found


def main() -> None:
    """Write sheets, or take the labels made of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("write", "take"))
    parser.add_argument("gold", type=Path)
    parser.add_argument("sheets", type=Path)
    options = parser.parse_args()
    if options.what == "write":
        options.sheets.mkdir(parents=True, exist_ok=True)
        known = read_labels()
        left = [page for page in unlabelled(options.gold) if page.id not in known]
        for number, sheet in enumerate(sheets(left), 1):
            (options.sheets / f"{number:03}.txt").write_text(sheet, encoding="utf-8")
        return
    html = {page.id: page.html or b"" for page in unlabelled(options.gold)}
    taken: dict[str, Labelled] = {}
    for path in sorted(options.sheets.glob("*.labels")):
        try:
            labelled = read_sheet(path.read_text(encoding="utf-8"))
        except ValueError as error:
            print(f"{path.name}: {error}")
            continue
        for page, ranges in labelled.items():
            if page not in html:
                print(f"{path.name}: {page} is not among the pages to label")
                continue
            dump = dump_of(html[page])
            wrong = faults(dump, ranges)
            if wrong:
                print(f"{path.name}: {page}: {'; '.join(wrong[:5])}")
            else:
                taken[page] = Labelled.of(dump, ranges)
    write_labels(read_labels() | taken)
    print(f"{len(taken)} pages taken into {LABELS}")


if __name__ == "__main__":
    main()
