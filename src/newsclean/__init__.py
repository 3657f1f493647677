"""Turns scraped news pages into validated articles; every line is kept and labelled."""

from newsclean.corpus import Corpus, load
from newsclean.errors import NoArticle, Reason, UnreadableInput
from newsclean.models import (
    Article,
    Credit,
    Dateline,
    Evidence,
    Image,
    Link,
    Paragraph,
    Person,
    Rejection,
    Result,
    Role,
    Segment,
)
from newsclean.pipeline import Cleaner, clean

__all__ = [
    "Article",
    "Cleaner",
    "Corpus",
    "Credit",
    "Dateline",
    "Evidence",
    "Image",
    "Link",
    "NoArticle",
    "Paragraph",
    "Person",
    "Reason",
    "Rejection",
    "Result",
    "Role",
    "Segment",
    "UnreadableInput",
    "__version__",
    "clean",
    "load",
]

__version__ = "0.1.0"
