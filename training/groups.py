"""Groups of observations, to be left out one at a time (an ablation)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from newsclean.label.features import names
from training.example import Example

# Names of columns, by how they begin; and the slots of words.
GROUPS: dict[str, str] = {
    "shape": r"its (length|number of|words a sentence|share of (?!the title))|its (beginning|ending) with",
    "language": r"its function|its words of the calendar|an agency|names of",
    "titles": r"its (likeness|share of the title)|its distance to the headline|a headline on",
    "repetition": r"how often|its nearness|standing again",
    "data": r"its share in the text|the page's data",
    "place": r"the blank|no blank|its place|its distance from|the length of|how much|the layout",
    "links": r"its links|its link density|being one link",
    "elements": r"the element|standing in|its depth|class names of",
    "containers": r"its (element|container|outer)|its distance to the text",
    "phrases": r"a phrase of",
    "likes": r"(how many|the text of those|the links of those)",
    "carried": r"phrases of|its distance to the heading",
}
SLOTS: dict[str, tuple[int, ...]] = {
    "first and last words": (0, 1, 2),
    "shapes of lines": (3,),
    "words inside": (4,),
}


def leave_out(pages: list[list[Example]], groups: Iterable[str]) -> None:
    """Blank some groups of observations in all examples; "classes" stands for class names.

    Raises KeyError for a group that there is not.
    """
    for group in groups:
        for example in (example for page in pages for example in page):
            if group == "classes":
                example.classes = tuple(part[:0] for part in example.classes)
            elif group in SLOTS:
                kept = ~np.isin(example.words[2], SLOTS[group])
                example.words = tuple(part[kept] for part in example.words)
            else:
                example.dense[:, _columns(group)] = 0


def _columns(group: str) -> list[int]:
    pattern = re.compile(GROUPS[group])
    return [number for number, name in enumerate(names()) if pattern.match(name)]
