"""How long a line is, in words of any script."""

from __future__ import annotations

import re
from functools import lru_cache

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@lru_cache(maxsize=1024)
def units(text: str) -> float:
    """How long a text is in words; two characters of a script without spaces count as one.

    >>> units("Rain in Spain"), units("洪水被害の島国")
    (3.0, 3.5)
    """
    if text.isascii():
        return float(len(_WORD.findall(text)))
    dense = len(_CJK.findall(text))
    return dense / 2 + len(_WORD.findall(_CJK.sub(" ", text)))
