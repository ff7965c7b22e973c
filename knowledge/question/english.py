"""English questions read as Vietnamese ones: the words of the domain, phrase by phrase."""

import re

_PHRASES = (
    ("(?:what|how) about", "con"),
    ("internal[ -]affairs", "noi chinh"),
    ("cultur(?:e|al)(?: and|-)? ?(?:society|social)(?: affairs)?", "van hoa xa hoi"),
    ("mass organi[sz]ations?", "doan the"),
    ("education and training", "giao duc va dao tao"),
    ("people s committee", "uy ban nhan dan"),
    ("peoples committee", "uy ban nhan dan"),
    ("people's committee", "uy ban nhan dan"),
    ("certificates? of merit from the (?:provincial )?chair\\w*", "bang khen cua chu tich tinh"),
    ("certificates? of merit", "giay khen"),
    ("merit certificates?", "giay khen"),
    ("certificates? of commendation", "bang khen"),
    ("certificates?", "giay khen bang khen"),
    ("emulation flags?", "co thi dua"),
    ("advanced workers?", "lao dong tien tien"),
    ("emulation fighters?|emulation soldiers?", "chien si thi dua"),
    ("labou?r medals?|labou?r orders?", "huan chuong lao dong"),
    ("what (?:has |was |is |are the |were the )?(?:changed?|changes|different|new|amended)|changes", "co gi thay doi"),
    ("(?:been )?(?:changed|amended|revised)", "co thay doi khong"),
    ("compared (?:with|to)|against", "so voi"),
    ("year end|end of year|end-of-year|year-end|final|annual|yearly", "tong ket"),
    (
        "mid year|mid-year|midyear|interim|half year|half-year|six month|six-month|first six months|"
        "first half(?: of the year)?|preliminary",
        "so ket",
    ),
    ("quarterly", "dinh ky hang quy"),
    ("monthly", "dinh ky hang thang"),
    (
        "award dossiers?|commendation dossiers?|award files?|award applications?|commendation files?|dossiers?",
        "ho so khen thuong",
    ),
    ("registrations?|register|sign up", "dang ky"),
    ("review conference|summary conference|conferences?|meetings?", "hoi nghi"),
    ("when (?:is|are|must|should|do|does)(?: the| we| units?)?", "khi nao"),
    ("what is the deadline|deadlines?|due dates?|due|by what date|by when", "han nop"),
    ("submitted|submit|send|sent|hand in|turn in", "nop"),
    ("to whom|who (?:receives|gets|should receive)|where (?:do|should|must)", "gui ve dau"),
    ("reports?|reporting", "bao cao"),
    ("how many days (?:are )?(?:left|remain\\w*)|days left", "con bao nhieu ngay"),
    ("how many phases|how many rounds|how many stages|how many waves", "co may dot"),
    ("how many", "bao nhieu"),
    ("how long", "keo dai bao lau"),
    ("phase|round|stage|wave|period", "dot"),
    ("phases|rounds|stages|waves", "cac dot"),
    ("(?:is it|has it|is the plan|has the plan).{0,20}(?:over|ended|finished|expired)", "ke hoach da ket thuc chua"),
    ("now|currently|today|at the moment", "hien nay dang o dot nao"),
    ("criteria|criterion|requirements? for|conditions? for|qualif\\w+", "tieu chuan"),
    (
        "award forms?|forms of (?:commendation|award)|kinds of awards?|what awards?|which awards?|types? of awards?",
        "hinh thuc khen thuong nao",
    ),
    ("awards?|commendations?|commended|rewards?", "khen thuong"),
    ("award money|bonus|prize money|cash", "tien thuong"),
    ("who (?:is |are )?eligible|eligible", "doi tuong khen thuong"),
    (
        "who (?:may|can|should) (?:take part|participate|join)|participants?|target groups?|who takes part",
        "doi tuong thi dua",
    ),
    ("who signed|signed by|signatory|who signs", "ai ky"),
    ("(?:plan|document|reference) number|what number|number of the plan", "so ky hieu ke hoach"),
    ("(?:issue date|date of issue|when was .{0,40}issued|issued on|date issued)", "ngay ban hanh"),
    ("who issued|issued by|issuing (?:body|authority)", "ai ban hanh ke hoach"),
    ("recipients?|who receives the plan", "noi nhan"),
    ("legal bas[ei]s|based on|basis", "can cu vao van ban nao"),
    ("implements? which|implement", "thuc hien ke hoach so may"),
    ("which plans|what plans", "nhung ke hoach nao"),
    ("do you (?:have|know)|are (?:there|available)", "dang co"),
    ("compare|comparison|difference between|versus", "so sanh"),
    ("in charge of|responsible for|responsibilit\\w+ for|handles?|takes care of", "phu trach"),
    ("responsib\\w+|dut(?:y|ies)|tasks?|must do|has to do|have to do", "co nhiem vu gi"),
    ("who", "ai don vi nao"),
    ("which (?:unit|agency|office|department)", "don vi nao"),
    ("targets?|goals?", "chi tieu"),
    ("movements?", "phong trao thi dua nao"),
    ("campaigns?", "dot thi dua"),
    ("works|projects chosen|projects?", "cong trinh"),
    ("purposes?|aims?", "muc dich"),
    ("standing office", "thuong truc"),
    ("home affairs", "noi vu"),
    ("justice", "tu phap"),
    ("police", "cong an"),
    ("hospital", "benh vien"),
    ("(?:(?:primary|secondary|high|middle) )?schools?", "truong"),
    ("themes?", "chu de"),
    ("farmers'?(?: s)? (?:association|union)", "hoi nong dan"),
    ("women'?(?: s)? union", "hoi lien hiep phu nu"),
    ("youth union", "doan thanh nien"),
    ("industry and trade", "cong thuong"),
    ("launch ceremon(?:y|ies)|launch(?:es|ed)?", "le phat dong"),
    ("propaganda|communication|publicity", "tuyen truyen"),
    ("military command", "bo chi huy quan su"),
    ("bloc|block", "khoi"),
    ("cluster", "cum"),
    ("department|division|office", "phong"),
    ("town", "thi xa"),
    ("city", "thanh pho"),
    ("commune", "xa"),
    ("ward", "phuong"),
    ("district", "huyen"),
    ("province|provincial", "tinh"),
    ("emulation", "thi dua"),
    ("(?:old|previous|earlier|former) (?:plan|version)", "theo ke hoach cu"),
    ("plans?", "ke hoach"),
    ("start|begin|starts|begins", "bat dau"),
    ("end|finish|ends|finishes", "ket thuc"),
    ("when", "khi nao"),
    ("where", "o dau"),
    ("data|figures", "so lieu"),
    ("year", "nam"),
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("quota", "so luong"),
)
_FUNCTION_WORDS = frozenset(
    "the is are was were what when which who whom how does do did of for in on to and by from must "
    "should has have been it this that with at many long be can "
    "there year report plan deadline".split()
)


def is_english(words: list[str]) -> bool:
    """Whether folded words are English: at least two, and a quarter, are its function words."""
    hits = sum(word in _FUNCTION_WORDS for word in words)
    # "do", "to", "in", "the" are Vietnamese syllables as well, so one alone says nothing.
    strong = sum(
        word in _FUNCTION_WORDS - {"do", "to", "in", "on", "be", "at", "can", "the", "ban", "hang"} for word in words
    )
    follows_up = words[1:2] == ["about"] and words[0] in {"what", "how"}
    return follows_up or (strong >= 1 and hits >= 2 and hits >= len(words) * 0.25)


def as_vietnamese(words: list[str]) -> list[str]:
    """The words with each known phrase put into folded Vietnamese; the rest, such as names, stays."""
    text = " ".join(words)
    for phrase, meaning in _COMPILED:
        text = phrase.sub(meaning, text)
    return [
        w
        for w in text.split()
        if w not in {"the", "is", "are", "of", "for", "what", "in", "was", "it", "and", "does", "do", "s"}
    ]


ENGLISH_WORDS = _FUNCTION_WORDS | frozenset(w for phrase, _ in _PHRASES for w in re.findall(r"[a-z]{3,}", phrase))
"""English words that the questions may use: none of them is a misspelt Vietnamese one."""

_COMPILED = tuple((re.compile(rf"\b(?:{phrase})\b"), meaning) for phrase, meaning in _PHRASES)
