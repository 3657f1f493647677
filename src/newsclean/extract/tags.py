"""Topic tags of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.document import Candidate, Document
from newsclean.models import Role
from newsclean.plugins import extractors

_LABEL = re.compile(
    r"^(?:tags?|topics?|filed under|more on|themen|schlagw[oö]rte?r?|mots[- ]clés|etiquetas|temas|argomenti|"
    r"тэги|теги|метки|タグ|标签|標籤|태그)\s*[:：]\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[,;،、|•·/]\s*|\s+#")
_LONGEST = 60


@extractors.register("tags-visible", field="tags", priority=5)
def visible_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Tags shown on the page: links where there are any, else parts of the line."""
    found: dict[str, str] = {}
    blocks = document.find(Role.TAGS)
    for block in blocks:
        texts = [anchor.text for anchor in block.anchors] or _SPLIT.split(_LABEL.sub("", block.text))
        for text in texts:
            tag = text.strip(" #:.,")
            label = block.text.rstrip().endswith((":", "：")) or _LABEL.match(tag + ":")
            if tag and len(tag) <= _LONGEST and not label:
                found.setdefault(tag.casefold(), tag)
    if found:
        yield Candidate(tuple(found.values()), 0.8, blocks, note="shown with the article")


@extractors.register("tags-metadata", field="tags")
def metadata_tags(document: Document) -> Iterator[Candidate[tuple[str, ...]]]:
    """Keywords in markup, of the most trusted origin."""
    origins = list(dict.fromkeys(origin for origin, _ in document.metadata.tags))
    for rank, origin in enumerate(origins[:2]):
        found: dict[str, str] = {}
        for name, value in document.metadata.tags:
            if name == origin:
                for tag in value.split(","):
                    if tag.strip() and len(tag.strip()) <= _LONGEST:
                        found.setdefault(tag.strip().casefold(), tag.strip())
        if found:
            yield Candidate(tuple(found.values())[:40], 0.5 - 0.1 * rank, (), note=f"keywords in {origin}")
