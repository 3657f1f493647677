"""Texts that try to be more than text, and an article that has one in every field."""

from __future__ import annotations

import datetime as dt

from newsclean import (
    Article,
    Credit,
    Dateline,
    Evidence,
    Image,
    Link,
    Paragraph,
    Person,
    Reason,
    Rejection,
    Result,
    Role,
    Segment,
)

TEXTS = {
    "script": "<script>document.title='OWNED'</script>",
    "handler": '"><img src=x onerror="document.title=\'OWNED\'">',
    "link": "javascript:document.title='OWNED'",
    "closing": "</script></style></textarea><!--<svg onload=document.title='OWNED'>",
    "template": "${document.title='OWNED'} {{constructor.constructor('x')()}} $charts",
    "bidi": "a\u202edetrevni\u202c \u2066x\u2069 \u200f\u061c",
    "controls": "a\x00b\x1b[2Jc\x7f\x9b\u2028d\u2029e\ufeff\U000e0041",
    "broken": "Zalgo h\u0338\u0321\u0322 \ufffd\ufffe\uffff \U0010ffff",
    "markup": "[red]x[/red] [link=https://echo.example]y[/link] **b** <b>",
}


def article(text: str) -> Article:
    """An article with the text in every field that takes text."""
    segments = []
    start = 0
    for role in (Role.HEADLINE, Role.BYLINE, Role.BODY, Role.RELATED):
        end = start + len(text)
        segments.append(
            Segment(role=role, text=text, start=start, end=end, confidence=0.5, reason=text)
        )
        start = end + 2
    fields = ("headline", "deck", "section", "byline", "authors", "dateline", "credits", "site")
    return Article(
        url=text, site=text, language=text, headline=text, deck=text, section=text, byline=text,
        authors=(Person(name=text, role=text, affiliation=text),),
        dateline=Dateline(raw=text, location=text, agency=text, agency_raw=text, date_raw=text),
        published=dt.date(2024, 2, 29),
        body=tuple(
            Paragraph(kind=kind, text=text)
            for kind in ("paragraph", "subheading", "list_item", "quote", "table", "preformatted")
        ),
        credits=(Credit(source=text, source_raw=text, raw=text),),
        copyright=text, tags=(text,), images=(Image(url=text, caption=text, credit=text),),
        related=(Link(title=text, url=text, section=text, source=text),),
        segments=tuple(segments),
        evidence={
            name: Evidence(extractor=text, confidence=0.5, segments=(0,), note=text)
            for name in fields
        },
        extra={text: text},
    )  # fmt: skip


def results(text: str) -> tuple[Result, ...]:
    """A result and a rejection, both full of it."""
    whole = article(text)
    rejection = Rejection(reason=Reason.NO_BODY, detail=text, segments=whole.segments)
    return (
        Result(source_id=text, article=whole),
        Result(source_id=text, rejection=rejection),
    )
