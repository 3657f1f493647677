"""Finds scripts, style sheets and data that a dump was not freed of: code of the page, not about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.segment.lines import Line

# A line that is code: it ends, begins or goes on as sentences, titles and menus don't.
_CODE = re.compile(
    r"""
      [;{}] \s* \Z                                              # a statement, a block
    | \A \s* (?: [\[\](){}<]+ [;,)\]}>]* \s* \Z | [})\]]+ [;,.)\s] )  # brackets that open or close one
    | \A \s* (?: // | /\* | \*/ | \* \s @ | <!-- | --> )        # a comment
    | \A \s* (?: var | let | const | return | function | if | else | for | try | catch | switch | case
              | import | export | new | typeof | throw | async | await ) \b .* [=({;:]
    | \b function \s* \w* \s* \( | => | === | !== | && | \|\|
    | \A \s* ["'] [@\w$-]+ ["'] \s* : | ["'] \s* : \s* (?: ["'\[{] | \d | true | false | null )   # JSON
    | \A \s* [.#@:*\w-] [\w.:\#()\[\]="-]*+ (?: [\s,>+~]++ [\w.:\#()\[\]="-]++ )*+ \s*+ \{   # a rule of style
    | \b (?: window | document ) \. \w | \w \. (?: push | call | apply | addEventListener ) \(
    """,
    re.VERBOSE,
)
# What only the code of pages says, not code that an article prints.
_OF_PAGE = re.compile(
    r"\b(?:window|document)\.\w|dataLayer|gtag\(|googletag|getElementsBy|addEventListener|createElement"
    r"|\"@context\"|schema\.org|@media\b|@font-face|!important|\{[\w-]+:[^{};]{1,80};|jQuery|\$\(|CDATA"
    r"|localStorage|:root\b|@charset|__\w+__|webpack|sourceMappingURL|\bwp-\w+|-webkit-|\bpx;"
)
# A long line may hold code and text: code has one of these in so few characters.
_SIGN = re.compile(r"[{};]|\\[\"n]|[\"']\s*:|=>|\w\(|==|&&|\|\|")
_LONG, _DENSE = 300, 50
_STATEMENT = re.compile(r"[{};=]")
# Data for machines, which may have long texts inside.
_DATA = re.compile(r"""\s*(?:\{|\[\s*\{)\s*["'](?:@?\w+)["']\s*:""")
_SAMPLE = 4000
# A stretch of code has so many characters, and so many lines between two of it may be none.
_FEWEST, _BETWEEN, _SHORT = 150, 2, 80


def script_runs(lines: list[Line]) -> list[tuple[int, int]]:
    """Stretches of lines, as numbers of the first and behind the last, that are a page's code.

    >>> from newsclean.segment.lines import lines_of
    >>> code = "window.dataLayer = window.dataLayer || [];" + "dataLayer.push({event: 1});" * 5
    >>> script_runs(lines_of(f"News\\n{code}\\nIt rained in Leeds; nobody left."))
    [(1, 2)]
    """
    return [run for run in _runs(lines) if _is_of_page(lines[slice(*run)])]


def _runs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for number, line in enumerate(lines):
        if _is_code(line.text):
            if first < 0:
                first = number
            last = number
        elif first >= 0 and (number - last > _BETWEEN or len(line.text) > _SHORT):
            yield first, last + 1
            first = -1
    if first >= 0:
        yield first, last + 1


def _is_code(line: str) -> bool:
    sample = line[:_SAMPLE]
    if len(sample) > _SHORT and _STATEMENT.search(sample) is None:
        return False  # a sentence about code
    if len(sample) <= _LONG:
        return _CODE.search(sample) is not None
    return len(_SIGN.findall(sample)) * _DENSE > len(sample) or _DATA.match(sample) is not None


def _is_of_page(lines: list[Line]) -> bool:
    if sum(len(line.text) for line in lines) < _FEWEST:
        return False
    return any(_OF_PAGE.search(line.text) for line in lines)
