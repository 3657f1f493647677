"""What is worked out of a page once: an index of its blocks, what extractors share."""

from collections.abc import Iterator

import pytest

from newsclean.document import Block, Candidate, Document, Source
from newsclean.extract.resolve import resolve
from newsclean.extract.steps import steps_of
from newsclean.models import Role
from newsclean.plugins import extractor
from newsclean.settled import Settled, by_roles, shared

ROLES = (Role.NAV, Role.HEADLINE, Role.BODY, Role.NAV, Role.BODY, Role.LEGAL)


def page() -> Document:
    """A page of one block for each of the roles."""
    lines = [f"Line {number} of a page in which it rains." for number in range(len(ROLES))]
    text = "\n".join(lines)
    blocks = [
        Block(line, text.index(line), text.index(line) + len(line), role=role, confidence=0.9)
        for line, role in zip(lines, ROLES, strict=True)
    ]
    return Document(Source(text, "text"), text, blocks, "lines")


@pytest.mark.parametrize(
    "roles",
    [(), (Role.BODY,), ("body", Role.BODY), (Role.LEGAL, Role.NAV), (Role.DECK,), tuple(Role)],
)
def test_the_index_finds_what_a_search_finds(roles: tuple[Role | str, ...]) -> None:
    searched, indexed = page(), page()
    indexed.settled = Settled(indexed.blocks)
    assert indexed.numbers(*roles) == searched.numbers(*roles)
    assert [block.text for block in indexed.find(*roles)] == [
        block.text for block in searched.find(*roles)
    ]


@pytest.mark.parametrize("settled", [False, True])
def test_what_is_no_role_is_an_error(settled: bool) -> None:
    document = page()
    document.settled = Settled(document.blocks) if settled else None
    with pytest.raises(ValueError, match="advert"):
        document.find("advert")


def test_first() -> None:
    document = page()
    assert document.first(Role.NAV) == 0
    assert document.first("body") == 2
    assert document.first(Role.DECK) is None


def test_shared_work_is_done_once_while_nothing_changes() -> None:
    done = []

    @shared
    def longest(document: Document) -> int:
        done.append(document)
        return max(len(block.text) for block in document.blocks)

    document = page()
    assert longest(document) == longest(document)
    assert len(done) == 2
    document.settled = Settled(document.blocks)
    assert longest(document) == longest(document)
    assert len(done) == 3


def test_work_that_looks_at_roles_alone_outlasts_a_field() -> None:
    done = []

    @by_roles
    def paragraphs(document: Document) -> int:
        done.append(document)
        return len(document.find(Role.BODY))

    document = page()
    assert [paragraphs(document), paragraphs(document), len(done)] == [2, 2, 2]
    document.settled = Settled(document.blocks)
    paragraphs(document)
    document.settled.found.clear()
    assert [paragraphs(document), len(done)] == [2, 3]


def test_a_plugin_that_changes_roles_sees_them_changed_and_so_do_those_after_it() -> None:
    found = []

    @extractor("section", priority=9)
    def relabels(document: Document) -> Iterator[Candidate[str]]:
        for block in document.find(Role.BODY)[1:]:
            block.role = Role.COMMENTS
        found.extend(document.numbers(Role.BODY))
        yield Candidate("Weather", 1.0)

    document = page()
    fields, _ = resolve(document, steps=steps_of([relabels]))
    assert found == [2]
    assert [paragraph.text for paragraph in fields["body"]] == [document.blocks[2].text]
    assert document.settled is None
