"""One page to clean, and its outcome: what streams and shards have in common."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.document import Format
from newsclean.errors import NoArticle, Reason, UnreadableInput
from newsclean.models import Rejection, Result
from newsclean.read.dump import Dump

if TYPE_CHECKING:
    from newsclean.pipeline import Cleaner


class Task(NamedTuple):
    """One page to clean: what is handed to a worker."""

    source_id: str
    source: Any
    url: str | None = None
    format: Format | None = None
    headline: str | None = None


def task_of(number: int, item: Any) -> Task:
    """What an item of a stream asks for; its position names what has no name of its own."""
    if isinstance(item, Dump):
        return Task(item.source_id, item, item.url, item.format, item.headline)
    if isinstance(item, tuple) and len(item) == 2:
        # As UTF-8 can hold it: the name goes into files.
        return Task(str(item[0]).encode("utf-8", "replace").decode(), item[1])
    if isinstance(item, UnreadableInput):
        return Task(str(item).partition(": ")[0], item)
    return Task(str(number), item)


def clean_task(cleaner: Cleaner, task: Task) -> Result:
    """One page's outcome; what can't be read is an outcome too."""
    started = time.perf_counter()
    article = rejection = None
    try:
        source = task.source
        if isinstance(source, UnreadableInput):
            raise source
        if isinstance(source, Dump):
            source = source.load(max_bytes=4 * cleaner.max_chars)
        article = cleaner.clean(source, task.url, format=task.format, headline=task.headline)
    except NoArticle as none:
        rejection = Rejection(reason=none.reason, detail=none.detail, segments=none.segments)
    except (UnreadableInput, TypeError, ValueError) as error:
        rejection = Rejection(reason=Reason.UNREADABLE, detail=str(error))
    return Result(
        source_id=task.source_id,
        article=article,
        rejection=rejection,
        seconds=time.perf_counter() - started,
    )
