"""Where a block's links lead: into the page itself, to its own site, or elsewhere."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsclean.address import host_of
from newsclean.document import Document

Floats = npt.NDArray[np.float32]
# The host of an address is looked for in so many characters.
_HOST = 80


def own_hosts(document: Document) -> tuple[str, ...]:
    """Hosts that the page's addresses name, without "www."."""
    addresses = [document.source.url, *(value for _, value in document.metadata.urls[:2])]
    hosts = {host_of(address) for address in addresses if address}
    return tuple(sorted(hosts - {""}))


def where_they_lead(document: Document) -> tuple[Floats, Floats]:
    """For every block how many links lead into the page itself, and how many elsewhere on its site."""
    blocks, own = document.blocks, own_hosts(document)
    page = (document.source.url or "").partition("#")[0]
    inward = np.zeros(len(blocks), np.float32)
    at_home = np.zeros(len(blocks), np.float32)
    for number, block in enumerate(blocks):
        for anchor in block.anchors:
            address = anchor.href
            if not address:
                continue
            target, fragment, _ = address.partition("#")
            if fragment and target in ("", page):
                inward[number] += 1
            elif target[:4].lower() != "http" or any(host in target[:_HOST] for host in own):
                at_home[number] += 1
    return inward, at_home
