"""Inside Scrapy and datatrove."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsclean import Article, Cleaner

HEADLINE = "Ferry terminal opens to the public"
TEXT = f"""{HEADLINE}

The new ferry terminal opened on Monday after two years of work, the harbour council said.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.
"""

pytestmark = pytest.mark.filterwarnings("ignore")


class TestScrapy:
    @pytest.fixture
    def crawler(self) -> Any:
        pytest.importorskip("scrapy", reason="Scrapy is not installed")
        from scrapy import Spider
        from scrapy.utils.test import get_crawler

        return get_crawler(Spider, {"NEWSCLEAN": {"cleaner": {"labeller": "rules"}}})

    def pipeline(self, crawler: Any, **settings: Any) -> Any:
        from scrapy.statscollectors import MemoryStatsCollector

        from newsclean.integrations.scrapy import NewscleanPipeline

        # A crawler that crawls makes its own.
        crawler.stats = crawler.stats or MemoryStatsCollector(crawler)
        pipeline = NewscleanPipeline.from_crawler(crawler)
        for name, value in settings.items():
            setattr(pipeline, f"_{name}", value)
        return pipeline

    @pytest.mark.parametrize("field", ["html", "body", "text"])
    def test_an_item_gets_its_article(self, crawler: Any, field: str) -> None:
        item = {"url": "https://echo.example/1", field: TEXT}
        done = self.pipeline(crawler).process_item(item)
        article = Article.model_validate_json(json.dumps(done["article"]))
        assert (article.headline, article.url) == (HEADLINE, "https://echo.example/1")
        assert crawler.stats.get_value("newsclean/articles") == 1

    def test_no_article(self, crawler: Any) -> None:
        from scrapy.exceptions import DropItem

        pipeline = self.pipeline(crawler)
        with pytest.raises(DropItem, match="empty"):
            pipeline.process_item({"html": ""})
        assert crawler.stats.get_value("newsclean/rejected/empty") == 1
        kept = self.pipeline(crawler, drop=False).process_item({"html": ""})
        assert kept["rejection"]["reason"] == "empty"


def test_datatrove() -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    from datatrove.data import Document

    from newsclean.integrations.datatrove import NewscleanExtractor

    documents = [
        Document(text=TEXT, id="1", metadata={"url": "https://echo.example/1"}),
        Document(text="", id="2"),
        Document(text=TEXT, id="3", metadata={"kept": 1}),
    ]
    block = NewscleanExtractor(Cleaner(labeller="rules"), timeout=30)
    first, last = block.run(iter(documents))
    assert (first.id, last.id) == ("1", "3")
    assert first.text.startswith("The new ferry terminal")
    assert first.metadata["headline"] == HEADLINE
    assert last.metadata["kept"] == 1
