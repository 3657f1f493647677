"""Makes roles agree with fields: a line that a field was read from whole plays that field's part."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.document import Document
from newsclean.extract.caption.split import is_credited
from newsclean.label.runs import set_role
from newsclean.models import Role

# An agency in the byline's place or beside a time is a credit too, and its line no credit line.
_NOT_CREDIT = frozenset({Role.CREDIT, Role.BYLINE, Role.TIMESTAMP, Role.DATELINE, Role.BODY})
# The field, the role of its lines, and what the labeller took such lines for by mistake.
_MISTAKEN: Mapping[str, tuple[Role, frozenset[Role]]] = {
    "credits": (Role.CREDIT, frozenset(Role) - _NOT_CREDIT),
    "copyright": (Role.LEGAL, frozenset({Role.NAV, Role.TAGS, Role.OTHER})),
    "section": (Role.SECTION, frozenset({Role.NAV})),
    "deck": (Role.DECK, frozenset({Role.BODY})),
}
# A line holds a value alone where so much of it is the value.
_WHOLE = 0.7


def agree(document: Document) -> None:
    """Give the lines that credits, copyright, section and deck fill the role that says so; what was
    taken for a deck and a picture's credit closes is a caption.

    >>> from newsclean.document import Block, Source
    >>> from newsclean.models import Evidence
    >>> block = Block("Politics", 0, 8, role=Role.NAV)
    >>> page = Document(Source("Politics", "text"), "Politics", [block], "lines")
    >>> page.fields["section"] = "Politics"
    >>> page.evidence["section"] = Evidence(extractor="x", confidence=1, segments=(0,))
    >>> agree(page)
    >>> block.role, block.reason
    (<Role.SECTION: 'section'>, 'the section was read from this line')
    """
    for field, (role, mistaken) in _MISTAKEN.items():
        evidence, value = document.evidence.get(field), document.fields.get(field)
        if evidence is None or value is None:
            continue
        texts = value.split("\n") if isinstance(value, str) else [credit.raw for credit in value]
        for block in map(document.blocks.__getitem__, evidence.segments):
            longest = max((len(text) for text in texts if text in block.text), default=0)
            if block.role in mistaken and longest >= _WHOLE * len(block.text):
                set_role(block, role, f"the {field.removesuffix('s')} was read from this line")
    for block in document.find(Role.DECK):
        if is_credited(block.text):
            set_role(block, Role.CAPTION, "a picture's credit closes it")
