"""Sites made for tests: furniture in the manner of three kinds of sites, articles of our fixtures.

Every page of a site has another article, another author and day, other related stories from a
pool, a few stories that the whole site points to, counts that change, and furniture that is not
on every page. Some of the furniture reads like text, and stands inside the text.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"


@dataclass(frozen=True)
class MadePage:
    """A dump, and the lines of it that are the article's text."""

    text: str
    body: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """The furniture of a site; ``{headline}``, ``{author}``, ``{day}``, ``{count}`` are filled in.

    ``inside`` stands between paragraphs of the text; "@related" is a list of other stories.
    """

    above: tuple[str, ...]
    inside: tuple[str, ...]
    below: tuple[str, ...]


TEMPLATES = {
    "harbour-post": Template(
        above=(
            "Harbour Post", "Home", "City", "Port", "Weather", "Sign in", "Become a member",
            "Our newsroom is paid for by 4,200 readers in the harbour towns, and this month we are "
            "still 310 members short of what a year of reporting costs. If you read us every week, "
            "consider giving five dollars.",
            "{headline}", "By {author}", "{day}", "Share", "{count} comments",
        ),
        inside=(
            "The Morning Tide brings the five stories that matter to the harbour to your inbox "
            "before breakfast, written by our editors and free for as long as you like.",
            "Advertisement",
            "This story is part of our series on the coast, which is made possible by a grant from "
            "the Lantern Foundation, who had no say in what we wrote or how we wrote it.",
        ),
        below=(
            "The Harbour Post is a member of the Coastal News Trust and follows its code. Complaints "
            "are read by an editor who did not work on the story and are answered within ten days.",
            "More from the Post", "@related",
            "Comments are open for three days. Please be civil, stay with the subject and write "
            "under the name your friends know you by; we remove what breaks the law and little else.",
            "Log in to comment", "About us", "Contact", "Privacy", "© {year} Harbour Post Media",
        ),
    ),
    "valley-wire": Template(
        above=(
            "Menu", "Search", "VALLEY WIRE", "Subscribe for $1 a week", "Log in", "Politics",
            "{headline}", "{author}", "Published {day}", "Facebook", "X", "Email",
            "Listen to this article", "4 min",
        ),
        inside=(
            "Valley Wire has covered this story since its first day. Subscribers make that possible, "
            "and they can send ten articles a month to friends who are not, at no cost to anyone.",
            "Story continues below advertisement",
            "Got a tip? Our reporters can be reached by phone, by letter and through the encrypted "
            "form on our site, and they have never given away the name of a source.",
        ),
        below=(
            "{author} reports for Valley Wire.",
            "Trending", "@related",
            "You have read {count} of your 5 free articles this month. A subscription costs less than "
            "a coffee, can be ended at any time and comes with the crossword and the weekend magazine.",
            "Valley Wire LLC may earn money when you buy through links on this page. That never "
            "changes what we recommend, and our editors do not see which links have sold.",
            "Terms", "Cookie settings", "© {year} Valley Wire",
        ),
    ),
    "northern-echo-online": Template(
        above=(
            "Skip to content", "News", "Sport", "Business", "Jobs", "Notices", "E-paper",
            "Northern Chronicle Online", "{day}", "{headline}", "{author}", "Reporter",
            "@{count}reporter",
        ),
        inside=(
            "Get the best of the north in your inbox. By signing up you agree that we may show you "
            "adverts that fit what you read, and that you can take that back whenever you like.",
            "Recommended reading", "@related",
        ),
        below=(
            "Our comment rules are short. We want our pages to be a lively and valued part of the "
            "community, a place where readers can talk about the local issues that matter to them.",
            "Last updated {day}", "Report this comment", "{count} Comments", "Most read", "@related",
            "This website and its newspapers follow the code of the press regulator. If you have a "
            "complaint about what we wrote, then please write to the editor at the address here.",
            "Modern slavery statement", "© {year} Northern Chronicle Newspapers Ltd, Mill Lane",
        ),
    ),
}  # fmt: skip
_AUTHORS = (
    "Ana Ruiz", "Tom Becker", "Mira Okafor", "Jon Sandvik", "Leila Haddad", "Piotr Nowak",
    "Grace Lim", "Samuel Ortega", "Hannah Weiss", "Dev Patel",
)  # fmt: skip


@cache
def articles() -> list[tuple[str, tuple[str, ...]]]:
    """Headlines and texts of the English articles among the fixtures."""
    found = []
    for path in sorted(FIXTURES.glob("*/*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        fields = expected.get("fields", {})
        body = tuple(" ".join(t.split()) for role, t in expected["roles"] if role == "body")
        # Briefs, of which little is left without what stands around them, are another matter.
        if (fields.get("language") or "").startswith("en") and sum(map(len, body)) >= 700:
            headline = fields.get("headline")
            if headline:
                found.append((headline, body))
    return found


def make_pages(site: str, count: int, seed: int = 1) -> list[MadePage]:
    """Pages of a site, each with an article of its own, as many as there are articles at most."""
    rng = random.Random(f"{site} {seed}")
    stories = rng.sample(articles(), min(count, len(articles())))
    trending = [headline for headline, _ in rng.sample(articles(), 3)]
    return [_page(TEMPLATES[site], *story, trending, rng) for story in stories]


def _page(
    template: Template, headline: str, body: tuple[str, ...], trending: list[str],
    rng: random.Random,
) -> MadePage:  # fmt: skip
    values = {
        "headline": headline,
        "author": rng.choice(_AUTHORS),
        "year": "2024",
        "day": f"{rng.choice(('March', 'April', 'May'))} {rng.randrange(1, 29)}, 2024",
        "count": str(rng.randrange(1, 90)),
    }

    def filled(lines: tuple[str, ...]) -> list[str]:
        page: list[str] = []
        for line in lines:
            if line == "@related":
                others = [other for other, _ in rng.sample(articles(), 4) if other != headline]
                page += rng.sample(trending, 2) + others
            elif "{headline}" in line or rng.random() > 0.08:
                page.append(line.format(**values))
        return page

    text = list(body)
    inside = filled(template.inside)
    at = rng.randrange(1, len(text))
    text[at:at] = inside
    lines = [*filled(template.above), *text, *filled(template.below)]
    return MadePage("\n\n".join(lines), body)
