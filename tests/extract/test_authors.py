"""Bylines: names told from titles, affiliations, places, dates, buttons and outlets."""

from __future__ import annotations

import pytest
from pages import dump, labelled, page

from newsclean.document import Document, Metadata
from newsclean.extract.authors.extractor import authors_from_byline, authors_from_metadata
from newsclean.extract.authors.names import parse_people
from newsclean.extract.authors.persons import likeness
from newsclean.extract.resolve import resolve
from newsclean.models import Dateline, Person, Role

BYLINES = [
    ("By Ana Ruiz", ["Ana Ruiz"]),
    ("by ana ruiz", ["ana ruiz"]),
    ("By ANA RUIZ and BO LI", ["ANA RUIZ", "BO LI"]),
    ("By Ana Ruiz, Bo Li and Carla Weiss", ["Ana Ruiz", "Bo Li", "Carla Weiss"]),
    ("By Ana Ruiz, Associated Press", ["Ana Ruiz"]),
    # Days that people are called by.
    ("By Sunday Bassey", ["Sunday Bassey"]),
    ("By Friday Olokor and Sunday Aborisade, Uyo", ["Friday Olokor", "Sunday Aborisade"]),
    ("By Ana Ruiz, Sunday Telegraph", ["Ana Ruiz"]),
    ("By Sunday Times", []),
    ("By Ana Ruiz | Staff Writer", ["Ana Ruiz"]),
    # Elements that met without a blank; no brands, no names with a capital inside.
    ("Ana RuizTech Reporter", ["Ana Ruiz"]),
    ("VonJörg WeißRedakteur", ["Jörg Weiß"]),
    ("By Ana RuizMay 3, 2024", ["Ana Ruiz"]),
    ("Ana RuizPublished: May 3, 2024", ["Ana Ruiz"]),
    ("By DeAnna MacDonald and LeBron Smith", ["DeAnna MacDonald", "LeBron Smith"]),
    ("By HomeAdvisor Editorial Team", []),
    ("Written by\nAna Ruiz\nResearched by\nBo Li", ["Ana Ruiz"]),
    ("Ana Ruiz #Cloud Computing", ["Ana Ruiz"]),
    ("By anaruiz in Workshop Woodworking", ["anaruiz"]),
    ("By Ana Ruiz in Dubai and Bo Li in Cairo", ["Ana Ruiz", "Bo Li"]),
    # What stands beside names: jobs, what the text is about, where it was written.
    ("Ana Ruiz\nCo-founder of Port Echo", ["Ana Ruiz"]),
    ("Written by Ana Ruiz\nJunior Affiliate Content Writer", ["Ana Ruiz"]),
    ("By Ana Ruiz, Executive Editor, Echo Women's Health Watch", ["Ana Ruiz"]),
    ("by Ana Ruiz | Mar 11, 2023 | Cars and Brake Repair, Learn More | 0 comments", ["Ana Ruiz"]),
    ("Ana Ruiz | 3 May 2024 | by Bo Li", ["Ana Ruiz", "Bo Li"]),
    ("ILANGA DUBE | 3 May 2024 | MTHOBISI SITHOLE", ["ILANGA DUBE", "MTHOBISI SITHOLE"]),
    ("Ana Ruiz, Bo Li (Enviado especial)\nSevilla, Los Gallardos", ["Ana Ruiz", "Bo Li"]),
    ("Atli Steinn Guðmundsson, frá Porsgrunn", ["Atli Steinn Guðmundsson"]),
    ("Port Echo / By Ana Ruiz and Bo Li", ["Port Echo", "Ana Ruiz", "Bo Li"]),
    ("Ana Ruiz, Europe correspondent", ["Ana Ruiz"]),
    ("Reporter Ana Ruiz", ["Ana Ruiz"]),
    ("Reporters Ana Ruiz and Bo Li", ["Ana Ruiz", "Bo Li"]),
    ("Professor Ana Ruiz and Bo Li", ["Ana Ruiz", "Bo Li"]),
    ("By Ana Ruiz in Madrid", ["Ana Ruiz"]),
    ("Ana Ruiz ana.ruiz@echo.example", ["Ana Ruiz"]),
    ("Ana Ruiz @anaruiz", ["Ana Ruiz"]),
    ("By Ana Ruiz@anaruiz", ["Ana Ruiz"]),
    ("By: Ana Ruiz-Soto/echo.example", ["Ana Ruiz-Soto"]),
    ("Postado por Ana Ruiz às 13:52", ["Ana Ruiz"]),
    ("黃子婷 方俊宏 李世明 報導  / 嘉義縣", ["黃子婷", "方俊宏", "李世明"]),
    ("即時中心／林以恩報導", ["林以恩"]),
    ("即時報導", []),
    ("By Ana Ruiz Published May 2, 2024", ["Ana Ruiz"]),
    ("Ana Ruiz · 3 hours ago", ["Ana Ruiz"]),
    ("By Ana Ruiz Follow", ["Ana Ruiz"]),
    ("By J. R. R. Ortega", ["J. R. R. Ortega"]),
    ("By Sam O'Brien", ["Sam O'Brien"]),
    ("By Mar Ortega", ["Mar Ortega"]),
    ("By Md Karim", ["Md Karim"]),
    ("Von Jörg Weiß", ["Jörg Weiß"]),
    ("Von Jörg Weiß und Ute Klein, Berlin", ["Jörg Weiß", "Ute Klein"]),
    ("Ein Kommentar von Jörg Weiß", ["Jörg Weiß"]),
    ("Par Anne Lefèvre", ["Anne Lefèvre"]),
    ("Par Anne Lefèvre et Luc Morel", ["Anne Lefèvre", "Luc Morel"]),
    ("Por Ana Ruiz", ["Ana Ruiz"]),
    ("Por María José Ortega y Luis Vega", ["María José Ortega", "Luis Vega"]),
    ("di Marco Conti", ["Marco Conti"]),
    ("Door Jan de Vries", ["Jan de Vries"]),
    ("Autor: Jan Novák", ["Jan Novák"]),
    ("Автор: Анна Иванова", ["Анна Иванова"]),
    ("Текст: Анна Иванова", ["Анна Иванова"]),
    ("كتب أحمد حسن", ["أحمد حسن"]),
    ("文/王小明", ["王小明"]),
    ("记者 王小明", ["王小明"]),
    ("홍길동 기자", ["홍길동"]),
    ("Kaynak: AA Muhabir: Serhat Yıldızer - Elif Nur Akbaş", ["Serhat Yıldızer", "Elif Nur Akbaş"]),
    ("יעל אברמסון ו רועי שטרן", ["יעל אברמסון", "רועי שטרן"]),
    ("By The Associated Press", []),
    ("By AFP", []),
    ("Von dpa", []),
    ("By Staff", []),
    ("By Staff Writer", []),
    ("By Editorial Board", []),
    ("Web Desk", []),
    ("Follow", []),
    ("Email the author", []),
    ("Hours ago", []),
    ("Table of Contents", []),
    ("← Rain Suspended In Spain", []),
    ("Ana Sayfa", []),
    ("更新", []),
    ("By Ana Ruiz | Fact-checked by Bo Li", ["Ana Ruiz"]),
    ("By Ana Ruiz\nTested by\nBo Li\nand\nEva Katz", ["Ana Ruiz"]),
    ("By Ana Ruiz, PhD. Reviewed by Bo Li", ["Ana Ruiz"]),
    ("Written by:Ana Ruiz", ["Ana Ruiz"]),
    ("Ana & Emma", ["Ana", "Emma"]),
    ("Ana Ruiz Digital Editor and Master Gardener", ["Ana Ruiz"]),
    ("By Ana Ruiz harbor.example", ["Ana Ruiz"]),
    ("Ana Ruiz—10 min read", ["Ana Ruiz"]),
    ("By Ana Ruiz In Travel", ["Ana Ruiz"]),
    ("By Ana Ruiz for Port Echo", ["Ana Ruiz"]),
    ("By: Ana Ruiz | Categories: Uncategorized", ["Ana Ruiz"]),
    ("Jump to: Recipe", []),
    ("Back to all", []),
    ("Credit: Harbor / Agency", []),
    ("© Unpix / Ana Ruiz", []),
    ("Contributors: Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz, as told to Bo Li", ["Ana Ruiz", "Bo Li"]),
    ("מאת: דנה לוי", ["דנה לוי"]),
    ("كتب سامي حداد", ["سامي حداد"]),
    ("文丨特约评论员 林知远", ["林知远"]),
    ("ByAna Ruiz", ["Ana Ruiz"]),
    ("Byby ANA RUIZ and BO LI", ["ANA RUIZ", "BO LI"]),
    ("Byron Ortega", ["Byron Ortega"]),
    ("By Ana Ruiz PortEcho.com", ["Ana Ruiz"]),
    ("(Pictures: Ana Ruiz; Bo Li; Eva Katz)", []),
    ("Emma\nGardener, book lover and story teller", ["Emma"]),
    ("Harbor Reuters Desk", []),
    ("기사입력", []),
    ("分享全文", []),
    ("来源：北湖网作者：林知远", ["林知远"]),
    ("最新推荐文章于", []),
    # A label inside the line begins anew.
    ("Auteur: Ana Ruiz Bron: Belga", ["Ana Ruiz"]),
    ("Teksti: Aino Virta Kuvat: Emil Salo", ["Aino Virta"]),
    ("Bilder: Emil Salo / Text: Ana Ruiz", ["Ana Ruiz"]),
    ("Teilen Drucken Von: Jörg Weiß", ["Jörg Weiß"]),
    ("Penulis: Ana Ruiz Editor: Bo Li", ["Ana Ruiz"]),
    ("Powered By: Ana Ruiz", []),
    ("Photo Author: Ana Ruiz", []),
    # Words that announce names.
    ("Oleh Siti Aminah binti Kamal", ["Siti Aminah binti Kamal"]),
    ("Oleh Petrenko", ["Oleh Petrenko"]),
    ("Per Lindqvist", ["Per Lindqvist"]),
    ("Höfundur: Guðrún Jónsdóttir", ["Guðrún Jónsdóttir"]),
    ("ავტორი: ნინო ბერიძე", ["ნინო ბერიძე"]),
    ("Пише: Милош Јовановић", ["Милош Јовановић"]),
    ("Haber: Ayşe Demirel", ["Ayşe Demirel"]),
    ("oprac. Anna Zielonka", ["Anna Zielonka"]),
    ("Беседовала Анна Иванова", ["Анна Иванова"]),
    ("Připravil Jan Novák, ČTK", ["Jan Novák"]),
    ("Parengė Rūta Kazlauskaitė", ["Rūta Kazlauskaitė"]),
    ("Összeállította: Kovács Bence", ["Kovács Bence"]),
    ("Γράφει η Ελένη Γεωργίου", ["Ελένη Γεωργίου"]),
    ("Της Ελένης Γεωργίου", ["Ελένης Γεωργίου"]),
    ("Reportagem de Ana Ruiz e Bo Li Vega", ["Ana Ruiz", "Bo Li Vega"]),
    ("Propos recueillis par Anne Lefèvre", ["Anne Lefèvre"]),
    ("dalla nostra inviata Paola Greco", ["Paola Greco"]),
    ("Van onze correspondent in Parijs", []),
    ("Exclusive by Ana Ruiz", ["Ana Ruiz"]),
    ("Reporting by Ana Ruiz; editing by Bo Li", ["Ana Ruiz"]),
    ("โดย สมชาย ใจงาม", ["สมชาย ใจงาม"]),
    ("Bài và ảnh: Lê Minh Tuấn", ["Lê Minh Tuấn"]),
    ("كتبت - منى حداد وسلمى حسن:", ["منى حداد", "سلمى حسن"]),
    ("گزارش: مریم رضایی", ["مریم رضایی"]),
    ("প্রতিবেদক: রফিকুল ইসলাম", ["রফিকুল ইসলাম"]),
    # The writers, without photographers and others.
    ("Ana Ruiz (tekst) og Bo Li (foto)", ["Ana Ruiz"]),
    ("Words by Ana Ruiz, pictures by Bo Li", ["Ana Ruiz"]),
    ("Texte Anne Lefèvre, photos Luc Morel", ["Anne Lefèvre"]),
    ("Tekst i zdjęcia: Anna Zielonka", ["Anna Zielonka"]),
    ("Text & Photos: Ana Ruiz", ["Ana Ruiz"]),
    ("Haber-Kamera: Mehmet DEMİREL", ["Mehmet DEMİREL"]),
    ("Show Cover Art by Bo Li", []),
    # Places.
    ("Anne Lefèvre (à Marseille) et Luc Morel (à Tunis)", ["Anne Lefèvre", "Luc Morel"]),
    ("ANA RUIZ Y LUIS VEGA Madrid - 14 mar 2024", ["ANA RUIZ", "LUIS VEGA"]),
    ("Mehmet DEMİREL/ANKARA, (DHA)", ["Mehmet DEMİREL"]),
    ("Jan Novák/ČTK", ["Jan Novák"]),
    ("red/dpa", []),
    ("بيروت: ليلى بن يوسف", ["ليلى بن يوسف"]),
    ("Rain: Emma Mackenzie", []),
    ("R. Ortega Chennai", ["R. Ortega"]),
    ("Ana Ruiz New Delhi", ["Ana Ruiz"]),
    ("Emma London", ["Emma London"]),
    ("ANA RUIZ IN MADRID", ["ANA RUIZ"]),
    ("रोहित शर्मा, दिल्ली से", ["रोहित शर्मा"]),
    ("dal nostro inviato a Kiev Marco Conti", ["Marco Conti"]),
    ("Da Bruxelles Marco Conti", ["Marco Conti"]),
    ("Aus Kiew berichten Ute Klein und Jörg Weiß", ["Ute Klein", "Jörg Weiß"]),
    # Titles before names; a single word keeps them.
    ("By Sen. Ana Ruiz (R-Ohio)", ["Ana Ruiz"]),
    ("By Rev. Ana Ruiz and Dr. Emma Mackenzie", ["Ana Ruiz", "Emma Mackenzie"]),
    ("By Dr. Ruiz", ["Dr. Ruiz"]),
    ("Von Prof. Dr. med. Ute Klein", ["Ute Klein"]),
    ("Par le Dr Anne Lefèvre", ["Anne Lefèvre"]),
    ("di Prof.ssa Paola Greco", ["Paola Greco"]),
    ("doc. PhDr. Jana Malá, CSc.", ["Jana Malá"]),
    ("Проф. д-р Анна Иванова", ["Анна Иванова"]),
    ("Д. Иванов", ["Д. Иванов"]),
    ("بقلم د.أحمد حسن", ["أحمد حسن"]),
    ('ד"ר דנה לוי', ["דנה לוי"]),
    ("PGS.TS Lê Minh Tuấn", ["Lê Minh Tuấn"]),
    ("Oleh Datuk Seri Ahmad Faizal", ["Ahmad Faizal"]),
    # Words for "by" that names and ordinary lines begin with.
    ("From Ana Ruiz, Madrid", ["Ana Ruiz"]),
    ("From Our Correspondent", []),
    ("From Wire Services", []),
    ("de Mihai Ionescu", ["Mihai Ionescu"]),
    ("De Vries Jan", ["De Vries Jan"]),
    ("Per Jordi Puig", ["Jordi Puig"]),
    ("Per Anders Lindqvist", ["Per Anders Lindqvist"]),
    ("Na ANA MWANGI na EMMA FOSTER", ["ANA MWANGI", "EMMA FOSTER"]),
    # Others than the writers: before them, behind a comma, in brackets.
    ("Edited by: Bo Larsen, Reported by: Ana Ruiz", ["Ana Ruiz"]),
    ("Edited by Bo Larsen, Reported by Ana Ruiz", ["Ana Ruiz"]),
    ("Editor: Bo Larsen; Author: Ana Ruiz", ["Ana Ruiz"]),
    ("Photos by Bo Larsen and text by Ana Ruiz", ["Ana Ruiz"]),
    ("By Ana Ruiz, additional reporting by Bo Larsen", ["Ana Ruiz"]),
    ("Beeld Marcel Kok Tekst Joris van Dijk", ["Joris van Dijk"]),
    ("Texte Anne Lefèvre — Photos Luc Morel", ["Anne Lefèvre"]),
    ("Text: Ute Klein, Kamera: Jörg Weiß, Schnitt: Max Klein", ["Ute Klein"]),
    ("Texto de Ana Ruiz e fotografias de Luis Vega", ["Ana Ruiz"]),
    ("Автор: Анна Иванова, редактор: Иван Петков", ["Анна Иванова"]),
    ("Autor: Anna Zielonka, tłum. Olga Bielak", ["Anna Zielonka"]),
    ("Aus dem Französischen von Ute Klein", []),
    ("Перевела с английского Анна Иванова", []),
    ("oprac. mkr", []),
    # The BBC's "Author, ... Role, ...", and who the author is.
    ("Author, Ana Ruiz Role, BBC News", ["Ana Ruiz"]),
    ("Автор, Анна Иванова Место работы, Би-би-си", ["Анна Иванова"]),
    ("எழுதியவர், முரளி கண்ணன் பதவி, பிபிசி தமிழ்", ["முரளி கண்ணன்"]),
    ("About the author: Ana Ruiz is a reporter", ["Ana Ruiz"]),
    ("Über die Autorin: Ute Klein ist Redakteurin", ["Ute Klein"]),
    # Papers, alone and beside agencies.
    ("Par L'Écho du Rhône avec AFP", []),
    ("Par Le Courrier du Port avec AFP", []),
    ("Par Anne Le Guennec avec AFP", ["Anne Le Guennec"]),
    ("Ana Ruiz y EFE", ["Ana Ruiz"]),
    # Family names that are words of jobs and buttons.
    ("By Jonathan Staff", ["Jonathan Staff"]),
    ("By Jonathan Head, South East Asia correspondent", ["Jonathan Head"]),
    ("By Hannah Read", ["Hannah Read"]),
    ("Hannah Read more", ["Hannah"]),
    ("By Daily Staff", []),
    ("By Emma Press Office", []),
    # What its bearer did with it, behind a name.
    ("Kovács Bence írása", ["Kovács Bence"]),
    ("Mehmet Demirel yazdı", ["Mehmet Demirel"]),
    ("Siri Vik skriver", ["Siri Vik"]),
    ("रोहित शर्मा की रिपोर्ट", ["रोहित शर्मा"]),
    # Buttons before and behind names.
    ("Share Save Ana Ruiz", ["Ana Ruiz"]),
    ("Teilen Merken Ute Klein", ["Ute Klein"]),
    ("شارك أحمد حسن", ["أحمد حسن"]),
    ("Ana Ruiz Compartir", ["Ana Ruiz"]),
    ("Save Our Planet", []),
    ("Share Save Add as preferred on Google", []),
    # Particles, what is part of a name, what ends it.
    ("Von Jonas von Arnsberg und Ute Klein", ["Jonas von Arnsberg", "Ute Klein"]),
    ("Elena di Marco e Paolo Neri", ["Elena di Marco", "Paolo Neri"]),
    ("Siti Aminah di Jakarta", ["Siti Aminah"]),
    ("By Ana Ruiz Jr. and Bo Li Sr.", ["Ana Ruiz Jr.", "Bo Li Sr."]),
    ("Marta Gil i Pons", ["Marta Gil i Pons"]),
    ("D.K./Hina", []),
    ("Ana Ruiz Ana Ruiz Senior Reporter", ["Ana Ruiz"]),
    ("Ana Ruiz BBC Verify", ["Ana Ruiz"]),
    ("Mika Virta HS", ["Mika Virta"]),
    ("Ana Ruiz, PA Deputy Political Editor", ["Ana Ruiz"]),
    ("Ute Klein, ARD Brüssel", ["Ute Klein"]),
    ("Ana Ruiz Colaboração para o UOL, em Curitiba", ["Ana Ruiz"]),
    ("Ayşe Demirel Tüm Yazıları", ["Ayşe Demirel"]),
    ("Ana Ruiz is a former reporter", ["Ana Ruiz"]),
    ("Ver todos los artículos", []),
    # Desks and jobs.
    ("নিজস্ব প্রতিবেদক", []),
    ("ویب ڈیسک", []),
    ("מערכת וואלה", []),
    ("กองบรรณาธิการ", []),
    ("न्यूज़ डेस्क, अमर उजाला, नई दिल्ली", []),
    ("रोहित शर्मा, बीबीसी संवाददाता", ["रोहित शर्मा"]),
    ("گروه سیاسی", []),
    # Chinese, Japanese, Korean.
    ("文・佐藤健太", ["佐藤健太"]),
    ("取材・文＝鈴木美咲　撮影＝高橋亮", ["鈴木美咲"]),
    ("聞き手・中村太一、構成・山田花子", ["中村太一", "山田花子"]),
    ("執筆：伊藤さくら（フリーライター）", ["伊藤さくら"]),
    ("【ロンドン山田花子】", ["山田花子"]),
    ("ニューヨーク＝小林誠 2024年3月14日", ["小林誠"]),
    ("ロンドン共同", []),
    ("撰文：周凱琳 出版：2024-03-14", ["周凱琳"]),
    ("每经记者 赵一鸣 每经编辑 孙丽", ["赵一鸣"]),
    ("（中央社記者林佳慧台北14日電）", ["林佳慧"]),
    ("글 최유진 사진 한도윤", ["최유진"]),
    ("글·사진 최유진", ["최유진"]),
    ("글 : 하윤석  월간백두 기자  ysha@echo.example", ["하윤석"]),
    ("글 이지은·최유진 기자", ["이지은", "최유진"]),
    ("글 목록", []),
    ("편집부", []),
    ("이지은·최유진 기자", ["이지은", "최유진"]),
    ("정치·최유진 기자", ["최유진"]),
    ("사진 한도윤 글 최유진", ["최유진"]),
    ("論説委員 佐藤健太", ["佐藤健太"]),
    ("報導:謝美玲", ["謝美玲"]),
    ("中央社記者林佑真傳真", ["林佑真"]),
    # Jobs before names, in small letters, and behind names in capitals.
    ("By Ana Ruiz and political reporter Emma D'Rozario", ["Ana Ruiz", "Emma D'Rozario"]),
    (
        "Ana Ruiz (avec nos correspondants Guy Malfroy et Emma Mackenzie)",
        ["Ana Ruiz", "Guy Malfroy", "Emma Mackenzie"],
    ),
    ("By WANDA PRUITT Leader Staff Writer", ["WANDA PRUITT"]),
    # The outlet behind a name, the initials of an editor, the place it was sent from.
    ("By Priya Sandhu Nationwide News", ["Priya Sandhu"]),
    ("Ana Ruiz/mk", ["Ana Ruiz"]),
    ("From Musa Danladi, Lagos", ["Musa Danladi"]),
    ("Na Zainabu Mkwawa Mtwara", ["Zainabu Mkwawa"]),
    # Days, labels and places are nobody.
    ("Thu, 02/12/2009 - 10:22", []),
    ("Ana Ruiz Hoje às 18:37 Facebook", ["Ana Ruiz"]),
    ("Date 07/04/2005", []),
    ("New Delhi", []),
    ("佐藤美沙季（編集委員）", ["佐藤美沙季"]),
    ("訳・高橋誠", []),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_byline(line: str, names: list[str]) -> None:
    assert [person.name for person in parse_people(line)] == names


def test_titles_and_affiliations_stay_with_their_name() -> None:
    ana, bo = parse_people("By Ana Ruiz, Europe Correspondent, and Bo Li, Reuters")
    assert (ana.role, ana.affiliation) == ("Europe Correspondent", None)
    assert (bo.role, bo.affiliation) == (None, "Reuters")
    (reporter,) = parse_people("Reporter Ana Ruiz")
    assert reporter.role == "Reporter"
    (michelle,) = parse_people("Michelle Ruiz BBC Verify")
    assert michelle.affiliation == "BBC Verify"


def test_the_site_is_no_author() -> None:
    assert parse_people("By Port Echo", exclude=["Port Echo"]) == []


def test_names_and_words() -> None:
    text = "You can start a trial at any time, see our policy on privacy."
    assert likeness("Ana Ruiz", text) == 1.0
    assert likeness("Start Trial", text) < 0.3
    assert likeness("Privacy Policy", text) < 0.3
    assert likeness("Edzel Tabing", text) > 0.5


def test_markup_completes_a_byline() -> None:
    document = dump(
        (Role.HEADLINE, "Rain in Spain"), (Role.BYLINE, "By Ana Ruiz"), (Role.BODY, "It rained.")
    )
    document.metadata = Metadata(authors=[("json-ld", "Ana Ruiz"), ("json-ld", "Bo Li")])
    best = max(authors_from_byline(document), key=lambda candidate: candidate.confidence)
    assert [person.name for person in best.value] == ["Ana Ruiz", "Bo Li"]
    assert best.confidence > 0.9 and "as its markup says" in best.note


def test_markup_wins_over_lines_that_are_no_byline() -> None:
    document = dump((Role.BYLINE, "Start Trial"), (Role.BODY, "Now you can start a trial."))
    document.metadata = Metadata(authors=[("json-ld", "Ana Ruiz")])
    values, evidence = resolve(document)
    assert [person.name for person in values["authors"]] == ["Ana Ruiz"]
    assert "json-ld" in str(evidence["authors"])


def test_a_person_may_have_a_site_of_the_same_name() -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), (Role.BODY, "It rained."))
    document.metadata = Metadata(
        authors=[("json-ld", "Emma Mackenzie")], sites=[("opengraph", "Emma Mackenzie")]
    )
    (found,) = authors_from_metadata(document)
    assert [person.name for person in found.value] == ["Emma Mackenzie"]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        (Role.TIMESTAMP, "Ana Ruiz, May 2, 2024"),
        (Role.TIMESTAMP, "May 2, 2024 Ana Ruiz"),
        (Role.OTHER, "By Ana Ruiz"),
        (Role.OTHER, "Ana Ruiz"),
        (Role.BIO, "Ana Ruiz is a reporter in Madrid."),
    ],
)
def test_names_in_lines_of_other_roles(role: Role, line: str) -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), (role, line), (Role.BODY, "It rained."))
    values, _ = resolve(document)
    assert [person.name for person in values["authors"]] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # The name stands on the line that an open byline awaits, whatever that is taken for.
        ([(Role.BYLINE, "Written by"), (Role.SHARE, "Ana Ruiz")], ["Ana Ruiz"]),
        # Lines before the one that begins with "By" are the picture's or a menu's.
        ([(Role.BYLINE, "Harborpix"), (Role.BYLINE, "By Ana Ruiz")], ["Ana Ruiz"]),
        (
            [(Role.CAPTION, "Ana Ruiz and Emma Mackenzie | Guest Columnists")],
            ["Ana Ruiz", "Emma Mackenzie"],
        ),
        ([(Role.DECK, "Ana Ruiz ana@echo.example @anaruiz")], ["Ana Ruiz"]),
        ([(Role.CAPTION, "Ana Ruiz | Reuters")], []),
        ([(Role.TAGS, "Premier League")], []),
        # Of several lines, one with an agency behind a stroke is a picture's.
        ([(Role.BYLINE, "Bo Larsen/Reuters"), (Role.BYLINE, "Ana Ruiz")], ["Ana Ruiz"]),
        ([(Role.BYLINE, "João Vega/Lusa")], ["João Vega"]),
        ([(Role.NAV, "Sign Up Call Us")], []),
    ],
)
def test_lines_by_the_headline(lines: list[tuple[Role, str]], names: list[str]) -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), *lines, (Role.BODY, "It rained."))
    values, _ = resolve(document)
    people = [one for one in values.get("authors", ()) if one.kind == "person"]
    assert [person.name for person in people] == names


BYLINE, T, BODY = Role.BYLINE, Role.TIMESTAMP, (Role.BODY, "It rained on the plain. " * 4)


@pytest.mark.parametrize(
    ("above", "below", "names"),
    [
        # The line with the date goes before bylines of other stories.
        ([(T, "By Ana Ruiz on May 10, 2024")], [*[(Role.RELATED, "More")] * 20, (BYLINE, "By Bo Larsen")],
         ["Ana Ruiz"]),
        ([(T, "3 декабря 2020, 18:47 • Алексей Супрун • 3375")],
         [*[(Role.RELATED, "Ещё")] * 20, (BYLINE, "Ольга Петрив")], ["Алексей Супрун"]),
        # What a line is about is not who wrote it, unless it says "by".
        ([(BYLINE, "Emma Mackenzie")], [], []),
        ([(BYLINE, "By Emma Mackenzie")], [], ["Emma Mackenzie"]),
        ([(BYLINE, "Lyon")], [], []),
        ([(BYLINE, "Share This Article")], [], []),
        # Behind the text: after "by", or a name alone right there.
        ([], [(Role.COMMENTS, "by Emma Foster")], ["Emma Foster"]),
        ([], [(Role.RELATED, "Emma Foster")], ["Emma Foster"]),
        ([], [(Role.TAGS, "Rain in Lyon")], []),
        ([], [*[(Role.OTHER, "x")] * 9, (Role.RELATED, "Emma Foster")], []),
    ],
)  # fmt: skip
def test_authors_of_a_dump(
    above: list[tuple[Role, str]], below: list[tuple[Role, str]], names: list[str]
) -> None:
    headline = (Role.HEADLINE, "Emma Mackenzie sings in the rain")
    values, _ = resolve(dump(headline, *above, BODY, *below))
    people = [one for one in values.get("authors", ()) if one.kind == "person"]
    assert [person.name for person in people] == names


def test_a_line_that_is_likely_a_byline_may_name_an_author() -> None:
    document = dump((Role.HEADLINE, "Rain"), (Role.DECK, "Dan Bardy The West Echo"), BODY)
    chances = [0.0] * len(Role)
    chances[list(Role).index(BYLINE)] = 0.4
    document.blocks[1].chances = chances
    values, _ = resolve(document)
    assert [person.name for person in values["authors"]] == ["Dan Bardy"]


@pytest.mark.parametrize(
    ("line", "names"), [("文/栗思", ["栗思"]), ("배윤경 기자", ["배윤경"]), ("文字の大きさ", [])]
)
def test_lines_below_the_text_that_begin_as_bylines(line: str, names: list[str]) -> None:
    document = dump((Role.HEADLINE, "雨"), (Role.BODY, "下雨了。"), (Role.AD, line))
    values, _ = resolve(document)
    assert [person.name for person in values.get("authors", ())] == names


def test_names_in_elements_of_their_own_stay_apart() -> None:
    document = page(
        "", "<h1>Rain</h1><div><b>Ana Maria Ruiz</b>\n<b>Bo Li</b></div><p>It rained.</p>"
    )
    for block, role in zip(document.blocks, (Role.HEADLINE, Role.BYLINE, Role.BODY), strict=True):
        block.role, block.confidence = role, 0.9
    values, _ = resolve(document)
    assert [person.name for person in values["authors"]] == ["Ana Maria Ruiz", "Bo Li"]


def person_names(document: Document) -> list[str]:
    values, _ = resolve(document)
    return [one.name for one in values.get("authors", ()) if one.kind == "person"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # Behind the text: a label with its name, a paragraph that is but a byline.
        ([(Role.OTHER, "Article written by:"), (Role.RELATED, "Ana Ruiz")], ["Ana Ruiz"]),
        ([(Role.BODY, "Authors: Ana Ruiz and Emma Mackenzie")], ["Ana Ruiz", "Emma Mackenzie"]),
        ([(Role.BODY, "(By Ana Ruiz)")], ["Ana Ruiz"]),
        ([(Role.BODY, "This post was written by Ana Ruiz, a gardener.")], ["Ana Ruiz"]),
        ([(Role.SUBHEADING, "Ana Ruiz"), (Role.BODY, "Ana Ruiz is a gardener.")], ["Ana Ruiz"]),
        # What is said of several people, or of a company, is not about the author.
        (
            [(Role.SUBHEADING, "Ana Ruiz"), (Role.BODY, "Ana Ruiz is a gardener."),
             (Role.SUBHEADING, "Emma Mackenzie"), (Role.BODY, "Emma Mackenzie is a smith.")],
            [],
        ),
        ([(Role.BIO, "Emma Mackenzie, Inc. is a broadcaster in Port Echo.")], []),
        ([(Role.NAV, "Review: Emma Mackenzie Radio")], []),
        # A line that is hardly anything else; the name behind the last sentence, or a dash.
        ([(Role.OTHER, "خبرنگار: ناهید دریانورد")], ["ناهید دریانورد"]),
        ([(Role.BODY, "It may rain again. (Liza Dimaguiba)")], ["Liza Dimaguiba"]),
        ([(Role.BODY, "It may rain again. (Emma Mackenzie-PE Online)")], ["Emma Mackenzie"]),
        ([(Role.BODY, "- Emma Mackenzie")], ["Emma Mackenzie"]),
        ([(Role.BODY, "It may rain again. (Reuters)")], []),
        ([(Role.RELATED, "Ana Solar Billing Plan")], []),
        ([(Role.BODY, "The bridge was built by Ana Ruiz and her sons.")], []),
    ],
)  # fmt: skip
def test_names_behind_the_text(lines: list[tuple[Role, str]], names: list[str]) -> None:
    text = [(Role.BODY, "It rained on the plain."), (Role.BODY, "The plain was wet.")] * 8
    assert person_names(dump((Role.HEADLINE, "Rain in Spain"), *text, *lines)) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([(Role.TIMESTAMP, "By Ana Ruiz Published in Harbor May 2, 2024")], ["Ana Ruiz"]),
        ([(Role.TIMESTAMP, "来源：北湖网作者：林知远")], ["林知远"]),
        ([(Role.TIMESTAMP, "emma mackenzie 05.07.2020 | 09:03")], ["emma mackenzie"]),
        ([(Role.BYLINE, "by anaruiz7")], ["anaruiz7"]),
        ([(Role.TIMESTAMP, "May 2, 2024"), (Role.RELATED, "Ana Past President Bo Li Dies")], []),
        # An agency beside the date gives way to a byline that was taken for something else.
        (
            [(Role.TIMESTAMP, "2 de mayo de 2024 por EFE"), (Role.CAPTION, "Por ANA RUIZ")],
            ["ANA RUIZ"],
        ),
        ([(Role.TIMESTAMP, "May 2, 2024"), (Role.RELATED, "PE Past President Bo Li Dies")], []),
    ],
)
def test_names_beside_dates(lines: list[tuple[Role, str]], names: list[str]) -> None:
    document = dump((Role.HEADLINE, "Rain in Spain"), *lines, (Role.BODY, "It rained."))
    assert person_names(document) == names


def test_a_class_may_say_that_a_line_is_the_authors_name() -> None:
    document = page(
        "",
        '<h1>Rain</h1><p>It rained.</p><div class="author-box"><h4 class="name">Ana Ruiz</h4></div>',
    )
    roles = (Role.HEADLINE, Role.BODY, Role.SECTION)
    for block, role in zip(document.blocks, roles, strict=True):
        block.role, block.confidence = role, 0.9
    assert person_names(document) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        # Behind a person stands whom the person works for; by itself an organisation counts.
        ("Ana Ruiz, Associated Press", ["Ana Ruiz"]),
        ("By ANA RUIZ, AP Sports Writer", ["ANA RUIZ"]),
        ("Ana Ruiz | The Port Tribune", ["Ana Ruiz"]),
    ],
)
def test_affiliations_in_markup_are_no_authors(author: str, names: list[str]) -> None:
    document = dump((Role.HEADLINE, "Rain"), (Role.BYLINE, author), (Role.BODY, "It rained."))
    document.metadata = Metadata(authors=[("json-ld", author)])
    values, _ = resolve(document)
    assert [one.name for one in values["authors"]] == names


@pytest.mark.parametrize(
    ("metadata", "legal", "url", "owner"),
    [
        (Metadata(sites=[("opengraph", "Emma Mackenzie's blog")]), "", None, "Emma Mackenzie"),
        (Metadata(title="Rain in the hills of Spain | Emma Mackenzie"), "", None, "Emma Mackenzie"),
        (Metadata(), "© 2021–2024 Emma Mackenzie. All rights reserved.", None, "Emma Mackenzie"),
        (
            Metadata(),
            "About Emma Mackenzie",
            "https://emmamackenzie.example/rain",
            "Emma Mackenzie",
        ),
        (Metadata(sites=[("opengraph", "La Prensa")]), "", None, None),
        (Metadata(sites=[("opengraph", "Port Echo")]), "© 2024 Port Echo", None, None),
        (Metadata(sites=[("opengraph", "Emma Media")]), "© 2024 Emma Media Group", None, None),
        # A family name nobody is known by takes two signs, or a blog that is called theirs.
        (Metadata(sites=[("opengraph", "Emma Quoxley")]), "", None, None),
        (
            Metadata(sites=[("opengraph", "Emma Quoxley")]),
            "© 2024 Emma Quoxley",
            None,
            "Emma Quoxley",
        ),
        (Metadata(sites=[("opengraph", "Emma Quoxley’s Blog")]), "", None, "Emma Quoxley"),
        (Metadata(), "© 2024 Emma Enterprises", None, None),
        (Metadata(sites=[("opengraph", "Emma Mackenzie")]), "", "https://mackenzie.edu/rain", None),
        (Metadata(), "© 2024 Rainy Days", "https://rainydays.example/rain", None),
    ],
)
def test_the_person_whose_site_it_is(
    metadata: Metadata, legal: str, url: str | None, owner: str | None
) -> None:
    lines = [(Role.HEADLINE, "Rain", "h1"), (Role.BODY, "It rained on rainy days.", "p")]
    document = dump(*lines, *([(Role.LEGAL, legal, "p")] if legal else []), url=url)
    document.metadata = metadata
    assert person_names(document) == ([owner] if owner else [])


def test_markup_may_call_the_owner_by_the_first_name() -> None:
    document = dump((Role.HEADLINE, "Rain", "h1"), (Role.BODY, "It rained.", "p"))
    document.metadata = Metadata(
        sites=[("opengraph", "Emma Mackenzie")], authors=[("twitter", "Emma")]
    )
    assert person_names(document) == ["Emma Mackenzie"]


def test_a_byline_goes_before_the_owner_of_the_site() -> None:
    document = dump(
        (Role.HEADLINE, "Rain"), (Role.BYLINE, "By Ana Ruiz"), (Role.BODY, "It rained.")
    )
    document.metadata = Metadata(sites=[("opengraph", "Emma Mackenzie")])
    assert person_names(document) == ["Ana Ruiz"]


def test_an_agency_stands_in_where_the_byline_names_nobody() -> None:
    document = dump(
        (Role.HEADLINE, "Rain in Spain"), (Role.BYLINE, "By Reuters"), (Role.BODY, "It rained.")
    )
    values, _ = resolve(document)
    assert values["authors"] == (Person(name="Reuters", kind="organization"),)
    assert [credit.source for credit in values["credits"]] == ["Reuters"]


@pytest.mark.parametrize(
    ("raw", "place", "author"),
    [
        ("（中央社記者高筱珊台東15日電）", "台東", "高筱珊"),
        ("（中央社記者高筱珊台北15日電）", "台北", "高筱珊"),
        ("新华社北京5月9日电（记者邹伟）", "北京", "邹伟"),
    ],
)
def test_a_reporter_in_the_dateline_ends_where_the_place_begins(
    raw: str, place: str, author: str
) -> None:
    document = dump((Role.HEADLINE, "蘭嶼燈塔"), (Role.BODY, f"{raw}燈塔今晚開放。"))
    document.fields["dateline"] = Dateline(raw=raw, location=place)
    (candidate,) = authors_from_byline(document)
    assert [person.name for person in candidate.value] == [author]


STORY = "<p>It rained on the plain, said Eva Paz.</p><p>Then it stopped.</p>"
SIGNED: dict[str, tuple[str, list[str]]] = {
    "name": ("<p>Ana Ruiz</p>", ["Ana Ruiz"]),
    "half known, bold": ("<p><strong>Ana Quxville</strong></p>", ["Ana Quxville"]),
    "half known, plain": ("<p>Ana Quxville</p>", []),
    "set to the right": ("<p style='text-align:right'>Ana K. Quxville</p>", ["Ana K. Quxville"]),
    "with an agency": ("<p><em>Ana Ruiz, AP</em></p>", ["Ana Ruiz"]),
    "with what else was used": ("<p>Ana Ruiz (with Reuters)</p>", ["Ana Ruiz"]),
    "with the agencies in brackets": (
        "<p style='text-align:right'><b>Đức Khải - Thu Vân</b> (Theo <i>Reuters, AFP</i>)</p>",
        ["Đức Khải", "Thu Vân"],
    ),
    "in a row, with an agency and the day": (
        "<table><tr><td><b>Jitka Quxová, ČTK</b></td><td>15. 8. 2002 7:40</td></tr></table>",
        ["Jitka Quxová"],
    ),
    "set to the right, of no known name": (
        "<p align=right><b>Qux Bazville</b></p>",
        ["Qux Bazville"],
    ),
    "announced": ("<p>Text: Ana Ruiz und Jörg Weiß</p>", ["Ana Ruiz", "Jörg Weiß"]),
    "somebody the story quotes": ("<p>Eva Paz</p>", []),
    "an agency": ("<p>Avec AFP</p>", []),
    "a button": ("<p><a href=/x>Ana Ruiz</a></p>", []),
    "a cell": ("<table><tr><td>Ana Ruiz</td><td>12</td></tr></table>", []),
    "a heading in capitals": ("<p><b>SECOND OPERATION</b></p>", []),
    "a sentence": ("<p>Ana Ruiz left!</p>", []),
    "behind its agency": ("<p><em>PAP, Jan Kowal</em></p>", ["Jan Kowal"]),
    "whom to ask": ("<p>Investors:</p><p>Ana Ruiz ir@echo.example</p>", []),
    "whom to ask, the address below": ("<p>Media contact:</p><p>Ana Ruiz</p><p>ir@echo.example</p>", []),
    "sizes of letters": ("<p>A+ A-</p>", []),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "names"), SIGNED.values(), ids=SIGNED.keys())
def test_the_signature_of_a_text(markup: str, names: list[str]) -> None:
    roles = {"Rain in Spain": "headline", "Redaktion": "byline"}
    document = labelled(f"<h1>Rain in Spain</h1><p>Redaktion</p>{STORY}{markup}", roles)
    assert [p.name for p in resolve(document)[0].get("authors", ()) if p.kind == "person"] == names


def test_links_to_authors_pages_by_the_headline() -> None:
    line = "大島まどか 北沢潤 2024年2月18日"
    links = "<a href=/reporter/oshima>大島まどか</a> <a href=/reporter/kitazawa>北沢潤</a> 2024年2月18日"
    roles = {"Rain in Spain": "headline", line: "timestamp"}
    document = labelled(f"<h1>Rain in Spain</h1><div>{links}</div>{STORY}", dict(roles))
    assert person_names(document) == ["大島まどか", "北沢潤"]
    links = links.replace("/reporter/", "/topics/")
    document = labelled(f"<h1>Rain in Spain</h1><div>{links}</div>{STORY}", dict(roles))
    assert person_names(document) == []


LINKED = {
    "one word": (
        "<p>{}</p><p>May 3, 2024</p>",
        '<a href="/author/wyndo">Wyndo</a>',
        "byline",
        ["Wyndo"],
    ),
    "a handle": (
        "<p>{}</p><p>May 3, 2024</p>",
        '<a href="/@portechoseo">portechoseo</a>',
        "byline",
        ["portechoseo"],
    ),
    "beside the date": (
        "<p>{}</p>",
        '<a href="/author/susan">Susan</a> December 9, 2024',
        "timestamp",
        ["Susan"],
    ),
    "beside a topic": (
        "<p>{}</p>",
        'by <a href="/author/ana">Ana Ruiz</a> <a href="/topics/commons">Global Commons</a>',
        "byline",
        ["Ana Ruiz"],
    ),
    "beside a person without a page": (
        "<p>{}</p>",
        'By <a href="/author/ana">Ana Ruiz</a> and Emma Foster',
        "byline",
        ["Ana Ruiz", "Emma Foster"],
    ),
    "whoever keeps the pages": ("<p>{}</p>", '<a href="/author/1">admin</a>', "byline", []),
    "a desk": ("<p>{}</p>", '<a href="/author/news">News Desk</a>', "byline", []),
}


@pytest.mark.parametrize(("place", "line", "role", "names"), LINKED.values(), ids=LINKED.keys())
def test_whom_links_to_authors_pages_name(
    place: str, line: str, role: str, names: list[str]
) -> None:
    text = "<p>The old lighthouse was lit again on Friday.</p>" * 2
    document = page("", f"<h1>Rain in Spain</h1>{place.format(line)}{text}")
    for block in document.blocks:
        dated = block.text == "May 3, 2024"
        block.role = (
            Role.BODY if "lighthouse" in block.text else Role("timestamp" if dated else role)
        )
        block.confidence = 0.9
    document.blocks[0].role = Role.HEADLINE
    assert person_names(document) == names


def test_links_in_the_details_behind_the_text() -> None:
    text = "<p>The old lighthouse was lit again on Friday, and the town came to see it.</p>"
    line = (
        '<p><a href="/blog/category/minimalism">extreme minimalism</a> '
        '<a href="/blog?author=57b50f88">Kristen</a> March 11, 2024 '
        '<a href="/blog/tag/clothes">clothes</a></p>'
    )
    roles = {
        "Rain in Spain": "headline",
        "extreme minimalism Kristen March 11, 2024 clothes": "tags",
    }
    document = labelled(f"<h1>Rain in Spain</h1>{text * 3}{line}", dict(roles))
    assert person_names(document) == ["Kristen"]
    people = line.replace("/blog?author=57b50f88", "/people/kristen")
    document = labelled(f"<h1>Rain in Spain</h1>{text * 3}{people}", dict(roles))
    assert person_names(document) == []


def test_who_took_the_pictures_is_no_author_whatever_markup_says() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
        '[{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Bo Lind"}]}</script>'
    )
    byline = "<p><a href=/a>Ana Ruiz</a>, <a href=/b>Bo Lind</a> (photos)</p>"
    roles = {"Rain in Spain": "headline", "Ana Ruiz, Bo Lind (photos)": "byline"}
    document = labelled(f"<h1>Rain in Spain</h1>{byline}{STORY}", roles, head)
    assert person_names(document) == ["Ana Ruiz"]


def test_a_label_of_authors_in_a_line_that_was_hardly_taken_for_something_else() -> None:
    line = "Authors: Ana Ruiz, AP"
    document = labelled(
        f"<h1>Rain in Spain</h1>{STORY}<p>{line}</p>",
        {"Rain in Spain": "headline", line: "related"},
    )
    assert person_names(document) == []
    document = labelled(
        f"<h1>Rain in Spain</h1>{STORY}<p>{line}</p>",
        {"Rain in Spain": "headline", line: "related"},
    )
    document.blocks[-1].confidence = 0.4
    assert person_names(document) == ["Ana Ruiz"]


def test_the_site_beside_a_person_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Blue Mountain Courier">'
    body = "<h1>Rain in Spain</h1><p>Ana Ruiz</p><p>Blue Mountain Courier</p>"
    roles = {"Rain in Spain": "headline", "Ana Ruiz": "byline", "Blue Mountain Courier": "byline"}
    assert person_names(labelled(body + STORY, roles, head)) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "name", ["admin", "webmaster@echo.example", "Administrator", "Super User", "redaktor3"]
)
def test_whoever_keeps_the_pages_is_no_author(name: str) -> None:
    document = labelled(
        f"<h1>Rain in Spain</h1>{STORY}",
        {"Rain in Spain": "headline"},
        f'<meta name="author" content="{name}">',
    )
    assert resolve(document)[0].get("authors", ()) == ()


def test_names_in_another_script_than_the_headline_are_less_sure() -> None:
    document = dump((Role.HEADLINE, "नदी में बाढ़"), (Role.BODY, "बारिश हुई।"))
    document.metadata = Metadata(authors=[("json-ld", "Saurabh Tripathi")])
    sure = []
    for headline in ("नदी में बाढ़", "Rain in Spain"):
        document.fields["headline"] = headline
        sure += [candidate.confidence for candidate in authors_from_metadata(document)]
    assert sure[0] < sure[1]


def test_who_edited_it_is_no_author() -> None:
    line = (
        "Penulis: <a href=/p/dimas>Dimas Pranoto</a> | Editor: <a href=/e/ratih>Ratih Wulandari</a>"
    )
    roles = {
        "Rain in Spain": "headline",
        "Penulis: Dimas Pranoto | Editor: Ratih Wulandari": "byline",
    }
    assert person_names(labelled(f"<h1>Rain in Spain</h1><p>{line}</p>{STORY}", roles)) == [
        "Dimas Pranoto"
    ]


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        # The desk that markup names beside the writer; the site with a letter or two behind it.
        ('''<script type="application/ld+json">{"@type": "NewsArticle", "author": [
        {"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Organization", "name": "Redaktion"}]}</script>''',
        "By Ana Ruiz"),
        ('<meta property="og:site_name" content="Portal Maré Norte">', "Por Ana Ruiz, Maré Norte MA"),
    ],
)  # fmt: skip
def test_desk_and_site_beside_a_person_are_none(head: str, byline: str) -> None:
    roles = {"Rain in Spain": "headline", byline: "byline"}
    document = labelled(f"<h1>Rain in Spain</h1><p>{byline}</p>{STORY}", roles, head)
    assert [person.name for person in resolve(document)[0]["authors"]] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("県は見学の日程を調整している。（柳沢みのり）", ["柳沢みのり"]),
        (
            "県は見学の日程を調整している。（東京支社・大島まどか、北沢潤一）",
            ["大島まどか", "北沢潤一"],
        ),
        ("県は見学の日程を調整している。【北沢潤一】", ["北沢潤一"]),
        ("県は見学の日程を調整している。（文中敬称略）", []),
        ("県は見学の日程を調整している。（共同）", []),
        ("県は見学の日程を調整している。（三浦 千尋、共同）", ["三浦 千尋"]),
        ("県は見学の日程を調整している。（北沢潤一さん提供）", []),
        ("県は見学の日程（来年春ごろ）", []),
    ],
)
def test_names_that_close_a_japanese_text(ending: str, names: list[str]) -> None:
    body = f"<h1>古い水車に買い手</h1><p>長野県の古い水車に買い手が現れた。十年ぶりだという。</p><p>{ending}</p>"
    roles = {"古い水車に買い手": "headline"}
    assert person_names(labelled(body, roles)) == names


def test_words_before_names_that_are_no_part_of_them() -> None:
    assert [p.name for p in parse_people("de Costel Andrieş")] == ["Costel Andrieş"]
    assert [p.name for p in parse_people("Portrait de Maëlle Tournadre")] == ["Maëlle Tournadre"]
