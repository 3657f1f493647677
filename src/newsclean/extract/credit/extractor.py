"""Credits: the organisations a text comes from, as credit lines, bylines and datelines say."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.data.agencies import agency_book
from newsclean.document import Block, Candidate, Document
from newsclean.extract.credit.byline import in_byline
from newsclean.extract.credit.forms import names_in_list
from newsclean.extract.credit.margins import at_end, at_start, in_margin
from newsclean.extract.credit.page import Page, page_of
from newsclean.extract.credit.places import near_text
from newsclean.extract.credit.reading import (
    credits_of,
    is_agency,
    is_credit_line,
    parse_credits,
)
from newsclean.extract.credit.words import words
from newsclean.models import Credit, Dateline
from newsclean.plugins import extractors

__all__ = ["extract_credits", "is_credit_line", "parse_credits"]

_QUOTED = 80
_INITIALS = 2


@extractors.register("credits", field="credits")
def extract_credits(document: Document) -> Iterator[Candidate[tuple[Credit, ...]]]:
    """All credits of a page as one candidate: credit lines, byline, dateline, last lines."""
    page = page_of(document)
    found: dict[str, tuple[Credit, Block | None]] = {}
    for places in (near_text, in_byline, at_start, at_end, in_margin):
        for credit, block in places(page):
            if _is_button(credit, page):
                continue
            found.setdefault(credit.source.casefold(), (credit, block))
    for credit in _in_markup(page):
        if not page.is_own(credit):
            found.setdefault(credit.source.casefold(), (credit, None))
    for credit in _in_dateline(page):
        found.setdefault(credit.source.casefold(), (credit, None))
    if any(is_agency(credit.source_raw) for credit, _ in found.values()):
        # "Por Agencias" says no more than the agencies that are named.
        found = {name: pair for name, pair in found.items() if name not in words().generic}
    if found:
        blocks = tuple(dict.fromkeys(block for _, block in found.values() if block is not None))
        value = tuple(credit for credit, _ in found.values())
        raws = dict.fromkeys(credit.raw[:_QUOTED] for credit in value)
        note = f"credited as {' and '.join(f'“{raw}”' for raw in raws)}"
        yield Candidate(value, 0.85, blocks, note=note)


def _is_button(credit: Credit, page: Page) -> bool:
    """Whether two letters are what an agency of another language goes by: "TT", which sets the size of type."""
    agency = agency_book().get(credit.source) if len(credit.raw) <= _INITIALS else None
    return agency is not None and not {"en", page.language[:2]} & {*agency.languages}


def _in_markup(page: Page) -> Iterator[Credit]:
    """Agencies that markup names where an author would stand."""
    for _, value in page.document.metadata.authors[:20]:
        if len(value) <= 60 and is_agency(value):
            yield from credits_of(value, [value], site=page.site, language=page.language)


def _in_dateline(page: Page) -> Iterator[Credit]:
    """The dateline's agency; a paper's own name credits nobody else, unless it signs in brackets."""
    dateline = page.dateline
    if dateline is None or not dateline.agency_raw:
        return
    names = names_in_list(dateline.agency_raw)
    for credit in credits_of(_enclosed(dateline), names, language=page.language):
        if dateline.agency and not agency_book().get(credit.source):
            credit = credit.model_copy(update={"source": dateline.agency})
        agency = agency_book().get(credit.source)
        own = credit.source in page.own and agency is not None and agency.kind == "outlet"
        if not own or credit.raw[:1] in "(（[":
            yield credit


def _enclosed(dateline: Dateline) -> str:
    """The agency with its brackets, as the dateline prints it."""
    name = dateline.agency_raw or dateline.agency or ""
    at = dateline.raw.find(name)
    around = dateline.raw[max(0, at - 1) : at + len(name) + 1]
    return around if around[:1] in "(（[/" and around[-1:] in ")）]/" and at > -1 else name
