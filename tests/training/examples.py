"""Training examples made of pages as HTML."""

import numpy as np
from training.example import Example

from newsclean.document import Source
from newsclean.label.features import features_of
from newsclean.segment import segment


def example(page: str, site: str) -> Example:
    """The example of a page as HTML, about which nobody said anything."""
    document = segment(Source(page, "html"))
    features = features_of(document)
    count = len(document.blocks)
    none = np.full(count, -1)
    return Example(
        id=site, site=site, set="fundus", rendering="html", article=True,
        dense=features.dense.astype(np.float16), words=features.words, classes=features.classes,
        roles=none, body=none, lengths=np.ones(count, np.int32),
        texts=[block.text for block in document.blocks], bodies=[], snippets=([], []), by_hand=True,
        stories=np.full(count, -1, np.int8),
    )  # fmt: skip
