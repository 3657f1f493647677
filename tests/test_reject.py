from __future__ import annotations

import pytest

from newsclean import NoArticle, Reason, clean

MENU = "<nav><a href='/n'>News</a> <a href='/s'>Sport</a> <a href='/w'>Weather</a></nav>"
SOLID = (
    "<p>The council voted on Tuesday to close the old bridge for a year while its cables are "
    "replaced, and to run a ferry in its place at no charge.</p>"
)


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{MENU}{body}</body></html>"


TEASERS = "".join(
    f"<div class='teaser'><h2><a href='/n/{n}'>Story number {n} about the harbour</a></h2></div>"
    for n in range(12)
)
REJECTED = {
    "404": (
        page("Page not found | Echo", "<h1>Page not found</h1><p>The page you requested is gone.</p>"),
        Reason.ERROR_PAGE,
    ),
    "403": (
        page("403 Forbidden", "<h1>403 Forbidden</h1><p>You don't have permission to access it.</p>"),
        Reason.ERROR_PAGE,
    ),
    "robot": (
        page("Just a moment...", "<h1>www.echo.example</h1><p>Verify you are human by completing "
             "the action below. It needs to review the security of your connection.</p>"),
        Reason.ERROR_PAGE,
    ),
    "consent": (
        page("Echo", "<h1>Before you continue</h1><p>We and our partners store and/or access "
             "information on a device, such as cookies, and process personal data.</p>"
             "<p>Choose Accept all to consent to cookies for personalised advertising.</p>"),
        Reason.CONSENT_WALL,
    ),
    "paywall": (
        page("What the harbour hides | Echo", "<h1>What the harbour hides</h1>"
             "<p>Subscribe to continue reading.</p><p>Get unlimited access for $1 a month, cancel "
             "any time.</p><p>Already a subscriber? Sign in.</p>"),
        Reason.PAYWALL_ONLY,
    ),
    "listing": (page("Harbour: latest news | Echo", f"<h1>Harbour</h1>{TEASERS}"), Reason.LISTING_PAGE),
}  # fmt: skip
KEPT = {
    "story about cookies": page(
        "Cookie banners face fines", "<h1>Cookie banners face fines</h1><p>By Ana Ruiz</p>"
        f"<time datetime='2024-06-03'>3 June 2024</time>{SOLID}<p>“We value your privacy,” the banner "
        "said, and asked readers to consent to cookies from 400 partners.</p>" + SOLID,
    ),
    "story about a 404": page(
        "Why 404 pages are a canvas", f"<h1>Why 404 pages are a canvas</h1>{SOLID * 6}"
        "<p>Page not found, it says, and a whale appears.</p>",
    ),
    "teaser before a paywall": page(
        "What the harbour hides", f"<h1>What the harbour hides</h1><p>By Ana Ruiz</p>{SOLID * 2}"
        "<p>Subscribe to continue reading.</p>",
    ),
    "brief among many stories": page(
        "Bridge to close", "<h1>Bridge to close</h1><p>By Ana Ruiz</p>"
        f"<time datetime='2024-06-03'>3 June 2024</time>{SOLID}<h3>Most read</h3>{TEASERS}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REJECTED)
def test_no_article(name: str) -> None:
    source, reason = REJECTED[name]
    with pytest.raises(NoArticle) as none:
        clean(source)
    assert none.value.reason is reason, none.value.detail
    assert none.value.segments


@pytest.mark.parametrize("name", KEPT)
def test_article(name: str) -> None:
    assert clean(KEPT[name]).body
