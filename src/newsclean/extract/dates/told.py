"""What a page says of its date in words: "Published on", "originally published on"."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.tables import table
from newsclean.extract.dates.dateparse import When, find_dates

# So much of a paragraph is read.
_REACH = 400
# How far behind words about a date it begins, and ends.
_AT_ONCE = 12
# A year somewhere behind the beginning: most paragraphs have none, which is soon seen.
_TELLING = re.compile(r"\D(?:19|20)\d\d(?!\d)")
_REACH_TOLD = 50


def first_published(text: str, day_first: bool = True) -> When | None:
    """The date right behind the words "originally published on" or their kin; None without them.

    >>> first_published("This story was originally published on 26 Sep 2019.")
    datetime.date(2019, 9, 26)
    >>> first_published("The poem was published on 26 Sep 2019.")
    """
    text = text[:_REACH]
    told = _first_published().search(text) if _TELLING.search(text) else None
    if told is None:
        return None
    behind = text[told.end() :][:_REACH_TOLD]
    found = next(iter(find_dates(behind, day_first)), None)
    return found.value if found is not None and found.start <= _AT_ONCE else None


@cache
def _first_published() -> re.Pattern[str]:
    content = table("dates")
    return re.compile("|".join(map(re.escape, content["first_published"])), re.IGNORECASE)
