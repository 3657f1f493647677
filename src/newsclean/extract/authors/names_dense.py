"""Names in Chinese, Japanese and Korean bylines: "本报记者 王乐文 方 敏", "文/栗思", "배윤경 기자"."""

from __future__ import annotations

import re

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{2,4})\s?(?:인턴|수습|선임|전문|객원|논설위원)?\s?(?:기자|특파원|통신원|에디터)"
)
# Words that announce a name; the names follow, apart by blanks or commas.
_CUE = re.compile(
    r"(?:评论员|评论员|记者|記者|作者|撰文|通讯员|实习生|著者|投稿者|質問者|編集者|글쓴이|由|(?<![\u3400-\u9fff])文)\s?[:：/／丨|●＝=\s]?\s*"
)
_CUE_APART = re.compile(
    r"(?:文|作者|撰文|记者|記者|著者|投稿者|質問者|글쓴이)(?:\s?[:：/／丨●＝=]|[\s\u3000])"
)
_NAMES = re.compile(
    r"[\u3400-\u9fff\u30a0-\u30ff\u3041-\u3096]{1,12}(?:[·・][\u3400-\u9fff\u30a0-\u30ff]{1,10})*"
    r"|[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
)
_STOP = re.compile(
    r"来源|來源|编辑|編輯|责任|選稿|选稿|时间|時間|浏览|分享|編集部|报道|報導|／|发布|更新|\d|訳|監訳"
)
_ORGANISATION = re.compile(
    r"时间|日期|年月日|社$|网$|網$|報$|报$|新聞|新闻|电台|编辑部|編集部|会社|センター|公司|中心|통신|新报|ドットコム|機構|デジタル|在人间|^(?:기사)?(?:입력|수정|승인|등록)$"
    r"|分享|全文|收藏|评论|評論|下载|下載|登录|登入|关注|字号"
)
_JOBS = ("评论员", "评论員", "记者", "記者", "通讯员", "作者")
_DATE = re.compile(r"\s\d{4}\s?[年년./-]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,3}[ \u3000][\u3400-\u9fff]{1,3}$")
_KANA_NAME = re.compile(
    r"(?=[\u3400-\u9fff]{0,6}[\u3040-\u30ff])[\u3040-\u30ff\u3400-\u9fff・ー]{2,8}$|[\u30a0-\u30ff]{2,12}[ \u3000][\u30a0-\u30ff]{2,12}$"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}$")


def dense_names(text: str) -> list[str] | None:
    """The names of a byline in a script without spaces; None where it is in another script.

    >>> dense_names("本报记者 王乐文 方 敏")
    ['王乐文', '方 敏']
    """
    if not _DENSE.search(text[:80]):
        return None
    korean = [hit.group(1) for hit in _KOREAN.finditer(text[:300])]
    if korean:
        return list(dict.fromkeys(korean))
    names = cued_names(text)
    if names:
        return names
    return _whole(_DATE.split(text.strip(" \u3000（）()【】"))[0].strip())


def is_cued(text: str) -> bool:
    """Whether a line begins with a word that announces a name, or names a Korean reporter.

    >>> is_cued("文/栗思"), is_cued("배윤경 기자"), is_cued("文字大小")
    (True, True, False)
    """
    bare = text.strip("（）()【】[] ")
    return bool(_DENSE.search(bare) and (_CUE_APART.match(bare) or _KOREAN.match(bare)))


def has_cue(text: str) -> bool:
    """Whether a line has a word in it that announces a name ("来源：北湖网 作者：林知远").

    >>> has_cue("来源：北湖网作者：林知远"), has_cue("分享到微信")
    (True, False)
    """
    return bool(_DENSE.search(text) and _CUE_APART.search(text))


def cued_names(text: str) -> list[str]:
    """The names behind the first word that announces some ("记者", "文", "作者")."""
    for cue in _CUE.finditer(text[:80]):
        names = _listed(text[cue.end() : cue.end() + 60])
        if names:
            return names
    return []


def _listed(text: str) -> list[str]:
    """Names behind a cue; single characters apart by a blank are one name ("方 敏")."""
    stop = _STOP.search(text)
    text = re.split(r"[）)\n|丨]", text[: stop.start()] if stop else text)[0]
    found: list[str] = []
    pending = False
    for hit in _NAMES.finditer(text):
        name = hit.group()
        if pending and len(name) == 1:
            found[-1] += f" {name}"
            pending = False
            continue
        pending = len(name) == 1
        found.append(name)
    return [
        name
        for name in found
        if len(name) > 1 and not _ORGANISATION.search(name) and not name.endswith(_JOBS)
    ]


def _whole(text: str) -> list[str]:
    """The text as one name, if it is nothing else."""
    if _ORGANISATION.search(text) or text.startswith("佚名") or _STOP.fullmatch(text):
        return []
    for form in (_HAN_NAME, _HANGUL_NAME, _KANA_NAME):
        if form.match(text):
            return [text]
    return []
