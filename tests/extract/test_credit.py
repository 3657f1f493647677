"""Credits: lines that say whom the text comes from, and lines that only name somebody."""

from __future__ import annotations

import pytest
from pages import dump

from newsclean.data.agencies import agency_book
from newsclean.document import Metadata
from newsclean.extract.credit.extractor import extract_credits, is_credit_line, parse_credits
from newsclean.extract.resolve import resolve
from newsclean.models import Role

CREDITS = [
    ("Source: A.P.", ["Associated Press"]),
    ("© РИА «Новости»", ["RIA Novosti"]),
    ("Agencias AFP y Reuters", ["Agence France-Presse", "Reuters"]),
    ("Agenturen: dpa/AFP", ["Deutsche Presse-Agentur", "Agence France-Presse"]),
    ("Additional reporting: PA", ["PA Media"]),
    ("(Theo Reuters)", ["Reuters"]),
    ("Theo Reuters, Bloomberg", ["Reuters", "Bloomberg"]),
    ("(इनपुट: भाषा एवं एएनआई)", ["Press Trust of India", "Asian News International"]),
    ("© KYODO", ["Kyodo News"]),
    ("©Kyodo", ["Kyodo News"]),
    ("© 2021 AFP", ["Agence France-Presse"]),
    ("© Agence France-Presse", ["Agence France-Presse"]),
    ("Copyright 2020 The Associated Press. All rights reserved. This material may not be published.", ["Associated Press"]),
    ("Source: Reuters", ["Reuters"]),
    ("Source: AFP, Reuters", ["Agence France-Presse", "Reuters"]),
    ("(With inputs from PTI)", ["Press Trust of India"]),
    ("(With inputs from PTI and ANI)", ["Press Trust of India", "Asian News International"]),
    ("With files from The Canadian Press", ["Canadian Press"]),
    ("Mit Material von dpa", ["Deutsche Presse-Agentur"]),
    ("Quelle: APA/sda/dpa", ["Austria Presse Agentur", "Keystone-SDA", "Deutsche Presse-Agentur"]),
    ("Quelle: dpa", ["Deutsche Presse-Agentur"]),
    ("AFP contributed to this report.", ["Agence France-Presse"]),
    ("Associated Press writer Ana Ruiz contributed to this report.", ["Associated Press"]),
    ("Fuente: EFE", ["Agencia EFE"]),
    ("Reuters/kra Frankfurt", ["Reuters"]),
    ("SWR (Ana Ruiz, Bo Li)", []),
    ("dpa (Ana Ruiz, Bo Li)", ["Deutsche Presse-Agentur"]),
    ("Mit Material der Nachrichtenagenturen AFP, dpa, ltp, TASS und Reuters", ["Agence France-Presse", "Deutsche Presse-Agentur", "ltp", "TASS", "Reuters"]),
    ("Meldung der Deutschen Presse-Agentur (dpa)", []),
    ("『週刊海峡』2024年5月10・17日号より", ["週刊海峡"]),
    ("（『週刊海峡』5月号から転載）", ["週刊海峡"]),
    ("（本記事は、TechRepublic Japanで2017年6月8日に掲載した記事からの転載です）", ["TechRepublic"]),
    ("Con información de EFE", ["Agencia EFE"]),
    ("Fonte: ANSA", ["ANSA"]),
    ("Com informações da Reuters", ["Reuters"]),
    ("Avec AFP", ["Agence France-Presse"]),
    ("- with AAP", ["Australian Associated Press"]),
    ("*Con información de El Sol de Puerto*", ["El Sol de Puerto"]),
    ("(dpa, red, 28.9.2022)", ["Deutsche Presse-Agentur"]),
    ("Источник: РИА Новости", ["RIA Novosti"]),
    ("По материалам ТАСС", ["TASS"]),
    ("来源：新华社", ["Xinhua News Agency"]),
    ("(来源：中国新闻网)", ["China News Service"]),
    ("출처: 연합뉴스", ["Yonhap News Agency"]),
    ("المصدر: رويترز", ["Reuters"]),
    ("Bron: Belga", ["Belga"]),
    ("Kilde: Ritzau", ["Ritzau"]),
    ("Kaynak: AA", ["Anadolu Agency"]),
    ("AFP", ["Agence France-Presse"]),
    ("swe/dpa", ["Deutsche Presse-Agentur"]),
    ("— AFP", ["Agence France-Presse"]),
    ("This story first appeared on Savvy Tokyo.", ["Savvy Tokyo"]),
    ("Originally published in The Port Echo.", ["The Port Echo"]),
    ("Source: The Port Echo", ["The Port Echo"]),
    ("This guide was created by the eCity Office as part of a campaign.", ["eCity Office"]),
    ("Mit Informationen der Nachrichtenagenturen AFP, dpa und Reuters.", ["Agence France-Presse", "Deutsche Presse-Agentur", "Reuters"]),
    ("Por: El Universal", ["El Universal"]),
    ("来源： 1905电影网 分享到：", ["1905.com"]),
    ("2024-05-20 来源： 光明网-《光明日报》", ["Guangming Daily"]),
    ("Original-Content von: Polizei Nordstadt, übermittelt durch news aktuell", ["Polizei Nordstadt"]),
    ("المصدر: (أبوظبي - البيان)", ["Albayan"]),
    ("Fuente: ACN", ["ACN"]),
    ("Fuente: ACN, EFE", ["Agencia Cubana de Noticias", "Agencia EFE"]),
    ("Sources: AFP, Port Echo", ["Agence France-Presse"]),
    ("The post Rain in Spain appeared first on Port Echo.", ["Port Echo"]),
    ("A version of this post also appeared in the Port Register.", ["Port Register"]),
    ("Originally published at www.hillecho.com on November 18, 2011.", ["www.hillecho.com"]),
    ("This story about ferries was written by Ana Ruiz and produced by The Hechinger Report.", ["The Hechinger Report"]),
    ("本文来源于 国家统计局", ["国家统计局"]),
    ("SOURCE Tall Ship Robotics, Inc.", ["Tall Ship Robotics, Inc."]),
    ("Information from: The Hill Tribune, http://www.hilltribune.example", ["The Hill Tribune"]),
    ("Compiled from reports by Bloomberg News, dpa and The Port Ledger.", ["Bloomberg", "Deutsche Presse-Agentur", "The Port Ledger"]),
    ("This report by The Canadian Press was first published Jan. 17, 2024.", ["Canadian Press"]),
    ("This story was originally published by Grist. Sign up here.", ["Grist"]),
    ("© 2023 Hill Herald. All Rights Reserved. Provided by SyndiGate Media Inc.", ["SyndiGate"]),
    ("(NAN) (www.nannews.ng)", ["News Agency of Nigeria"]),
    ("Cet article a été initialement publié sur Reporterre et est repris ici avec son accord.", ["Reporterre"]),
    ("As informações são do jornal O Globo.", ["O Globo"]),
    ("Dit artikel verscheen eerder bij Follow the Hills en is met toestemming overgenomen.", ["Follow the Hills"]),
    ("Denne artikkelen ble først publisert på hillecho.no.", ["hillecho.no"]),
    ("Bu yazı ilk olarak Gazete Liman'da yayımlanmıştır.", ["Gazete Liman"]),
    ("Az írás eredetileg a Kikötő magazinban jelent meg.", ["Kikötő"]),
    ("Převzato z webu Přístav se souhlasem redakce.", ["Přístav"]),
    ("Текст впервые опубликован изданием «Северный порт»", ["Северный порт"]),
    ("نقلاً عن صحيفة «الميناء الجديد»", ["الميناء الجديد"]),
    ("本文转载自微信公众号“港口研究室”，作者：周予", ["港口研究室"]),
    ("[출처] 항구일보", ["항구일보"]),
    ("(इनपुट-भाषा)", ["Press Trust of India"]),
    ("(čtk, jkl)", ["ČTK"]),
    ("ที่มา: ท่าเรือ", ["ท่าเรือ"]),
    ("本文首发于深呼吸公众号", ["深呼吸公众号"]),
    # Taken over, reprinted, in partnership.
    ("Reprinted with the permission of the Port Ledger, 12 Quay Street.", ["Port Ledger"]),
    ("This report has been published from the ANI wire; our desk wrote the headline.", ["Asian News International"]),
    ("This article is republished under a content agreement with RNZ.", ["RNZ"]),
    ("Report from our news partner KXYZ 7", ["KXYZ 7"]),
    ("Translated from French; original text published by Port Ledger.", ["Port Ledger"]),
    ("This story was reported by ProPublica in partnership with Hill Echo.", ["ProPublica", "Hill Echo"]),
    ("This article was produced in partnership with OCCRP.", ["OCCRP"]),
    ("This story was taken over from the Hill Echo.", ["Hill Echo"]),
    ("Republished with permission from The Hill Echo.", ["The Hill Echo"]),
    ("© 2026 Port Ledger. Visit portledger.example. Distributed by Tribune Content Agency, LLC.", ["Port Ledger", "Tribune News Service"]),
    ("Dieser Artikel entstand in Zusammenarbeit mit ProPublica.", ["ProPublica"]),
    ("Cet article est publié en partenariat avec Grist.", ["Grist"]),
    ("Este artículo se publica en alianza con CalMatters.", ["CalMatters"]),
    ("Questo articolo è ripubblicato con il permesso di Il Molo Nuovo.", ["Il Molo Nuovo"]),
    ("Denne artikel er gengivet med tilladelse fra Havnebladet.", ["Havnebladet"]),
    ("Artikeln är hämtad från Hamntidningen.", ["Hamntidningen"]),
    ("Vijest je preuzeta s portala Lučki glas", ["Lučki glas"]),
    ("Преузето са портала Лучки гласник", ["Лучки гласник"]),
    ("Articolul a fost preluat de pe Portul.ro", ["Portul.ro"]),
    ("Текст взят с сайта «Портовый вестник»", ["Портовый вестник"]),
    ("本文獲授權轉載自《海港月刊》", ["海港月刊"]),
    ("เรียบเรียงจากสำนักข่าวไทย", ["Thai News Agency"]),
    ("Be raštiško BNS sutikimo šios naujienos tekstą draudžiama naudoti.", ["BNS"]),
    # People and papers beside an agency; papers at slashes; editions.
    ("AP writers Ana Ruiz in Rome and Bo Li in Seoul contributed.", ["Associated Press"]),
    ("With agency report from NAN", ["News Agency of Nigeria"]),
    ("Additional reporting by hillecho.com", ["hillecho.com"]),
    ("Le Courrier du Fleuve avec AFP", ["Le Courrier du Fleuve", "Agence France-Presse"]),
    ("Hafenzeitung Nord mit dpa", []),
    ("Hill Observer/Asia News Network", ["Hill Observer", "Asia News Network"]),
    ("Source: Hill Echo/Port Ledger", ["Hill Echo", "Port Ledger"]),
    ("Izvor: RTP, TANJUG", ["RTP", "Tanjug"]),
    ("With inputs from BBC Hindi", ["BBC"]),
    ("Com informações da Reuters Brasil", ["Reuters"]),
    ("(भाषा के इनपुट के साथ)", ["Press Trust of India"]),
    ("সূত্রঃ বাসস", ["Bangladesh Sangbad Sangstha"]),
    ("Աղբյուրը՝ Արմենպրես", ["Armenpress"]),
    ("Vir: Pristan", ["Pristan"]),
    ("المصدر: الجزيرة + وكالات", ["Al Jazeera"]),
]  # fmt: skip

NO_CREDITS = [
    "Agencias de viajes",
    "Additional reporting: Ana Ruiz",
    "Photo: Reuters",
    "Foto: dpa",
    "(Photo by AFP)",
    "Image credit: Getty",
    "写真：AP",
    "사진=연합뉴스",
    "© 2024 Port Echo. All rights reserved.",
    "Reuters reported on Monday that the ministry had closed the school.",
    "The AP building is in lower Manhattan.",
    "Read more at the source",
    "Sources close to the ministry said so.",
    "Follow us on Facebook",
    "Sponsored by Tall Ship Studios",
    "Ảnh: Reuters.",
    "(फोटो: पीटीआई)",
    "Nyitókép: MTI/Ana Ruiz",
    "Chart: Ana Ruiz | Source: Office for Statistics",
    "Meals at the school are provided by Tall Ship Kitchens.",
    "Edited by Ana Ruiz",
    "Comment via: facebook, letters",
    "Sources: Port Times (2), Hill Echo (2)",
    "First published on Apr 8, 2020 04:25 pm",
    "Originally published in March 2022. Last updated on December 20, 2024.",
    "The article was originally published in April 2020 and was updated in April 2024.",
    "责任编辑：王小明",
    "『週刊海峡』の編集長は首相に会った。",
    "The AP (Ana Ruiz) said so.",
    "Source: agencies",
    "Con información de Ana Ruiz, Bo Li y Eva Paz.",
    "Theo Reuters, giá dầu tăng mạnh trong tuần qua khi các nước giảm sản lượng.",
    "Fuente: Agencias",
    "Quelle: Nachrichtenagenturen",
    "المصدر: وكالات",
    "来源：网络",
    "Con información de agencias",
    "02:02 - Source: CNN",
    "Argazkia: EFE",
    "Snimio: Ana Ruiz / Hina",
    "The Reuters building, where writers contributed.",
    "We thank our partner Tall Ship Kitchens for the meals.",
    "Follow the coast road, Ana Ruiz said.",
    "This report was produced in partnership with Tall Ship Bank.",
    "© 2026 Port Ledger. Visit our shop.",
]


@pytest.mark.parametrize(("line", "sources"), CREDITS, ids=lambda value: str(value)[:40])
def test_credit(line: str, sources: list[str]) -> None:
    found = parse_credits(line)
    assert [credit.source for credit in found] == sources
    for credit in found:
        assert credit.raw == line
        assert credit.source_raw in line


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_credit(line: str) -> None:
    assert parse_credits(line) == []
    assert not is_credit_line(line)


def test_the_datelines_agency_signs_its_own_line() -> None:
    reuters = agency_book().get("Reuters")
    line = "(Reporting by Ana Ruiz in Madrid; editing by Bo Li)"
    assert [credit.source for credit in parse_credits(line, agency=reuters)] == ["Reuters"]
    assert parse_credits(line) == []


def test_a_site_does_not_credit_itself() -> None:
    assert parse_credits("Source: Port Echo", site="Port Echo") == []


def test_an_agency_as_author_in_markup() -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), (Role.BODY, "It rained on the plain."))
    document.metadata = Metadata(authors=[("json-ld", "dpa")])
    values, _ = resolve(document)
    assert [(who.name, who.kind) for who in values["authors"]] == [("dpa", "organization")]
    assert [credit.source for credit in values["credits"]] == ["Deutsche Presse-Agentur"]


def test_there_are_agencies_of_the_whole_world() -> None:
    agencies = [agency for agency in agency_book().agencies if agency.kind == "agency"]
    assert len(agencies) >= 200
    assert len({agency.country for agency in agencies}) >= 80
    assert all(agency.languages and agency.name for agency in agencies)


TEXT = "The council met on Monday and voted for the bridge."
PAGES = [
    ([], [("newsletter?", "Agencias AFP y Reuters")], ["Agence France-Presse", "Reuters"]),
    ([], [("other?", "SOURCE Tall Ship Robotics, Inc.")], ["Tall Ship Robotics, Inc."]),
    # A button for the size of type on a page that is not in Swedish.
    ([("credit", "TT")], [], []),
    ([("byline", "By Ana Ruiz"), ("byline", "Bo Li / Reuters")], [], []),
    ([("byline", "By Ana Ruiz, Reuters")], [], ["Reuters"]),
    ([("byline", "Bild: Reuters")], [], []),
    ([("byline", "Par L. Roy avec Belga")], [], ["Belga"]),
    ([("byline", "By Port Echo with Agencies")], [], ["Agencies"]),
    ([("byline", "porttimes.example")], [], []),
    ([("byline", "hillecho.com")], [], ["hillecho.com"]),
    ([], [("tags", "Source: KBRG 9")], ["KBRG 9"]),
    ([], [("newsletter", "SDA/sep")], ["Keystone-SDA"]),
    ([], [("bio", "This story was provided by Hill Echo, a paper.")], ["Hill Echo"]),
    ([], [("caption", "Source: Reuters")], []),
    ([], [("credit", "المصدر:"), ("credit", "رويترز")], ["Reuters"]),
    ([], [("caption", "ap/kam/bfi"), ("credit", "AFP")], ["Agence France-Presse"]),
    ([], [("caption", "A bridge at dawn."), ("credit", "AFP")], []),
    ([], [("body", f"{TEXT} The bridge is 11-21 m high. — AFP")], ["Agence France-Presse"]),
    ([], [("credit", "Sources: New York Times (2), NBC News (2)")], []),
    # Names that only say whose or which something is, lists of references, other stories.
    ([], [("credit", "CBC's Standards and Practices | About CBC News")], []),
    ([], [("credit", "„Washington Post“-Artikel")], []),
    ([], [("credit", "(Via CNN, Fox News and ABC News)")], []),
    ([], [("tags", "More on:"), ("credit", "Tribune Content Agency")], []),
    ([], [("related", "Rain in Rome"), ("credit", "AFP"), ("related", "Snow in Oslo")], []),
    ([], [*[("nav", "Menu")] * 14, ("credit", "AFP")], []),
    ([], [*[("nav", "Menu")] * 14, ("credit", "Source: AFP")], ["Agence France-Presse"]),
    # Topics, invitations, what a picture shows.
    ([], [("credit", "Tags: Reuters, oil, ships")], []),
    ([], [("credit", "Folgen Sie der dpa auf X")], []),
    ([], [("credit", "Reuters'ı Telegram'da takip edin")], []),
    ([], [("credit", "Smoke rises over the harbour. REUTERS/Ana Ruiz")], []),
    # The last paragraph, of the text itself and of something else.
    ([], [("body", "This article was first published in Hill Echo.")], ["Hill Echo"]),
    ([], [("body", "Critics of the study, first published in Hill Echo, were not heard.")], []),
    ([], [("related?", "D'après les informations de Luc Roy de l'AFP")], ["Agence France-Presse"]),
    ([], [("newsletter?", "Read the entire article here: hillecho.com")], ["hillecho.com"]),
    ([], [("credit", "--(رويترز)"), ("share", "Share"), ("body", TEXT)], ["Reuters"]),
    # A picture's caption in the byline's place.
    ([("byline", "A ferry leaves the old harbour. (The Associated Press)")], [], []),
    ([("byline", "La plaza, a 15 de mayo de 2025, en Madrid. Ana Ruiz / Europa Press")], [], []),
    ([("byline", "© News service of Hill Echo")], [], []),
    # Phrases tell a credit whatever the line was taken for; what is very doubtful needs a known name.
    ([], [("caption?", "D'après les informations de Luc Roy de l'AFP")], ["Agence France-Presse"]),
    ([], [("caption?", "This video was created by Tall Ship Studios. It shows the bridge.")],
     ["Tall Ship Studios"]),
    ([], [("caption", "Mit Informationen der Nachrichtenagenturen AFP und dpa. Teils ungeprüft.")],
     ["Agence France-Presse", "Deutsche Presse-Agentur"]),
    ([], [("tags??", "Source: Tall Ship Studios")], []),
    ([], [("tags??", "Source: Reuters")], ["Reuters"]),
    ([("caption?", "22/11/2020 - 04:30 - Fonte: Agência Brasil - Foto: Ana")], [], ["Agência Brasil"]),
    ([("timestamp", "Por: EFE | 17 de Febrero 2020")], [], ["Agencia EFE"]),
    ([("timestamp", "Fox News • October 3, 2016")], [], ["Fox News"]),
    ([("timestamp", "hillecho.com, 20 septembrie 2020 16:20")], [], ["hillecho.com"]),
    ([("timestamp", "Published on December 19, 2025")], [], []),
    ([("timestamp", "By Associated Press Jun 24, 2020, 3:53pm CDT")], [], ["Associated Press"]),
    ([("timestamp", "本文来源于 国家统计局 2024-05-11 09:36:26")], [], ["国家统计局"]),
    # A portal prints the supplier's claim below the text.
    ([], [("legal", "Copyright ⓒ 부산새소식. 무단 전재 및 재배포 금지")], ["부산새소식"]),
    ([], [("legal", "Copyright ⓒ 부산새소식. All rights reserved")], []),
    ([], [("legal", "저작권자 © 부산새소식 무단전재 및 재배포 금지")], []),
    ([], [("legal", "<저작권자 ⓒ 부산새소식, 무단 전재 및 재배포 금지>")], []),
    ([], [("credit", "kl/fb/portecho/dpa")], ["Deutsche Presse-Agentur"]),
    ([], [("credit", "(portecho.example / Beta)")], ["Beta"]),
    ([("byline", "Par Belga")], [], ["Belga"]),
    # How the text begins.
    ([("body", "Dies ist die Übersetzung eines Artikels unserer US-Kollegen von Business Insider. "
               "Sie wurde geprüft.")], [], ["Business Insider"]),
    ([("body", "橋の開通を祝う式典が10日、東京で開かれた。市長らが出席した。新華社が伝えた。")], [],
     ["Xinhua News Agency"]),
    ([("body", "式典は東京で開かれ、新華社の記者が市長の言葉を国内の読者に向けて詳しく伝えた。")], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "sources"), PAGES, ids=lambda value: str(value)[:60])
def test_where_credits_stand(
    above: list[tuple[str, str]], below: list[tuple[str, str]], sources: list[str]
) -> None:
    title = ("page_title", "A bridge for the north | Porttimes")
    lines = [("headline", "A bridge"), *above, ("body", TEXT), *below]
    document = dump(title, *((role.rstrip("?"), text) for role, text in lines))
    for block, (role, _) in zip(document.blocks[1:], lines, strict=True):
        block.confidence = {0: 0.9, 1: 0.4, 2: 0.2}[role.count("?")]
    found = [credit.source for c in extract_credits(document) for credit in c.value]
    assert found == sources


@pytest.mark.parametrize(
    ("byline", "sources"),
    [
        ("(CNN) 11:35, November 23, 2022", ["CNN"]),
        ("Ana Ruiz | CNN for cnnlocal.com", ["CNN"]),
        ("Ana Ruiz | CNN for kids", []),
        ("Ana Ruiz (CNN)", []),
    ],
)
def test_a_page_that_credits_its_own_newsroom(byline: str, sources: list[str]) -> None:
    menus = [("nav", text) for text in ("CNN", "About CNN", "CNN Store", "Work for CNN")]
    document = dump(*menus, ("headline", "A bridge"), ("byline", byline), ("body", TEXT))
    found = [credit.source for c in extract_credits(document) for credit in c.value]
    assert found == sources


def test_a_page_whose_menus_name_an_outlet_is_the_outlets() -> None:
    menus = [("nav", text) for text in ("CNN", "About CNN", "CNN Store", "Work for CNN")]
    byline = ("byline", "By Ana Ruiz, CNN")
    text = (("headline", "A bridge"), byline, ("body", TEXT))
    assert not list(extract_credits(dump(*menus, *text)))
    (found,) = extract_credits(dump(*text))
    assert [credit.source for credit in found.value] == ["CNN"]


def test_the_address_of_a_picture_credits_nobody() -> None:
    document = dump(
        ("headline", "A bridge"), ("byline", "https://img.echo.example/kn.png"), ("body", TEXT)
    )
    assert not list(extract_credits(document))
