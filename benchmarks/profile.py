"""What a profile brings on text dumps: body precision, recall and word F1 with and without.

Sites are made from labelled dumps: the lines of one dump that are not the article's are a site's
template; its articles are those of other dumps of the same language, each with its own headline,
byline, date, text and captions; and related stories are drawn anew for every page from a pool the
site has. So furniture and text are real and the gold is known line by line. Every site is learned
from its own pages, and profiles of other sites are applied to it as well, to see that they do
nothing.

Without gold the sites are those of ``tests/learn/made.py``: furniture that reads like text, and
articles of the fixtures.

    python benchmarks/profile.py [GOLD] [--sites 40] [--pages 12] [--labeller NAME] [--left-out 6]

With ``--left-out 6`` only dumps of the sites are used that the first of six folds leaves out of
training (`training.train.fold_of`): furniture and articles that a network trained on the other
folds has never seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsclean import Cleaner, NoArticle, Role
from newsclean.learn import Profile, learn
from newsclean.models import BOILERPLATE

_BODY = (Role.BODY, Role.SUBHEADING)
Lines = list[tuple[Role, str]]


@dataclass
class Dump:
    """A labelled dump: its language, and its lines with roles."""

    name: str
    language: str
    lines: Lines

    def having(self, *roles: Role) -> Lines:
        """Its lines of these roles, in order."""
        return [line for line in self.lines if line[0] in roles]


@dataclass
class Site:
    """A site made from a template: its pages as text, each with the body and headline it should give."""

    name: str
    pages: list[tuple[str, str, str]] = field(default_factory=list)


def read_dumps(folder: Path) -> list[Dump]:
    """The labelled dumps of articles with enough text and enough furniture to work with."""
    dumps = []
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8").split("\n")
        lines = [
            (Role(role), text[number])
            for first, last, role in gold["ranges"]
            for number in range(first - 1, last)
            if text[number].strip()
        ]
        dump = Dump(path.stem, _language(text), lines)
        body = sum(len(line) for _, line in dump.having(Role.BODY))
        if dump.having(Role.HEADLINE) and body > 600 and len(lines) - len(dump.having(*_BODY)) > 25:
            dumps.append(dump)
    return dumps


def left_out(dumps: list[Dump], gold: Path, folds: int) -> list[Dump]:
    """The dumps whose sites the first fold leaves out of training."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from training.gold import gold_pages, page_of

    sites = {page.id: page.site for page in gold_pages(gold)}
    names = {dump.name: sites.get(page_of(dump.name)) for dump in dumps}
    return [dump for dump in dumps if (site := names[dump.name]) and _fold(site, folds) == 0]


def _fold(site: str, folds: int) -> int:
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds


def _language(text: list[str]) -> str:
    """The language by its commonest small words; "" for none of these languages."""
    words = Counter(re.findall(r"[^\W\d_]{2,5}", " ".join(text).casefold()))
    shares = {language: sum(words[word] for word in small.split()) / max(1, words.total())
              for language, small in _SMALL.items()}  # fmt: skip
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > 0.06 else ""


_SMALL = {
    "en": "the and of to in", "de": "der die und das den", "fr": "les des et la le",
    "es": "el los del en que", "it": "il di che della per", "nl": "het een van de en",
    "pt": "do da em que os", "pl": "się na nie że jest",
}  # fmt: skip


def make_site(template: Dump, others: list[Dump], pages: int, rng: random.Random) -> Site:
    """A site whose furniture is the template's and whose articles are the others'."""
    pool = [line for dump in others for line in dump.having(Role.RELATED)]
    site = Site(template.name)
    # Headlines of stories the whole site points to on the day, and of others.
    trending = rng.sample(pool, min(6, len(pool)))
    for story in rng.sample(others, min(pages, len(others))):
        lines = _page(template, story, trending, pool, rng)
        text = "\n\n".join(line for _, line in lines)
        body = "\n".join(line for role, line in lines if role in _BODY)
        headlines = [line for role, line in lines if role is Role.HEADLINE]
        site.pages.append((text, body, headlines[0].strip() if headlines else ""))
    return site


def _page(template: Dump, story: Dump, trending: Lines, pool: Lines, rng: random.Random) -> Lines:
    """The template with another article in it: role by role, the body in place of the body."""
    places = [n for n, (role, _) in enumerate(template.lines) if role in _BODY]
    first, last = places[0], places[-1]
    inside = [line for line in template.lines[first:last] if line[0] in BOILERPLATE]
    page: Lines = []
    given: set[Role] = set()
    body = story.having(*_BODY)
    for number, (role, line) in enumerate(template.lines):
        if role in BOILERPLATE and not first < number < last:
            page += _furniture(role, line, trending, pool, rng)
        elif number == first:
            page += _with_inserts(body, inside, trending, pool, rng)
        elif role not in BOILERPLATE and role not in _BODY and role not in given:
            given.add(role)
            page += story.having(role)
    return page


def _furniture(role: Role, line: str, trending: Lines, pool: Lines, rng: random.Random) -> Lines:
    """A line of furniture as it stands on this page: related stories change, some lines are off."""
    if role is Role.RELATED and len(line) > 25 and pool:
        return [rng.choice(trending if rng.random() < 0.3 else pool)]
    return [] if rng.random() < 0.1 else [(role, line)]


def _with_inserts(
    body: Lines, inside: Lines, trending: Lines, pool: Lines, rng: random.Random
) -> Lines:
    """The body with the furniture that the template has inside it, at places of its own."""
    lines: Lines = list(body)
    for role, line in reversed(inside):
        at = rng.randrange(1, max(2, len(lines)))
        lines[at:at] = _furniture(role, line, trending, pool, rng)
    return lines


@dataclass
class Score:
    """Means over pages of word precision, recall and F1 of the body, and of right headlines."""

    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0
    headlines: float = 0.0
    pages: int = 0
    # F1 by page, to see which pages lose.
    each: list[float] = field(default_factory=list)

    def add(self, found: str, wanted: str, headline: bool) -> None:
        """Score one page."""
        have, want = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
        common = sum((have & want).values())
        precision = common / max(1, sum(have.values()))
        recall = common / max(1, sum(want.values()))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        self.precision += precision
        self.recall += recall
        self.f1 += f1
        self.headlines += headline
        self.pages += 1
        self.each.append(f1)

    def row(self, name: str) -> str:
        """A row of a Markdown table."""
        means = (
            value / max(1, self.pages)
            for value in (self.precision, self.recall, self.f1, self.headlines)
        )
        return f"| {name} | " + " | ".join(f"{mean:.4f}" for mean in means) + " |"


def measure(site: Site, cleaner: Cleaner, score: Score) -> None:
    """Score a cleaner on the pages of a site."""
    for text, body, headline in site.pages:
        try:
            article = cleaner.clean(text, format="text")
        except NoArticle:
            score.add("", body, headline=False)
        else:
            score.add(article.to_text(dateline=True), body, article.headline == headline)


def sites_of(dumps: list[Dump], count: int, pages: int) -> Iterator[Site]:
    """Sites from templates drawn at random, always the same ones."""
    rng = random.Random(7)
    for template in rng.sample(dumps, len(dumps)):
        if count == 0:
            return
        others = [d for d in dumps if d.language == template.language and d is not template]
        if template.language and len(others) >= pages:
            count -= 1
            yield make_site(template, others, pages, rng)


def made_sites(pages: int) -> Iterator[Site]:
    """The sites made for tests."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests/learn"))
    from made import TEMPLATES, make_pages

    for name in TEMPLATES:
        made = make_pages(name, pages)
        yield Site(name, [(page.text, "\n".join(page.body), page.headline) for page in made])


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path, nargs="?", help="folder with roles/")
    parser.add_argument("--sites", type=int, default=40)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--labeller", default=None)
    parser.add_argument("--left-out", type=int, metavar="FOLDS")
    options = parser.parse_args()
    cleaner = Cleaner(labeller=options.labeller) if options.labeller else Cleaner()
    if options.gold is None:
        sites = list(made_sites(options.pages))
    else:
        dumps = read_dumps(options.gold / "roles")
        if options.left_out:
            dumps = left_out(dumps, options.gold, options.left_out)
        sites = list(sites_of(dumps, options.sites, options.pages))
    scores = {
        name: Score()
        for name in (
            "without",
            "learned from these pages",
            "from others of the site",
            "from other sites",
        )
    }
    profiles = [learn((page[0] for page in s.pages), cleaner=cleaner, site=s.name) for s in sites]
    for number, site in enumerate(sites):
        others = Profile().merged(*profiles[:number], *profiles[number + 1 :])
        measure(site, cleaner, scores["without"])
        own = cleaner.with_(profile=profiles[number])
        measure(site, own, scores["learned from these pages"])
        measure(site, cleaner.with_(profile=others), scores["from other sites"])
        halves = [cleaner.with_(profile=learn((page[0] for page in site.pages[n::2]), cleaner=cleaner))
                  for n in (1, 0)]  # fmt: skip
        for at, page in enumerate(site.pages):
            measure(Site(site.name, [page]), halves[at % 2], scores["from others of the site"])
    print(f"{len(sites)} sites, {scores['without'].pages} pages, labeller {cleaner.labeller}\n")
    print("| | precision | recall | word F1 | headline |\n| --- | --- | --- | --- | --- |")
    for name, score in scores.items():
        print(score.row(name))
    before = scores["without"].each
    for name, score in list(scores.items())[1:]:
        pairs = list(zip(before, score.each, strict=True))
        up, down = sum(b > a + 1e-9 for a, b in pairs), sum(b < a - 1e-9 for a, b in pairs)
        print(f"{name}: better on {up} pages, worse on {down}")


if __name__ == "__main__":
    main()
