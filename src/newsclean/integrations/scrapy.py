"""A Scrapy item pipeline: the page an item carries becomes its article."""

from __future__ import annotations

from typing import Any

from newsclean.errors import NoArticle
from newsclean.pipeline import Cleaner


class NewscleanPipeline:
    """Adds ``article``, the fields of `newsclean.Article` as plain values, to every item.

    In a project's ``settings.py``::

        ITEM_PIPELINES = {"newsclean.integrations.scrapy.NewscleanPipeline": 300}
        NEWSCLEAN = {"content": "html", "drop_rejected": True}

    ``content`` names the item's field that holds the page (``html``; else ``body``, ``text``),
    ``url`` that of its address, ``article`` the one to fill; ``cleaner`` are settings of
    `newsclean.Cleaner`. An item without an article is dropped, with the reason in Scrapy's log and
    statistics, or, with ``drop_rejected`` False, gets ``rejection`` in place of ``article``.
    """

    def __init__(
        self,
        content: str = "html",
        url: str = "url",
        article: str = "article",
        drop_rejected: bool = True,
        cleaner: dict[str, Any] | None = None,
        stats: Any = None,
    ) -> None:
        self._content = content
        self._url = url
        self._article = article
        self._drop = drop_rejected
        self._cleaner = Cleaner(**(cleaner or {}))
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> NewscleanPipeline:
        """Made by Scrapy; the setting ``NEWSCLEAN`` holds the arguments."""
        return cls(**crawler.settings.getdict("NEWSCLEAN"), stats=crawler.stats)

    def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item with its article; raises DropItem where there is none."""
        from itemadapter import ItemAdapter
        from scrapy.exceptions import DropItem

        values = ItemAdapter(item)
        names = (self._content, "body", "text")
        page = next((values[name] for name in names if values.get(name)), "")
        try:
            article = self._cleaner.clean(page, values.get(self._url))
        except NoArticle as none:
            self._count(f"rejected/{none.reason}")
            if self._drop:
                raise DropItem(f"newsclean: {none}") from none
            values["rejection"] = {"reason": none.reason.value, "detail": none.detail}
            return item
        self._count("articles")
        values[self._article] = article.model_dump(mode="json")
        return item

    def _count(self, name: str) -> None:
        if self._stats is not None:
            self._stats.inc_value(f"newsclean/{name}")
