from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsclean import Article, Cleaner, Role
from newsclean.sites.loader import SHIPPED, load_book
from newsclean.sites.rules import READERS

DUMP = """Daily Example

Desk: Harbour

Ferry terminal opens two years late

Filed 4 March 2024 by Ana Ruiz

The new ferry terminal opened on Tuesday after four years of work, the city said in a note.

Our app tells you first, wherever you are, and it costs nothing at all to have it on your phone.

It has room for 400 passengers and a cafe, and cost 12 million dollars, twice what was planned.

Three ferries an hour will leave for the islands in summer, the harbour master told reporters.

More to read

Storm Cleo to reach the coast by Friday

Anvil maker Acme to buy its rival
"""
RULES = """
signs = ["Daily Example"]

[[field]]
field = "site"
value = "The Daily Example"

[[field]]
field = "section"
line = 'Desk: (?P<value>.+)'

[[field]]
field = "desk"
line = 'Desk: (?P<value>.+)'

[[field]]
field = "published"
line = 'Filed (?P<value>\\d+ \\w+ \\d{4}) by .+'

[[field]]
field = "authors"
line = 'Filed .+ by (?P<value>.+)'

[[role]]
role = "newsletter"
line = 'Our app tells you first.*'

[[role]]
role = "related"
from = 'More to read'
"""


def rules(folder: Path, name: str = "daily.example", content: str = RULES) -> Path:
    (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


def role_of(article: Article, start: str) -> Role:
    return next(s.role for s in article.segments if s.text.startswith(start))


@pytest.mark.parametrize("url", [None, "https://www.daily.example/a", "https://m.daily.example/a"])
def test_a_site_is_known_by_its_address_or_a_sign(url: str | None, tmp_path: Path) -> None:
    article = Cleaner(sites=[rules(tmp_path)]).clean(DUMP, url)
    assert article.site == "The Daily Example"
    assert article.section == "Harbour"
    assert article.published == dt.date(2024, 3, 4)
    assert [person.name for person in article.authors] == ["Ana Ruiz"]
    assert article.extra == {"desk": "Harbour"}
    assert "daily.example" in article.evidence["section"].note
    assert role_of(article, "Our app") is Role.NEWSLETTER
    assert {role_of(article, start) for start in ("More", "Storm", "Anvil")} == {Role.RELATED}
    assert "Our app" not in article.to_text()


@pytest.mark.parametrize("url", ["https://other.example/a", "https://notdaily.example/a"])
def test_another_site_is_left_alone(url: str, tmp_path: Path) -> None:
    article = Cleaner(sites=[rules(tmp_path)]).clean(DUMP, url)
    assert article == Cleaner().clean(DUMP, url)


def test_no_rules_where_none_are_wanted() -> None:
    dump = DUMP.partition("More to read")[0].replace("Filed ", "") + "Become an NPR sponsor\n"
    assert Cleaner().clean(dump).site == "NPR"
    assert Cleaner(sites=None).clean(dump).site is None
    assert Cleaner(without=["site-rules-site"]).clean(dump).site is None


PAGE = """<html><body><div class="top"><span class="desk" data-name="Harbour">x</span></div>
<h1>Ferry terminal opens two years late</h1><p class="app">Our app tells you first.</p>
<p>The new ferry terminal opened on Tuesday after four years of work, the city said in a note.</p>
<p>It has room for 400 passengers and a cafe, and cost 12 million dollars, twice as planned.</p>
<ul class="about"><li>Ports</li><li>Ferries</li></ul></body></html>"""


def test_selectors(tmp_path: Path) -> None:
    content = """
[[field]]
field = "section"
css = ".desk"
attr = "data-name"
[[field]]
field = "tags"
css = ".about li"
[[role]]
role = "ad"
css = ".app"
"""
    article = Cleaner(sites=[rules(tmp_path, content=content)]).clean(
        PAGE, "https://daily.example/a"
    )
    assert (article.section, article.tags) == ("Harbour", ("Ports", "Ferries"))
    assert role_of(article, "Our app") is Role.AD
    assert article.evidence["tags"].segments


@pytest.mark.parametrize(
    ("day", "desk"),
    [("4 March 2019", "old"), ("31 December 2019", "old"), ("1 January 2020", "new"), ("", "both")],
)
def test_rules_hold_for_a_time(day: str, desk: str, tmp_path: Path) -> None:
    content = """
[[field]]
field = "old"
value = "yes"
valid_until = 2019-12-31
[[field]]
field = "new"
value = "yes"
valid_from = 2020-01-01
"""
    dump = DUMP.replace("Filed 4 March 2024 by Ana Ruiz", f"Published {day}" if day else "")
    cleaner = Cleaner(sites=[rules(tmp_path, content=content)])
    found = cleaner.clean(dump, "https://daily.example/a").extra
    assert set(found) == ({"old", "new"} if desk == "both" else {desk})


def test_regions_need_both_their_lines(tmp_path: Path) -> None:
    content = "[[role]]\nrole = 'ad'\nfrom = 'Our app.*'\nuntil = '%s'\n"
    for until, role in (("More to read", Role.AD), ("No such line", Role.BODY)):
        folder = tmp_path / until.split()[0]
        folder.mkdir()
        cleaner = Cleaner(sites=[rules(folder, content=content % until)])
        article = cleaner.clean(DUMP, "https://daily.example/a")
        assert role_of(article, "Three ferries") is role
        assert role_of(article, "The new ferry") is Role.BODY


def test_publishers_share_a_template(tmp_path: Path) -> None:
    rules(tmp_path, "_house", "[[role]]\nrole = 'ad'\nline = 'Our app.*'\n")
    rules(tmp_path, "_group", "inherits = '_house'\n[[field]]\nfield = 'site'\nvalue = 'Group'\n")
    rules(tmp_path, content="inherits = '_group'\n[[role]]\nrole = 'ad'\nline = 'More to read'\n")
    article = Cleaner(sites=[tmp_path]).clean(DUMP, "https://daily.example/a")
    assert article.site == "Group"
    assert {role_of(article, "Our app"), role_of(article, "More to read")} == {Role.AD}


def test_a_file_builds_on_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    rules(tmp_path, "npr.org", "inherits = 'npr.org'\n[[field]]\nfield='desk'\nvalue = 'Arts'\n")
    article = Cleaner(sites=[tmp_path]).clean(DUMP, "https://www.npr.org/a")
    assert (article.site, article.extra) == ("NPR", {"desk": "Arts"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("domains = [\n", "daily.example.toml, line 1: Invalid"),
        ("\n[[role]]\nrole = 'title'\nline = 'x'\n", "line 3: 'title' is no role; there are:"),
        ("[[role]]\nrole = 'ad'\nline = 'x'\n\n[[role]]\nrole = 'ad'\nline = '('\n",
         "line 7: no regular expression"),
        ("[[role]]\nrole = 'ad'\ncss = 'p['\n", "line 3: no CSS selector"),
        ("[[role]]\nrole = 'ad'\n", "line 1: a rule for a role needs line, css, from or until"),
        ("[[role]]\nline = 'x'\n", "line 1: 'role': Field required"),
        ("[[role]]\nrole = 'ad'\nline = 'x'\ncolour = 'red'\n", "line 4: 'colour': is none of the"),
        ("[[field]]\nfield = 'body'\nline = 'x'\n", "line 1: body comes from the roles"),
        ("[[field]]\nfield = 'segments'\nline = 'x'\n", "'segments' is no name of a field"),
        ("[[field]]\nfield = 'site'\n", "needs value, line or css"),
        ("[[field]]\nfield = 'site'\nline = 'x'\nattr = 'y'\n", "css is missing"),
        ("[[field]]\nfield = 'site'\nline = 'x'\nconfidence = 3\n", "line 4: 'confidence'"),
        ("[[field]]\nfield = 'site'\nline = 'x'\nvalid_from = 2021-01-01\nvalid_until = 2020-01-01\n",
         "valid_from is later"),
        ("# x\ninherits = 'nobody'\n", "line 2: inherits 'nobody', and there is no such file"),
        ("inherits = 'daily.example'\n", "inherits 'daily.example', and there is no such file"),
    ],
)  # fmt: skip
def test_errors_name_file_and_line(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"daily\.example\.toml") as error:
        load_book([rules(tmp_path, content=content)])
    assert message in str(error.value)


def test_files_that_go_round_in_circles(tmp_path: Path) -> None:
    rules(tmp_path, "a.example", "inherits = '_b'\n")
    rules(tmp_path, "_b", "inherits = 'a.example'\n")
    with pytest.raises(ValueError, match="inherits it in turn"):
        load_book([tmp_path])


def test_two_files_for_one_site(tmp_path: Path) -> None:
    rules(tmp_path, "a", "domains = ['daily.example']\n")
    rules(tmp_path)
    with pytest.raises(ValueError, match=r"two files of rules for daily\.example"):
        load_book([tmp_path])
    (tmp_path / "more").mkdir()
    with pytest.raises(ValueError, match="two files of rules for one site"):
        load_book([rules(tmp_path / "more"), tmp_path])


def test_a_file_about_nobody(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="whose pages"):
        load_book([rules(tmp_path, "nobody", "")])
    with pytest.raises(NotADirectoryError, match="no folder of site rules"):
        load_book([tmp_path / "nowhere"])


def test_the_shipped_rules_are_whole() -> None:
    book = load_book()
    assert {site.name for site in book.sites} >= {"japantoday.com", "npr.org", "dw.com"}
    files = [path for path in SHIPPED.glob("*.toml") if not path.stem.startswith("_")]
    assert len(book.sites) == len(files)
    assert all(site.domains and (site.roles or site.fields) for site in book.sites)
    assert book.of_address("https://www.detroitnews.com/story/1") is not None
    assert set(READERS) <= set(Article.model_fields)
