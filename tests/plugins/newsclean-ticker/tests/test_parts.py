"""The package's own tests; its fixtures are run by newsclean's pytest plugin."""

from newsclean import Cleaner, clean
from newsclean.read.files import iter_dumps

TEXT = (
    "Anvils sell well\n\nIn spring, said Acme (NYSE: ACM), all of its anvils were sold, and more.\n\n"
    "The city hopes for the same of hammers, of which there is no want, the mayor told reporters."
)


def test_the_field_is_there() -> None:
    article = clean(TEXT)
    assert article.extra["ticker"] == [{"exchange": "NYSE", "symbol": "ACM"}]
    assert article.evidence["ticker"].extractor == "find_tickers"


def test_the_labeller_goes_by_its_name() -> None:
    article = Cleaner(labeller="flat").clean("One\n\nTwo and three.")
    assert article.headline == "One"
    assert article.segments[1].reason == "below the headline"


def test_the_reader_is_asked_for_its_files(tmp_path) -> None:
    (tmp_path / "two.story").write_text("One\n\nTwo.\n=====\nThree\n\nFour.\n")
    assert [dump.content for dump in iter_dumps(tmp_path)] == ["One\n\nTwo.", "Three\n\nFour.\n"]
