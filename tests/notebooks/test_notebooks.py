"""The notebooks of the docs run, and what is checked in is what they gave, small and harmless."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason='needs pip install ".[notebook]"')
pytest.importorskip("ipykernel", reason='needs pip install ".[notebook]"')

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs/notebooks").glob("*.ipynb"))
_MOST_BYTES = 400_000


def cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def kinds(cell: Any) -> list[tuple[str, list[str]]]:
    """The kinds of a cell's outputs; what is printed may come in one piece or in several."""
    found = [(out.output_type, sorted(out.get("data", {}))) for out in cell.outputs]
    return [kind for kind, _ in groupby(found)]


def test_there_are_five() -> None:
    assert len(NOTEBOOKS) == 5


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_its_outputs_are_checked_in(path: Path) -> None:
    from execute import execute

    kept = nbformat.read(path, as_version=4)
    fresh = execute(path)
    for kept_cell, fresh_cell in zip(cells(kept), cells(fresh), strict=True):
        assert kept_cell.execution_count is not None, "not run before it was checked in"
        assert kinds(kept_cell) == kinds(fresh_cell), kept_cell.source
        assert not [out for out in fresh_cell.outputs if out.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_small_and_run_nothing(path: Path) -> None:
    assert path.stat().st_size < _MOST_BYTES
    for cell in cells(nbformat.read(path, as_version=4)):
        for out in cell.outputs:
            html = "".join(out.get("data", {}).get("text/html", ""))
            assert "<script" not in html and " src=" not in html
