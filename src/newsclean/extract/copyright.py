"""The site's copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.document import Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

_MARK = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b|\bdroits réservés\b|版权所有|無断転載", re.IGNORECASE)
_LONGEST = 300


@extractors.register("copyright", field="copyright")
def extract_copyright(document: Document) -> Iterator[Candidate[str]]:
    """The last line labelled legal, or in the menus at the end, that claims copyright."""
    count = len(document.blocks)
    for number in range(count - 1, -1, -1):
        block = document.blocks[number]
        if block.role not in (Role.LEGAL, Role.NAV, Role.OTHER) or len(block.text) > _LONGEST:
            continue
        if _MARK.search(block.text):
            sure = 0.9 if block.role is Role.LEGAL else 0.5
            yield Candidate(block.text, sure, (block,), note="the last line that claims copyright")
            if block.role is Role.LEGAL:
                return
    for origin, value in document.metadata.copyrights:
        yield Candidate(value, 0.4, (), note=f"the notice in {origin}")
