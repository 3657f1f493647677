from __future__ import annotations

import pytest

from newsclean import NoArticle, Reason, clean
from newsclean.document import Document, Source
from newsclean.models import Paragraph, Role
from newsclean.reject import reason_to_reject
from newsclean.segment import segment

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


# Title, heading, text; each stands among a menu and the teasers of other stories.
ERRORS = [
    ("Page not found | Echo", "Sorry, we can’t find that page", "It may have been moved or deleted."),
    ("404 | Echo", "404", "The page you are looking for does not exist."),
    ("Oops! | Echo", "Oops!", "Something went wrong. Please try again later."),
    ("Echo", "This story is no longer available", "It has been removed from our archive."),
    ("502 Bad Gateway", "502 Bad Gateway", "nginx/1.18.0"),
    ("Access Denied", "Access Denied", "You don't have permission to access this on this server."),
    ("Attention Required! | Cloudflare", "Sorry, you have been blocked", "You are unable to access it."),
    ("Error", "429 Too Many Requests", "You have sent too many requests in a given amount of time."),
    ("Site maintenance", "We'll be back soon", "We are performing scheduled maintenance."),
    ("Seite nicht gefunden - Echo", "Seite nicht gefunden", "Bitte nutzen Sie die Suche."),
    ("Fehler 404 - Echo", "Hoppla!", "Diese Seite gibt es nicht oder nicht mehr."),
    ("Page introuvable", "Page introuvable", "La page que vous recherchez n’existe pas."),
    ("Página no encontrada", "Página no encontrada", "La página que busca no existe."),
    ("Pagina non trovata", "Errore 404", "La pagina che stai cercando non esiste."),
    ("Página não encontrada", "Página não encontrada", "A página que procura foi removida."),
    ("Pagina niet gevonden", "Pagina niet gevonden", "De pagina die je zoekt bestaat niet."),
    ("Nie znaleziono strony", "Błąd 404", "Strona, której szukasz, nie istnieje."),
    ("Sayfa bulunamadı", "Sayfa bulunamadı", "Aradığınız sayfa kaldırılmış olabilir."),
    ("Страница не найдена", "Ошибка 404", "Запрашиваемая страница не найдена."),
    ("الصفحة غير موجودة", "عذراً، الصفحة غير موجودة", "الصفحة التي تبحث عنها غير متوفرة."),
    ("ページが見つかりません", "お探しのページは見つかりませんでした", "削除された可能性があります。"),
    ("页面不存在", "404", "抱歉，您访问的页面不存在或已被删除。"),
    ("페이지를 찾을 수 없습니다", "페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었습니다."),
    ("Sidan kunde inte hittas", "Sidan kunde inte hittas", "Sidan du söker finns inte längre."),
]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error[1][:20])
def test_error_page(error: tuple[str, str, str]) -> None:
    title, heading, text = error
    with pytest.raises(NoArticle) as none:
        clean(page(title, f"<h1>{heading}</h1><p>{text}</p>{TEASERS}"))
    assert none.value.reason is Reason.ERROR_PAGE, none.value.detail


def doubtful(markup: str, probability: float | None) -> Document:
    """A page of running text and links, as a labeller in doubt about it hands it on."""
    document = segment(Source(f"<h1>Desks</h1>{markup}", "html"))
    for block in document.blocks:
        block.role = Role.NAV if block.anchors else Role.BODY
        if block.tag == "h1":
            block.role, block.confidence = Role.HEADLINE, 0.9
    document.article_probability = probability
    document.fields["headline"] = "Desks"
    document.fields["body"] = tuple(
        Paragraph(kind="paragraph", text=block.text) for block in document.find(Role.BODY)
    )
    return document


LINKS = "".join(
    f"<p><a href='/d/{n}'>A desk of birch and steel, number {n}</a></p>" for n in range(80)
)
PRICES = "".join(f"<form><label>Height {n} cm, in stock</label></form>" for n in range(120))


def test_doubt_counts_the_more_the_less_is_running_text() -> None:
    for probability, text, reason in [
        (0.001, SOLID, Reason.LISTING_PAGE),
        (0.7, SOLID, None),
        (None, SOLID, None),
        (0.001, SOLID * 3, Reason.LISTING_PAGE),
        (0.25, SOLID * 3, None),
        # Where most of the page is paragraphs, it is not lost to a doubt.
        (0.001, SOLID * 40, None),
    ]:
        found = reason_to_reject(doubtful(text + LINKS, probability))
        assert (found and found[0]) is reason, (probability, len(text), found)


def test_a_date_and_an_author_speak_for_an_article() -> None:
    document = doubtful(SOLID + LINKS, 0.35)
    document.fields |= {"published": "2024-06-03", "authors": ("Ana Ruiz",)}
    assert reason_to_reject(document) is None


def test_a_page_that_says_that_it_is_a_shop_takes_less_doubt() -> None:
    document = doubtful(SOLID + LINKS, 0.25)
    assert reason_to_reject(document) is None
    document.metadata.types = ["product"]
    assert reason_to_reject(document) is not None
    document.metadata.types = ["product", "NewsArticle"]
    assert reason_to_reject(document) is None


def test_a_page_of_another_kind_is_no_listing() -> None:
    document = doubtful(SOLID + PRICES, 0.001)
    for block in document.blocks:
        block.role = Role.BODY if len(block.text) > 60 else Role.OTHER
    rejected = reason_to_reject(document)
    assert rejected is not None
    assert rejected[0] is Reason.NOT_ARTICLE
    assert "running text" in rejected[1]


def test_a_lone_paragraph_is_an_article_under_its_opening_words() -> None:
    text = "It rained in Spain on Monday, and all of the plain was wet. Nobody had seen it coming."
    assert (
        clean(f"<p>{text}</p>").headline
        == "It rained in Spain on Monday, and all of the plain was wet."
    )


def test_a_text_without_a_page_around_it_is_not_doubted() -> None:
    for name in ("Ana", "Ben", "Cleo", "Dov"):
        text = f"Storm {name} nears\n\nThe storm named {name} will reach the coast by Friday, they said."
        assert clean(text).body


def test_an_amount_is_no_error() -> None:
    document = segment(Source("<h1>Our work</h1><p>+500%</p><p>404</p>", "html"))
    document.fields["headline"] = "Our work"
    found = reason_to_reject(document)
    assert found is not None and found == (Reason.ERROR_PAGE, "reads '404'")
    del document.blocks[2]
    found = reason_to_reject(document)
    assert found is not None and found[0] is Reason.NO_BODY
