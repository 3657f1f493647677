from __future__ import annotations

from typing import Any

import pytest

from newsclean import Article, Corpus, Paragraph, Reason, Rejection, Result, Role, Segment
from newsclean.compare import moved


def segments(*parts: tuple[Role, str]) -> tuple[Segment, ...]:
    made = []
    start = 0
    for role, text in parts:
        made.append(
            Segment(
                role=role, text=text, start=start, end=start + len(text), confidence=1, reason=""
            )
        )
        start += len(text)
    return tuple(made)


def article(name: str, *texts: str, **fields: Any) -> Result:
    body = tuple(Paragraph(kind="paragraph", text=text) for text in texts or ("Text",))
    return Result(source_id=name, article=Article(headline="H", body=body, **fields))


def rejected(name: str, reason: Reason = Reason.EMPTY) -> Result:
    return Result(source_id=name, rejection=Rejection(reason=reason))


def test_what_changed() -> None:
    before = Corpus(
        (
            article("same"), article("other", "One.", "Two."), article("lost"), rejected("found"),
            rejected("reason"), article("gone"), article("twice"), article("twice", site="S"),
        )
    )  # fmt: skip
    after = Corpus(
        (
            article("same"), article("other", "One.", "Three.", section="News"), rejected("lost"),
            article("found"), rejected("reason", Reason.NO_BODY), article("new"),
            article("twice"), article("twice", site="S"),
        )
    )  # fmt: skip
    comparison = before.compare(after)
    changes = {change.source_id: change for change in comparison.changes}
    assert comparison.same == 3
    assert (comparison.only_before, comparison.only_after) == (("gone",), ("new",))
    assert {name: change.kind for name, change in changes.items()} == {
        "other": "changed", "lost": "lost", "found": "found", "reason": "changed",
    }  # fmt: skip
    assert changes["other"].fields == ("section", "body")
    assert (changes["other"].removed, changes["other"].added) == (("Two.",), ("Three.",))
    assert comparison.fields == {"section": 1, "body": 1, "reason": 1}
    assert repr(comparison) == "<Comparison: 3 the same, 2 changed, 1 lost, 1 found>"
    shown = comparison._repr_html_()
    assert "Three." in shown and "1 only before" in shown


def test_roles_that_moved_though_cut_differently() -> None:
    before = segments((Role.NAV, "abcd"), (Role.BODY, "efgh"))
    after = segments((Role.NAV, "ab"), (Role.BODY, "cdef"), (Role.NAV, "gh"))
    assert moved(before, after) == {("nav", "body"): 2, ("body", "nav"): 2}
    assert moved(before, before) == {}
    one = Corpus((article("a", segments=before),))
    other = Corpus((article("a", segments=after),))
    assert one.compare(other).roles.total() == 4


def test_confidence_alone_is_no_change() -> None:
    (segment,) = segments((Role.NAV, "ab"))
    other = segment.model_copy(update={"confidence": 0.1, "reason": "otherwise"})
    one = Corpus((article("a", segments=(segment,)),))
    assert not one.compare(Corpus((article("a", segments=(other,)),))).changes


def test_as_a_table() -> None:
    pytest.importorskip("pandas")
    frame = Corpus((article("a"),)).compare(Corpus((rejected("a"),))).to_pandas()
    assert frame[["kind", "headline_before", "headline_after"]].values.tolist() == [
        ["lost", "H", None]
    ]
