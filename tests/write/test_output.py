"""What a run writes, in every format, merged and in shards, read back."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

import newsclean
from newsclean import (
    Article,
    Cleaner,
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
from newsclean.batch.job import Job
from newsclean.batch.run import run
from newsclean.write.columns import (
    arrow_schema,
    result_of_row,
    table_of,
    values_of,
    values_of_line,
)
from newsclean.write.csv import merge_csv, read_csv, write_csv
from newsclean.write.jsonl import line_of

pa = pytest.importorskip("pyarrow", reason='needs the extra "arrow"')

FULL = Article(
    url="https://echo.example/1",
    site="The Echo",
    language="en",
    headline='Ferry, "new", opens; see\nbelow',
    deck="=1+1",
    authors=(Person(name="Ana Ruiz", role="Editor"), Person(name="Bo Li")),
    dateline=Dateline(raw="LISBON, May 3 (Reuters) -", agency="Reuters", date=dt.date(2024, 5, 3)),
    published=dt.datetime(2024, 5, 3, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    modified=dt.date(2024, 5, 4),
    body=(
        Paragraph(kind="subheading", text="Where"),
        Paragraph(kind="table", text="a | b\n\nc | d"),
    ),
    credits=(Credit(source="Reuters", source_raw="REUTERS", raw="© REUTERS"),),
    tags=("ports", "ferries"),
    images=(Image(url="https://echo.example/1.jpg", caption="A ferry"),),
    related=(Link(title="Another", url=None, section="News"),),
    segments=(
        Segment(role=Role.BODY, text="Where", start=0, end=5, confidence=0.123456789, reason="é"),
    ),
    evidence={"headline": Evidence(extractor="h1", confidence=0.9, segments=(0,), note="as shown")},
    extra={"ticker": ["ACM", {"deep": None}]},
)
BARE = Article(headline="Rain", body=(Paragraph(kind="paragraph", text="It rains."),))
REJECTED = Result(
    source_id="c",
    rejection=Rejection(reason=Reason.EMPTY, detail="a, b", segments=FULL.segments),
)
RESULTS = [Result(source_id="a", article=FULL), Result(source_id="b", article=BARE)]


def test_columns_hold_all_of_an_article() -> None:
    table = table_of([*RESULTS, REJECTED], "articles")
    table.validate(full=True)
    assert [result_of_row(row, "articles") for row in table.to_pylist()] == RESULTS
    assert table["published_date"].to_pylist() == [dt.date(2024, 5, 3), None]
    assert table["text"].to_pylist() == [FULL.to_text(), "It rains."]
    assert {"source_id", "text", "published_date", *Article.model_fields} == set(
        arrow_schema("articles").names
    )
    rejections = table_of([*RESULTS, REJECTED], "rejections").to_pylist()
    assert [result_of_row(row, "rejections") for row in rejections] == [REJECTED]


@pytest.mark.parametrize("article", [FULL, BARE])
def test_columns_of_a_line_are_those_of_its_article(article: Article) -> None:
    moment = dt.datetime(2024, 5, 3, 23, 30, 1, 5000, tzinfo=dt.UTC)
    for when in (moment, moment.replace(tzinfo=None), moment.date(), article.published):
        changed = article.model_copy(update={"published": when})
        values = values_of_line(line_of(Result(source_id="a", article=changed)), "articles")
        found = {"source_id": "a", **values_of(changed)}
        schema = arrow_schema("articles")
        assert pa.Table.from_pylist([values], schema=schema) == pa.Table.from_pylist(
            [found], schema=schema
        )


def test_csv_holds_the_flat_fields(tmp_path: Path) -> None:
    for number, result in enumerate(RESULTS):
        lines = tmp_path / "lines"
        lines.write_text(line_of(result))
        write_csv(lines, tmp_path / f"{number}.csv", "articles")
    merge_csv([tmp_path / "0.csv", tmp_path / "1.csv"], tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_bytes().count(b"source_id,") == 1
    first, last = (result.article for result in read_csv(tmp_path / "all.csv", "articles"))
    assert first is not None and last == BARE
    assert (first.headline, first.deck, first.tags) == (FULL.headline, FULL.deck, FULL.tags)
    assert (first.published, first.modified) == (FULL.published, FULL.modified)
    assert [person.name for person in first.authors] == ["Ana Ruiz", "Bo Li"]
    assert first.to_text() == FULL.to_text()


TEXT = """Ferry terminal number {0} opens to the public

By Ana Ruiz | May 3, 2024

The new ferry terminal opened on Monday after two years of work, the city of number {0} said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dumps")
    rows = [{"text": TEXT.format(number) if number % 5 else ""} for number in range(40)]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


@pytest.mark.parametrize("merge", [True, False])
@pytest.mark.parametrize("format", ["jsonl", "parquet", "csv"])
def test_what_is_written_is_read_back(
    dumps: Path, tmp_path: Path, format: str, merge: bool
) -> None:
    cleaner = Cleaner(labeller="rules")
    cleaned = newsclean.load(dumps, cleaner=cleaner)
    for name in ("one", "two"):
        job = Job(out=tmp_path / name, cleaner=cleaner, format=format, shard_pages=10)
        run([dumps], job, merge=merge)
    out = tmp_path / "one"
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert f"articles.{format}" in files if merge else f"shards/articles-000000.{format}" in files
    for file in files:
        if file != "plan.json":
            assert (out / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file
    again = newsclean.load(out)
    assert [r.source_id for r in again.results if r.article] == [
        r.source_id for r in cleaned.results if r.article
    ]
    if format == "csv":
        assert [a.to_text() for a in again.articles] == [a.to_text() for a in cleaned.articles]
    else:
        assert again.articles == cleaned.articles
        assert [r.rejection for r in again.rejected] == [r.rejection for r in cleaned.rejected]
    assert len(again.rejected) == 8
