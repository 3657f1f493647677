"""The text of the article: its labelled blocks as paragraphs, without the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import TypeAdapter

from newsclean.document import Block, Candidate, Document, Scope
from newsclean.extract.bullets import BULLET, without_bullet
from newsclean.extract.copies import without_copies
from newsclean.extract.dateline.reporters import behind_reporters
from newsclean.models import Dateline, Paragraph, ParagraphKind, Role
from newsclean.plugins import extractors

Body = tuple[Paragraph, ...]
# All at once is quicker than one by one.
_BODY: TypeAdapter[Body] = TypeAdapter(Body)
_RULE = re.compile(r"[\s|:=+_-]+$")
_KINDS: dict[str, ParagraphKind] = {
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "blockquote": "quote",
    "tr": "table",
    "table": "table",
    "pre": "preformatted",
}
# Languages that open direct speech with a dash, so that "- " is no bullet there.
_DIALOGUE = frozenset(
    [
        "be",
        "bg",
        "ca",
        "cs",
        "da",
        "el",
        "es",
        "fi",
        "fr",
        "gl",
        "hr",
        "hu",
        "it",
        "lt",
        "lv",
        "mk",
        "nb",
        "nn",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sv",
        "tr",
        "uk",
    ]
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_OPENINGS = 3
_MARKS = " \t-–—:.،,"


@extractors.register("body", field="body")
def extract_body(document: Document) -> Iterator[Candidate[Body]]:
    """Blocks labelled body or subheading, in order.

    The dateline goes from the paragraph it opens. Left out are a credit, the author's name or an
    address that stand alone at the end, a subheading with nothing below it, the headline where it
    was taken for a subheading above all text, and whatever only says the text again. The rows of
    one table are one paragraph, and so is text that the dump has on one line.
    """
    deck = document.evidence.get("deck")
    decks = {id(document.blocks[number]) for number in (deck.segments if deck else ())}
    labelled = [b for b in document.find(Role.BODY, Role.SUBHEADING) if id(b) not in decks]
    blocks = without_copies(labelled)
    copied = len(labelled) - len(blocks)
    while blocks and (
        blocks[-1].role is Role.SUBHEADING
        or _is_credit(blocks[-1], document)
        or _is_signature(blocks[-1], document)
    ):
        blocks.pop()
    if blocks and blocks[0].role is Role.SUBHEADING and _is_headline(blocks[0], document):
        del blocks[0]
    kinds = _kinds(blocks, document)
    texts = [_text(block, kind) for block, kind in zip(blocks, kinds, strict=True)]
    _take_off_dateline(texts, document)
    # Kind and pieces of each paragraph: a dump of one line may be one of thousands.
    paragraphs: list[tuple[ParagraphKind, list[str]]] = []
    table: Scope | None = None
    before: Block | None = None
    for block, kind, text in zip(blocks, kinds, texts, strict=True):
        if not text or (kind == "table" and _RULE.match(text)):
            continue
        within = _table(block) if kind == "table" else None
        gap = _gap(before, block, document.text) if kind == "paragraph" else None
        if within is not None and within is table:
            paragraphs[-1][1].append(f"\n{text}")
        elif gap is not None and paragraphs[-1][0] == "paragraph":
            paragraphs[-1][1].append(gap + text)
        else:
            paragraphs.append((kind, [text]))
        table, before = within, block
    if any(kind != "subheading" for kind, _ in paragraphs):
        sure = sum(block.confidence for block in blocks) / len(blocks)
        body = _BODY.validate_python(
            [{"kind": kind, "text": "".join(pieces)} for kind, pieces in paragraphs]
        )
        note = f"{len(blocks)} blocks labelled as text"
        if copied:
            note += f", without {copied} that say it again"
        yield Candidate(body, sure or 0.5, blocks, note=note)


def _gap(before: Block | None, block: Block, dump: str) -> str | None:
    """What joins two blocks cut from one line of the dump; None where other text or lines lie between."""
    if before is None or before.end > block.start:
        return None
    between = dump[before.end : block.start]
    if between.strip() or len(f"|{between}|".splitlines()) > 1:
        return None
    return " " if between else ""


def _kinds(blocks: list[Block], document: Document) -> list[ParagraphKind]:
    """The kind of each block; what most of the page is wrapped in tells nothing."""
    dashes = (document.fields.get("language") or "").split("-")[0] not in _DIALOGUE
    kinds = [_kind(block, dashes) for block in blocks]
    for wrapper in ("list_item", "quote"):
        wrapped = [n for n, kind in enumerate(kinds) if kind == wrapper]
        if wrapped and sum(len(blocks[n].text) for n in wrapped) > 0.7 * sum(
            len(block.text) for block in blocks
        ):
            for number in wrapped:
                if blocks[number].tag not in ("li", "blockquote") or wrapper == "quote":
                    kinds[number] = "paragraph"
    return kinds


def _kind(block: Block, dashes: bool) -> ParagraphKind:
    if block.role is Role.SUBHEADING:
        return "subheading"
    if not block.tag:
        bullet = BULLET.match(block.text)
        return "list_item" if bullet and (dashes or bullet.group()[0] != "-") else "paragraph"
    kind = _KINDS.get(block.tag)
    if kind == "table" and " | " not in block.text and len(block.text) > 120:
        return "paragraph"  # a table for layout
    if kind is None:
        for steps, scope in enumerate(block.scope.ancestry()):
            if scope.tag == "blockquote" or (scope.tag == "li" and steps < 2):
                return _KINDS[scope.tag]
            if steps == 4:
                break
    return kind or "paragraph"


def _text(block: Block, kind: ParagraphKind) -> str:
    if kind == "list_item" and not block.tag:
        return without_bullet(block.text).strip()
    return block.text.strip("\n") if kind == "preformatted" else block.text.strip()


def _table(block: Block) -> Scope:
    """The scope of the table a row stands in; rows of a dump share one."""
    return next(
        (scope for scope in islice(block.scope.ancestry(), 12) if scope.tag == "table"), _DUMP_TABLE
    )


_DUMP_TABLE = Scope("table")


def _take_off_dateline(texts: list[str], document: Document) -> None:
    """Remove the dateline from the one of the first paragraphs that opens with it."""
    dateline = document.fields.get("dateline")
    if not isinstance(dateline, Dateline) or _stands_apart(document):
        return
    for number, text in enumerate(texts[:_OPENINGS]):
        stop = _after(text, dateline.raw)
        if stop:
            texts[number] = text[behind_reporters(text, stop, dateline) :].lstrip(_MARKS)
            return


def _stands_apart(document: Document) -> bool:
    """Whether the dateline was read from lines that are no text: "Ankara" above "Ankara's mayor"."""
    evidence = document.evidence.get("dateline")
    roles = [document.blocks[n].role for n in evidence.segments] if evidence else []
    return bool(roles) and Role.BODY not in roles


def _after(text: str, raw: str) -> int:
    """Offset behind ``raw`` where the text opens with it, white space aside; else 0."""
    if text.startswith(raw):
        return len(raw)
    pattern = r"\s*".join(re.escape(char) for char in "".join(raw.split())[:200])
    found = re.match(pattern, text)
    return found.end() if found else 0


def _is_headline(block: Block, document: Document) -> bool:
    headline = document.fields.get("headline") or ""
    return block.text.split() == headline.split()


def _is_signature(block: Block, document: Document) -> bool:
    """Whether a last line is nothing but an author's name or an address."""
    line = block.text.strip(" ()[]（）_*-–—.,:")
    people = document.fields.get("authors") or ()
    named = any(line.casefold() == person.name.casefold() for person in people)
    return named or _ADDRESS.fullmatch(line) is not None


def _is_credit(block: Block, document: Document) -> bool:
    """Whether a last line is nothing but the name of who the text comes from."""
    line = block.text.strip(" ()[]_*-–—.")
    credits = document.fields.get("credits") or ()
    return len(line) < 120 and any(
        line in (credit.raw.strip(" ()[]_*-–—."), credit.source_raw, credit.source)
        for credit in credits
    )
