"""Documents for tests: blocks with roles, or a page of HTML with its metadata read."""

from __future__ import annotations

from newsclean.document import ROOT, Block, Document, Scope, Source
from newsclean.extract.metadata.structured import read_metadata
from newsclean.models import Role
from newsclean.segment import segment


def dump(*lines: tuple[str, str] | tuple[str, str, str], url: str | None = None) -> Document:
    """A document of (role, text) or (role, text, tag)."""
    blocks = []
    position = 0
    for role, text, *tag in lines:
        scope = Scope(tag[0], parent=ROOT) if tag else ROOT
        blocks.append(
            Block(
                text,
                position,
                position + len(text),
                tag=tag[0] if tag else "",
                scope=scope,
                role=Role(role),
                confidence=0.9,
            )
        )
        position += len(text) + 1
    layout = "html" if any(block.tag for block in blocks) else "blank_lines"
    text = "\n".join(block.text for block in blocks)
    return Document(Source(text, "html" if layout == "html" else "text", url), text, blocks, layout)  # type: ignore[arg-type]


def page(
    head: str, body: str = "<p>Text</p>", url: str | None = None, attributes: str = ""
) -> Document:
    """A page with its metadata read; no block has a role yet."""
    markup = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    document = segment(Source(markup, "html", url))
    document.metadata = read_metadata(document)
    return document


def labelled(body: str, roles: dict[str, str], head: str = "", url: str | None = None) -> Document:
    """A page whose blocks play the roles given by their text, and are text otherwise."""
    document = page(head, body, url)
    for block in document.blocks:
        block.role = Role(roles.pop(block.text, "body"))
        block.confidence = 0.9
    assert not roles, f"no such blocks: {list(roles)}"
    return document
