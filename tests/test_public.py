from __future__ import annotations

import pickle
import subprocess
import sys
import types

import pytest

import newsclean


def test_all_is_what_is_visible() -> None:
    visible = {
        name
        for name, value in vars(newsclean).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert sorted(newsclean.__all__) == newsclean.__all__
    assert set(newsclean.__all__) == visible | {"__version__"}


def test_the_cleaner_is_immutable_and_picklable() -> None:
    cleaner = newsclean.Cleaner(max_chars=1000, without=("tags",))
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner
    with pytest.raises(AttributeError):
        cleaner.max_chars = 1  # type: ignore[misc]


def test_import_reads_no_data_and_starts_nothing() -> None:
    code = (
        "import sys, newsclean, threading\n"
        "assert not {'trafilatura', 'pandas', 'pyarrow', 'pebble'} & set(sys.modules)\n"
        "assert threading.active_count() == 1\n"
        "from newsclean.data.phrases import phrase_book\n"
        "assert phrase_book.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
