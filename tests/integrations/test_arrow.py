"""Arrow batches, alone and inside Dask, Spark and Ray."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason='needs the extra "arrow"')

from newsclean import Article, Cleaner  # noqa: E402
from newsclean.arrow import clean_batch, clean_batches, schema  # noqa: E402
from newsclean.write.columns import article_of_values  # noqa: E402

HEADLINE = "Ferry terminal opens to the public"
TEXT = f"""{HEADLINE}

By Ana Ruiz

The new ferry terminal opened on Monday after two years of work, the harbour council said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""
PAGE = "<html><body><h1>{}</h1>{}</body></html>".format(
    HEADLINE, "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n")[1:])
)
CLEANER = Cleaner(labeller="rules")
ROWS: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4],
    "html": [PAGE.encode(), None, None, None],
    "text": [None, TEXT, "", None],
    "url": ["https://echo.example/1", None, None, None],
}


def test_rows_come_out_as_they_went_in() -> None:
    cleaned = clean_batch(pa.RecordBatch.from_pydict(ROWS), cleaner=CLEANER, keep=["id"])
    assert cleaned.schema == schema(keep=pa.schema([("id", pa.int64())]))
    cleaned.validate(full=True)
    assert cleaned["id"].to_pylist() == [1, 2, 3, 4]
    assert cleaned["headline"].to_pylist() == [HEADLINE, HEADLINE, None, None]
    reasons = [rejection and rejection["reason"] for rejection in cleaned["rejection"].to_pylist()]
    assert reasons == [None, None, "empty", "empty"]
    assert cleaned["url"].to_pylist()[0] == "https://echo.example/1"


def test_a_row_is_the_article() -> None:
    (row,) = clean_batch(pa.RecordBatch.from_pydict({"text": [TEXT]}), cleaner=CLEANER).to_pylist()
    assert article_of_values(row) == CLEANER.clean(TEXT)
    assert row["text"] == CLEANER.clean(TEXT).to_text()
    assert set(Article.model_fields) <= set(row)


def test_tables_and_batches_lazily() -> None:
    table = clean_batch(pa.table(ROWS), cleaner=CLEANER, segments=False)
    assert isinstance(table, pa.Table) and "segments" not in table.column_names
    taken = []

    def batches() -> Any:
        for batch in pa.table(ROWS).to_batches(max_chunksize=1):
            taken.append(batch)
            yield batch

    cleaned = clean_batches(batches(), cleaner=CLEANER)
    assert next(cleaned).num_rows == len(taken) == 1
    assert clean_batch(pa.table(ROWS).slice(0, 0), cleaner=CLEANER).num_rows == 0


@pytest.mark.parametrize(
    ("columns", "settings", "why"),
    [
        ({"page": ["x"]}, {}, "html, markdown or text"),
        ({"text": ["x"]}, {"keep": ["text"]}, "clash"),
    ],
)
def test_wrong_batches(columns: Any, settings: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        clean_batch(pa.RecordBatch.from_pydict(columns), cleaner=CLEANER, **settings)


@pytest.mark.filterwarnings("ignore")
def test_in_dask() -> None:
    bag = pytest.importorskip("dask.bag", reason='needs the extra "dask"')
    batches = pa.table(ROWS).to_batches(max_chunksize=2)
    cleaned = bag.from_sequence(batches, npartitions=2).map(clean_batch, cleaner=CLEANER)
    found = cleaned.map(lambda batch: batch["headline"].to_pylist()).compute(scheduler="threads")
    assert found == [[HEADLINE, HEADLINE], [None, None]]


@pytest.mark.filterwarnings("ignore")
def test_in_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason='needs the extra "spark"')
    import shutil

    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    # Its workers are to run where this runs.
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(tmp_path))
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    try:
        rows = [tuple(row.values()) for row in pa.table(ROWS).to_pylist()]
        frame = spark.createDataFrame(rows, "id long, html binary, text string, url string")
        target = from_arrow_schema(schema(keep=pa.schema([("id", pa.int64())])))

        def clean(batches: Any) -> Any:
            return clean_batches(batches, cleaner=Cleaner(labeller="rules"), keep=["id"])

        cleaned = sorted(frame.mapInArrow(clean, target).collect(), key=lambda row: row["id"])
    finally:
        spark.stop()
    assert [row["headline"] for row in cleaned] == [HEADLINE, HEADLINE, None, None]
    assert [row["rejection"] and row["rejection"]["reason"] for row in cleaned] == [
        None, None, "empty", "empty",
    ]  # fmt: skip
    assert cleaned[0]["segments"][0]["role"]


@pytest.mark.filterwarnings("ignore")
def test_in_ray() -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    pytest.importorskip("ray.data", reason="Ray Data is not installed")
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        pages = ray.data.from_arrow(pa.table(ROWS))
        cleaned = pages.map_batches(
            clean_batch,
            batch_format="pyarrow",
            fn_kwargs={"cleaner": CLEANER, "keep": ["id"], "segments": False},
        )
        rows = sorted(cleaned.take_all(), key=lambda row: row["id"])
    finally:
        ray.shutdown()
    assert [row["headline"] for row in rows] == [HEADLINE, HEADLINE, None, None]
