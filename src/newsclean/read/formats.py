"""Which reader a file's name asks for."""

from __future__ import annotations

from newsclean.document import Format
from newsclean.read.container import Container
from newsclean.read.csv import read_csv
from newsclean.read.json import read_json
from newsclean.read.jsonl import read_jsonl
from newsclean.read.mhtml import read_mhtml
from newsclean.read.parquet import read_parquet
from newsclean.read.warc import read_warc

PAGES: dict[str, Format | None] = {
    ".txt": None,
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
}
"""Files that hold one page, and the format their name says; None: found out by looking."""

CONTAINERS: dict[str, Container] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".jl": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".wet": read_warc,
    ".arc": read_warc,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
}
"""Files that hold rows, records or a page in a wrapping."""
