"""Credits: the organisations a text comes from, as credit lines, bylines and datelines say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from newsclean.data.agencies import Agency, Mention, agency_book
from newsclean.document import Block, Candidate, Document
from newsclean.extract.byline import byline_groups
from newsclean.models import Credit, Dateline, Role
from newsclean.plugins import extractors

# A credit is a line; of longer texts only opening and end are read.
_LONGEST = 400
_QUOTED = 80
# How far from headline and text a credit may stand, in blocks.
_BEFORE = 6
_BEHIND = 12
# Below the first, a label says little; below the second, only lines of a known form count.
_UNSURE, _SURE = 0.25, 0.5
_COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|&copy;|copyrights?\b)[\s©ⓒ:]*(?:\d{4}\s*[-–]?\s*)*", re.I)
_SIGNED = re.compile(
    r"(?:[(（\[【/]|[-–—]{1,3}\s{0,2})([^()（）\[\]【】]{2,40}?)\s*[)）\]】/]?\s*\.?$"
)
_COLON = re.compile(r"\s*[:：]\s*")
_LIST = re.compile(r"\s*(?:/|,|;|、|\||・|\s(?:and|und|et|y|e|og|och|en|i|и|та)\s)\s*")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]{1,40}\.){1,4}[a-z]{2,12})(?:/\S*)?$", re.I
)
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3})\.(?=\s|$)|[。!?！？]|\s[–—]\s|\s\(")
# Where a name ends in running text: "the eSafety Commissioner as part of the initiative".
_SMALL_WORDS = re.compile(
    r"\s(?:as|and is|on|in|under|with|at|by|from|here|where|who|when|directed|written|produced)\s"
)
_BEHIND_NAME = re.compile(
    r"[|\n]|\d{4}[-/.年]|\s(?:Photo|Foto|Image|Bild|作者|编辑|責任|责任|选稿)\s?[:：]", re.I
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EDGES = " \t.,;:()（）[]【】「」《》『』\"“”'*|-–—"


@dataclass(frozen=True, slots=True)
class _Phrases:
    source: frozenset[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    naming: re.Pattern[str]
    generic: frozenset[str]
    staff: tuple[str, ...]
    reporting: tuple[str, ...]
    picture: tuple[str, ...]


@cache
def _phrases() -> _Phrases:
    content = tomllib.loads((files("newsclean.data") / "credits.toml").read_text(encoding="utf-8"))

    def either(words: list[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    return _Phrases(
        source=frozenset(content["source"]),
        opening=re.compile(rf"(?<!\w)(?:{either(content['opening'])})(?:\s+(?:der|dem|den))?[\s:：]+", re.I),
        naming=re.compile(content["naming"], re.I),
        closing=re.compile(rf"(?:{either(content['closing'])})", re.I),
        generic=frozenset(content["generic"]),
        staff=tuple(content["staff"]),
        reporting=tuple(content["reporting"]),
        picture=tuple(content["picture"]),
    )  # fmt: skip


def parse_credits(text: str, *, agency: Agency | None = None, site: str = "") -> list[Credit]:
    """The organisations a line credits with the text, none where it credits none.

    ``agency`` is the dateline's: "(Reporting by A; editing by B)" is its line. ``site`` is the
    publication's name or domain, whose own copyright line is no credit.

    >>> [(c.source, c.source_raw, c.raw) for c in parse_credits("© KYODO")]
    [('Kyodo News', 'KYODO', '© KYODO')]
    >>> parse_credits("Photo: Reuters")
    []
    """
    line = " ".join(text.split())
    if not line or len(line) > _LONGEST or _is_picture(line):
        return []
    for read in (_by_copyright, _by_cue, _by_phrase, _by_name):
        names = read(line)
        if names:
            return _credits(line, names, site)
    if agency is not None and line.casefold().startswith(_phrases().reporting):
        return [Credit(source=agency.name, source_raw=agency.name, raw=line)]
    return []


def is_credit_line(text: str) -> bool:
    """Whether a line alone says whom the text comes from.

    >>> is_credit_line("(With inputs from PTI)"), is_credit_line("Photo: AP")
    (True, False)
    """
    line = " ".join(text.split())
    if not 2 <= len(line) <= 300 or _is_picture(line):
        return False
    folded = line.casefold()
    named = _by_name(line)
    if named:
        return all(
            (agency := agency_book().get(n)) and agency.kind != "outlet" for n in named
        ) and (not agency_book().is_ambiguous(line.strip(_EDGES)))
    owners = [agency_book().get(name) for name in _by_copyright(line)]
    if owners:
        return all(owner is not None and owner.kind != "outlet" for owner in owners)
    reports = folded.startswith(_phrases().reporting) and (
        folded[0] == "(" or "diting by" in folded
    )
    return reports or bool(parse_credits(line))


def _is_picture(line: str) -> bool:
    head = line.casefold().lstrip("([（【 ")
    return any(
        head.startswith(word) and not head[len(word) : len(word) + 1].isalpha()
        for word in _phrases().picture
    ) and not head.startswith(("video from",))


def _by_copyright(line: str) -> list[str]:
    """Read "© KYODO", "Copyright 2020 The Associated Press. All rights reserved. ..."."""
    sign = _COPYRIGHT.search(line[:60])
    if sign is None or sign.start() > 24:
        return []
    owner = line[sign.end() :]
    mentions = agency_book().find(owner[:60], expected=True)
    if not mentions or mentions[0].start > 4:
        return []
    return [_with_article(owner, mentions[0])]


def _by_cue(line: str) -> list[str]:
    """Read "Source: Reuters", "(Quelle: APA/sda/dpa)", "2021-10-20 来源：新华社 ..."."""
    source = _phrases().source
    for colon in _COLON.finditer(line):
        before = re.split(r"[\s(（\[|]", line[: colon.start()].casefold().strip(" *_"))
        if not any(" ".join(before[-count:]) in source for count in (1, 2, 3, 4)):
            continue
        rest = _BEHIND_NAME.split(line[colon.end() : colon.end() + 90].lstrip())[0].strip(_EDGES)
        if rest and _DENSE.match(rest):
            rest = rest.split()[0].strip(_EDGES)
        if rest and len(rest) <= 80 and not rest.isdigit():
            return _names(rest)
    return []


def _by_phrase(line: str) -> list[str]:
    """Read "(With inputs from PTI)", "AFP contributed to this report", "first appeared on X"."""
    phrases = _phrases()
    if _DENSE.search(line) and len(line) > 80:
        return []
    book = agency_book()
    closing = phrases.closing.search(line)
    if closing is not None:
        return [_with_article(line, m) for m in book.find(line[: closing.start()], expected=True)]
    opening = phrases.opening.search(line)
    if opening is None:
        return []
    rest = line[opening.end() :]
    mentions = book.find(rest, expected=True)
    if mentions and mentions[0].start <= 60:
        return [_with_article(rest, mention) for mention in mentions]
    if rest.casefold().strip(_EDGES) in phrases.generic:
        return [rest.strip(_EDGES)]
    if not phrases.naming.search(opening.group()):
        return []
    name = _SENTENCE_END.split(rest)[0].split(",")[0].strip(_EDGES).removeprefix("the ")
    name = _SMALL_WORDS.split(name)[0].strip(_EDGES)
    first = name.split(maxsplit=1)[0] if name else ""
    proper = first != first.lower() or first.upper() == first.lower()
    return [name] if first and proper and len(name.split()) <= 6 else []


def _by_name(line: str) -> list[str]:
    """Read a line that is nothing but agencies: "AFP", "APA/sda/dpa", "swe/dpa", "— AFP"."""
    bare = line.strip(_EDGES)
    if len(bare) > 60:
        return []
    if agency_book().get(bare) is not None:
        return [bare]
    pieces = _LIST.split(bare)
    known = [piece for piece in pieces if agency_book().get(piece) is not None]
    signs = all(piece in known or (len(piece) <= 4 and piece.isalpha()) for piece in pieces)
    return known if len(pieces) > 1 and known and signs else []


def _names(text: str) -> list[str]:
    """Names in a list: agencies where known, else what stands between slashes and commas."""
    if agency_book().get(text) is not None:
        return [text]
    pieces = [piece.strip(_EDGES) for piece in _LIST.split(text)]
    if len(pieces) > 1 and any(agency_book().get(piece) for piece in pieces):
        return [piece for piece in pieces if piece and len(piece) > 1]
    address = _ADDRESS.match(text)
    return [address.group(1) if address else text]


def _with_article(text: str, mention: Mention) -> str:
    before = text[: mention.start]
    start = mention.start - 4 if before.endswith(("The ", "the ")) else mention.start
    return text[max(0, start) : mention.end].removeprefix("the ")


def _credits(raw: str, names: list[str], site: str) -> list[Credit]:
    found: dict[str, Credit] = {}
    for name in names:
        agency = agency_book().get(name)
        source = agency.name if agency else name
        if not (site and _same(site, source, name)):
            found.setdefault(source.casefold(), Credit(source=source, source_raw=name, raw=raw))
    return list(found.values())


def _same(site: str, *names: str) -> bool:
    """Whether a name is the site's own."""
    plain = re.sub(r"\W|the", "", site.casefold())
    return any(plain == re.sub(r"\W|the", "", name.casefold()) for name in names)


@extractors.register("credits", field="credits")
def extract_credits(document: Document) -> Iterator[Candidate[tuple[Credit, ...]]]:
    """All credits of a page as one candidate: credit lines, byline, dateline, last lines."""
    site = document.fields.get("site") or ""
    if not site and document.source.url:
        site = (urlsplit(document.source.url).hostname or "").removeprefix("www.")
    dateline = document.fields.get("dateline")
    agency = None
    if isinstance(dateline, Dateline) and dateline.agency:
        agency = agency_book().get(dateline.agency)
    own = _own_names(document)
    found: dict[str, tuple[Credit, Block | None]] = {}
    for credit, block in _everywhere(document, agency, site, own):
        found.setdefault(credit.source.casefold(), (credit, block))
    for credit in _authors_in_markup(document, site):
        if credit.source not in own:
            found.setdefault(credit.source.casefold(), (credit, None))
    if isinstance(dateline, Dateline) and dateline.agency_raw:
        for credit in _credits(_enclosed(dateline), _names(dateline.agency_raw), ""):
            if not (credit.source in own and _is_outlet(credit.source)):
                found.setdefault(credit.source.casefold(), (credit, None))
    if found:
        blocks = tuple(dict.fromkeys(block for _, block in found.values() if block is not None))
        value = tuple(credit for credit, _ in found.values())
        raws = dict.fromkeys(credit.raw[:_QUOTED] for credit in value)
        note = f"credited as {' and '.join(f'“{raw}”' for raw in raws)}"
        yield Candidate(value, 0.85, blocks, note=note)


def _everywhere(
    document: Document, agency: Agency | None, site: str, own: set[str]
) -> Iterator[tuple[Credit, Block]]:
    alone = len(document.find(Role.CREDIT)) <= 3
    legal = document.find(Role.LEGAL)
    near = _by_the_text(document)
    for block in near:
        if block.role is Role.CREDIT and block.confidence >= _UNSURE:
            known = parse_credits(block.text, agency=agency, site=site)
            if not known and block.confidence >= _SURE:
                known = _of_credit_line(block.text, alone=alone)
            for credit in known:
                yield credit, block
        elif block.role in _MISTAKEN and block.text[:1] in "(（©" and is_credit_line(block.text):
            for credit in parse_credits(block.text, agency=agency, site=site):
                yield credit, block
    inside = {id(block) for block in near}
    for group in byline_groups(document):
        for block in group:
            if id(block) not in inside or block.confidence < _UNSURE:
                continue
            for credit in _of_byline(block.text, site):
                if credit.source not in own:
                    yield credit, block
    body = document.find(Role.BODY)
    for rank, block in enumerate(body[-3:]):
        last = rank == min(3, len(body)) - 1
        for credit in _of_ending(block.text, agency, site, last):
            yield credit, block
    claims = sum(_COPYRIGHT.search(block.text[:_LONGEST]) is not None for block in legal)
    for block in (*legal, *document.find(Role.NOTE, Role.TIMESTAMP)):
        for credit in _of_margin(block, site):
            # The only claim of a page is its own, an agency's beside another the text's.
            others = claims > 1 and credit.source not in own
            if block.role is not Role.LEGAL or others:
                yield credit, block


# Roles that a credit line is mistaken for.
_MISTAKEN = frozenset((Role.OTHER, Role.BIO, Role.NOTE, Role.TAGS))


def _by_the_text(document: Document) -> list[Block]:
    """The blocks from the headline to a little behind the text; an agency's name below a picture is
    the picture's credit."""
    blocks = document.blocks
    core = [n for n, block in enumerate(blocks) if block.role in (Role.HEADLINE, Role.BODY)]
    if not core:
        return blocks
    span = range(max(0, core[0] - _BEFORE), min(len(blocks), core[-1] + _BEHIND))
    return [blocks[n] for n in span if not (_is_name(blocks[n]) and _below_picture(blocks, n))]


def _is_name(block: Block) -> bool:
    return block.role is Role.CREDIT and len(block.text) <= 60 and bool(_by_name(block.text))


def _below_picture(blocks: list[Block], number: int) -> bool:
    return number > 0 and blocks[number - 1].role in (Role.CAPTION, Role.MEDIA)


def _authors_in_markup(document: Document, site: str) -> Iterator[Credit]:
    """Agencies that markup names where an author would stand."""
    for _, value in document.metadata.authors[:20]:
        if len(value) <= 60 and _is_agency(value):
            yield from _credits(value, [value], site)


def _is_outlet(name: str) -> bool:
    agency = agency_book().get(name)
    return agency is not None and agency.kind == "outlet"


def _is_agency(name: str) -> bool:
    agency = agency_book().get(name)
    return agency is not None and agency.kind == "agency"


def _own_names(document: Document) -> set[str]:
    """Agencies and outlets whose own page this is, as its title and copyright line tell."""
    book, own = agency_book(), set()
    for block in document.find(Role.PAGE_TITLE):
        tail = re.split(r"\s[|\-–—·]\s", block.text)[-1] if len(block.text) < 300 else ""
        own |= {mention.agency.name for mention in book.find(tail)}
        whole = book.get(tail)
        own |= {whole.name} if whole else set()
    for block in document.find(Role.LEGAL):
        for name in _by_copyright(" ".join(block.text[:200].split())):
            found = book.get(name)
            if found is not None and found.kind == "outlet":
                own.add(found.name)
    return own


def _of_credit_line(text: str, *, alone: bool) -> list[Credit]:
    """A line known to be a credit, of no known form: the agencies in it, or the name it is.

    ``alone``: it is not one of a list of sources or of people, which credit nobody with the text.
    """
    line = " ".join(text.split())
    bare = line.strip(_EDGES)
    if len(line) > 160 or _is_picture(line) or bare.casefold().startswith(_phrases().staff):
        return []
    if not alone:
        return []
    names = [_with_article(line, mention) for mention in agency_book().find(line)]
    if not names and 0 < len(bare) <= 40 and line[-1:] not in ":：":
        parts = bare.split()
        proper = len(parts) in (2, 3, 4) and all(part[:1].isupper() for part in parts)
        named = proper or _ADDRESS.match(bare)
        if named and not any(c.isdigit() or c in "()@:" for c in bare):
            names = [bare]
    return _credits(line, names, "")


def _of_byline(text: str, site: str) -> list[Credit]:
    """Agencies inside a byline ("Samya Kullab, The Associated Press", "Von dpa")."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        return []
    names = [_with_article(line, mention) for mention in agency_book().find(line)]
    if not names and agency_book().get(line):
        names = [line]
    generic = _phrases().generic
    names += [
        word for word in line.split() if not names and word.strip(_EDGES).casefold() in generic
    ]
    return _credits(line, names, site)


def _of_ending(text: str, agency: Agency | None, site: str, last: bool) -> list[Credit]:
    """A paragraph that is a credit line in itself, or the signature at the end of the last one."""
    line = " ".join(text.split())
    if len(line) <= 300 and line[:1] in "(（[©" and is_credit_line(line):
        return parse_credits(line, agency=agency, site=site)
    if len(line) <= 300 and _phrases().closing.search(line) and line[-1:] in ".)":
        return parse_credits(line, agency=agency, site=site)
    signed = _SIGNED.search(line[-60:]) if last else None
    if signed is not None:
        names = [name for name in _LIST.split(signed.group(1)) if agency_book().get(name)]
        raw = signed.group().strip()
        return [credit.model_copy(update={"raw": raw}) for credit in _credits(raw, names, site)]
    return []


def _of_margin(block: Block, site: str) -> list[Credit]:
    """An agency's copyright or a named source in a line that is mostly something else."""
    line = " ".join(block.text.split())
    if len(line) > _LONGEST or _is_picture(line):
        return []
    names = _by_copyright(line) if block.role is Role.LEGAL else _by_cue(line)
    if block.role is Role.NOTE and not names:
        names = _by_phrase(line)
    if block.role is Role.TIMESTAMP and not names:
        parts = re.split(r"\s?[|•·]\s?|\s/\s|\s(?=\d)|(?<=[\u3400-\u9fff])\s", line)
        # Chinese pages print the paper a text comes from beside the date, others their own name.
        names = [
            part
            for part in map(_after_by, parts)
            if _is_agency(part) or (_DENSE.search(part) and agency_book().get(part))
        ]
    if block.role is Role.LEGAL:
        names = [name for name in names if _is_agency(name)]
    return _credits(line, names, site)


def _after_by(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.casefold() in ("by", "von", "par", "por") else text


def _enclosed(dateline: Dateline) -> str:
    """The agency with its brackets, as the dateline prints it."""
    name = dateline.agency_raw or dateline.agency or ""
    at = dateline.raw.find(name)
    around = dateline.raw[max(0, at - 1) : at + len(name) + 1]
    return around if around[:1] in "(（[/" and around[-1:] in ")）]/" and at > -1 else name
