from __future__ import annotations

import json

from newsclean import Article, Paragraph, Reason, Rejection, Result
from newsclean.show.summary import Summary, line_of

ARTICLE = Article(headline="H", language="en", body=(Paragraph(kind="paragraph", text="T"),))


def test_counts() -> None:
    summary = Summary()
    summary.add(Result(source_id="a", article=ARTICLE))
    for number in range(300):
        rejection = Rejection(reason=Reason.UNREADABLE, detail="gone")
        summary.add(Result(source_id=str(number), rejection=rejection))
    summary.add(Result(source_id="b", rejection=Rejection(reason=Reason.EMPTY)))
    tally = summary.tally
    assert (summary.inputs, tally.articles, tally.not_read) == (302, 1, 300)
    told = json.loads(json.dumps(summary.as_json()))
    assert told["rejections"] == {"unreadable": 300, "empty": 1}
    assert len(told["unreadable"]) == 100
    assert told["languages"] == {"en": 1}
    line = line_of(302, tally, 12.4)
    assert line == ("302 done, 12 a second: 1 articles, 301 rejected (unreadable 300, empty 1)")


def test_nothing_at_all() -> None:
    assert Summary().as_json()["pages_per_second"] == 0
    assert Summary().table().row_count == 2
