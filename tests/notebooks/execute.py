"""Runs notebooks where they are; as a script it brings their outputs up to date.

``python tests/notebooks/execute.py docs/notebooks/*.ipynb``
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient


def execute(path: Path) -> Any:
    """The notebook with the outputs of a fresh run; raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=180, kernel_name="python3", resources=resources, record_timing=False
    )
    client.execute()
    # What changes with the machine and not with the notebook.
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


if __name__ == "__main__":
    for name in sys.argv[1:]:
        nbformat.write(execute(Path(name)), name)
