import pytest
from pages import dump, page

from newsclean.extract.language import guess_language, normal_tag
from newsclean.extract.resolve import resolve

TEXTS = [
    (
        "en",
        "The council said on Monday that it would not open the bridge before the end of the year.",
    ),
    (
        "de",
        "Der Rat teilte am Montag mit, dass die Brücke nicht vor dem Ende des Jahres geöffnet wird.",
    ),
    ("fr", "Le conseil a annoncé lundi que le pont ne sera pas ouvert avant la fin de l'année."),
    ("es", "El consejo dijo el lunes que no abrirá el puente antes de que termine el año."),
    ("pt", "O conselho disse na segunda-feira que não vai abrir a ponte antes do fim do ano."),
    ("it", "Il consiglio ha detto lunedì che il ponte non sarà aperto prima della fine dell'anno."),
    ("nl", "De raad zei maandag dat de brug niet voor het einde van het jaar open zal gaan."),
    (
        "sv",
        "Rådet sade på måndagen att bron inte kommer att öppnas före årets slut och det är synd.",
    ),
    (
        "pl",
        "Rada poinformowała w poniedziałek, że most nie zostanie otwarty przed końcem roku, ale będzie to możliwe.",
    ),
    (
        "cs",
        "Rada v pondělí oznámila, že most se do konce roku neotevře, ale podle ní to není konec.",
    ),
    (
        "tr",
        "Konsey pazartesi günü köprünün yıl sonuna kadar açılmayacağını ve bunun için bir neden olmadığını söyledi.",
    ),
    ("ru", "Совет сообщил в понедельник, что мост не откроют до конца года, но это было ожидаемо."),
    (
        "uk",
        "Рада повідомила у понеділок, що міст не відкриють до кінця року, але це було очікувано.",
    ),
    (
        "bg",
        "Съветът съобщи в понеделник, че мостът няма да бъде отворен до края на годината, но това е очаквано.",
    ),
    ("ar", "قال المجلس يوم الاثنين إن الجسر لن يفتح قبل نهاية العام في هذه المدينة"),
    ("fa", "شورا روز دوشنبه گفت که این پل تا پایان سال باز نمی شود و برای آن راهی نیست"),
    ("ur", "کونسل نے پیر کو کہا کہ یہ پل سال کے آخر سے پہلے نہیں کھولا جائے گا"),
    ("he", "המועצה אמרה ביום שני כי הגשר לא ייפתח לפני סוף השנה"),
    ("hi", "परिषद ने सोमवार को कहा कि यह पुल साल के अंत से पहले नहीं खोला जाएगा"),
    ("ja", "市議会は月曜日、橋を年内に開通させないと発表した。"),
    ("zh", "市议会周一表示，这座桥在年底之前不会开放。"),
    ("ko", "시의회는 월요일 다리를 연말까지 개통하지 않겠다고 밝혔다."),
    ("th", "สภาเมืองกล่าวเมื่อวันจันทร์ว่าจะไม่เปิดสะพานก่อนสิ้นปี"),
    ("vi", "Hội đồng cho biết hôm thứ hai rằng cây cầu sẽ không được mở trước khi kết thúc năm."),
    (
        "id",
        "Dewan mengatakan pada hari Senin bahwa jembatan itu tidak akan dibuka sebelum akhir tahun ini.",
    ),
]


@pytest.mark.parametrize(("language", "text"), TEXTS, ids=[row[0] for row in TEXTS])
def test_guess(language: str, text: str) -> None:
    assert guess_language(text)[0] == language


def test_too_little_to_tell() -> None:
    assert guess_language("") == (None, 0.0)
    assert guess_language("12345 !!!") == (None, 0.0)
    assert guess_language("Lorem")[0] is None


def test_declared_and_contradicted() -> None:
    text = TEXTS[1][1]
    agreed = page("", f"<p>{text}</p>", attributes='lang="de-AT"')
    assert resolve(agreed)[0]["language"] == "de-AT"
    values, evidence = resolve(page("", f"<p>{text} {text}</p>", attributes='lang="en-US"'))
    assert values["language"] == "de"
    assert "against the declared en-US" in evidence["language"].note


def test_of_a_dump() -> None:
    assert resolve(dump(("headline", "Brücke"), ("body", TEXTS[1][1])))[0]["language"] == "de"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_US", "en-US"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("ja_JA", "ja"),
        ("iw", "he"),
        ("es-419", "es-419"),
        ("English", None),
        ("", None),
        ("de,en", "de"),
    ],
)
def test_tags(written: str, tag: str | None) -> None:
    assert normal_tag(written) == tag
