"""The same page gives the same article in every process, whatever order its sets of words have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent
CLEAN_ALL = """
import hashlib, sys
from pathlib import Path
import newsclean
for page in sorted(Path(sys.argv[1]).glob("*/*/input.*")):
    try:
        said = newsclean.clean(page).model_dump_json()
    except newsclean.NoArticle as none:
        said = none.reason
    print(page.parent.name, hashlib.sha256(said.encode()).hexdigest())
"""


def test_every_process_says_the_same() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", CLEAN_ALL, str(ROOT / "invented")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "4")
    }
    assert len(said) == 1
    assert said.pop().count("\n") > 100
