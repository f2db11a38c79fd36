"""Table of Also Read labels by language ("Also read:", "Lire aussi"), and its lookup `label_at`.

`SURE` words make a block an Also Read block by themselves when it is nearly all links. `WEAK` ones also stand
in running text and on buttons: they count only with a separator, or as the heading of a box. `AUTOMATIC`
ones mostly head lists that a program fills: they count only where the article goes on after the list.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Strength = Literal["sure", "weak", "automatic"]

SURE = """
en: also read|read also|also see|see also|must read|must reads|don't miss|dont miss|don't miss it|related story|
    related stories|related article|related articles|related reading|related coverage|related news|related link|
    related links|further reading|suggested reading|recommended reading|you may also like to read|
    read this also|
    read next|also on|in case you missed it|icymi|also watch|watch also|more on this|more on this story|
    more on this topic|more about this|worth reading|you might also want to read|earlier story|previously|
    background
fr: lire aussi|à lire aussi|a lire aussi|à lire|a lire|lire également|à lire également|lisez aussi|voir aussi|
    à voir aussi|lire|sur le même sujet|sur le même thème|pour aller plus loin|pour en savoir plus|à découvrir|
    à relire|lire notre article|lire notre enquête|lire la suite sur|notre dossier|retrouvez aussi|articles liés
de: lesen sie auch|lesen sie dazu|lesen sie hier|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|
    lies auch|
    lest auch|auch interessant|auch lesenswert|lesetipp|mehr zum thema|mehr dazu|mehr lesen|siehe auch|
    passend dazu|zum thema|weiterlesen|
    lesenswert|hintergrund|weitere artikel zum thema|dazu passend|mehr hierzu|weiterführende links
es: lee también|lea también|leer también|lea además|lee además|te puede interesar|te puede gustar|
    le puede interesar|
    también te puede interesar|puede interesarte|podría interesarte|te podría interesar|te recomendamos leer|
    te recomendamos|le recomendamos|ver también|vea también|mira también|mirá también|no te pierdas|
    no se pierda|
    leé también|más sobre este tema|más información|además|noticias relacionadas|noticia relacionada|
    artículo relacionado|artículos relacionados|relacionado|relacionada|relacionadas|lee más|sigue leyendo|
    entérate
ca: llegeix també|llegiu també|vegeu també|també et pot interessar|et pot interessar
gl: le tamén|ler tamén
pt: leia também|leia mais|leia ainda|leia tambem|saiba mais|veja também|veja mais|veja ainda|confira também|
    lea também|ler também|leia também sobre|não perca|você pode gostar|pode te interessar|confira|
    matérias relacionadas|notícias relacionadas|relacionadas|a ler|a não perder
it: leggi anche|leggi pure|leggi l'articolo|leggi tutto|per approfondire|approfondisci|approfondimento|
    vedi anche|guarda anche|ti potrebbe interessare|ti potrebbe interessare anche|potrebbe interessarti|
    potrebbe interessarti anche|da leggere|scopri anche|da non perdere|articoli correlati
ro: citește și|citiți și|citeste si|cititi si|vezi și|vezi si|citește mai mult|recomandări|pe același subiect
nl: lees ook|lees meer|lees verder|lees hier|zie ook|bekijk ook|meer over dit onderwerp|ook interessant|kijk ook
af: lees ook|lees meer
sv: läs också|läs även|läs mer|se också|missa inte|läs vidare|relaterat|relaterade artiklar
no: les også|les mer|se også|les flere|relaterte saker|les også om
da: læs også|læs mere|se også|relaterede artikler|læs her
is: lesa meira|sjá einnig|lesið einnig
fi: lue myös|lue lisää|katso myös|aiheesta lisää|lue seuraavaksi
et: loe ka|loe lisaks|vaata ka|loe veel
lv: lasi arī|lasiet arī|skaties arī
lt: skaitykite taip pat|taip pat skaitykite|skaityk taip pat|skaitykite daugiau
pl: czytaj też|czytaj także|czytaj również|przeczytaj też|przeczytaj także|przeczytaj również|zobacz też|
    zobacz także|zobacz również|sprawdź też|sprawdź także|czytaj więcej|więcej na ten temat|polecamy|
    warto przeczytać
cs: čtěte také|čtěte též|přečtěte si také|přečtěte si i|mohlo by vás zajímat|mohlo by vás také zajímat|viz také|
    související články|podívejte se také|čtěte více
sk: čítajte aj|prečítajte si aj|prečítajte si tiež|mohlo by vás zaujímať|pozrite si aj|súvisiace články
hu: olvassa el ezt is|olvasd el ezt is|ez is érdekelheti|ez is érdekelhet|lásd még|kapcsolódó cikkek|
    kapcsolódó cikk|olvasta már|ezt is ajánljuk
sl: preberite tudi|preberi tudi|berite tudi|poglejte tudi
hr: pročitajte i|pročitajte još|pročitaj i|pogledajte i|vezane vijesti|povezani članci
sr: pročitajte i|прочитајте и|прочитајте још|pogledajte još|pročitajte još
mk: прочитајте и|прочитај и
bg: прочетете още|прочети още|прочетете и|вижте още|виж още|още по темата
ru: читайте также|читать также|читайте ещё|читайте еще|читать ещё|смотрите также|см. также|по теме|
    материалы по теме|материал по теме|рекомендуем|рекомендуем прочитать|подробнее|читайте по теме|
    вам может быть интересно|
    ранее|что ещё почитать|новости по теме
uk: читайте також|читати також|дивіться також|дивись також|за темою|по темі|читайте ще|рекомендуємо|детальніше|
    вас може зацікавити
be: чытайце таксама|чытайце яшчэ
el: διαβάστε επίσης|διαβάστε ακόμη|διαβάστε ακόμα|δείτε επίσης|διάβασε επίσης|δείτε ακόμη|διαβάστε περισσότερα|
    διαβάστε σχετικά|σχετικά άρθρα
tr: ayrıca okuyun|bunu da okuyun|bunlar da ilginizi çekebilir|ilginizi çekebilir|ilgili haber|ilgili haberler|
    şunu da okuyun|devamını oku|bakınız|ayrıca bakınız|önerilen haber
az: həmçinin oxuyun|oxuyun|bunu da oxuyun
sq: lexo edhe|lexoni edhe|shiko edhe
hi: यह भी पढ़ें|ये भी पढ़ें|यह भी पढ़े|ये भी पढ़े|इसे भी पढ़ें|इन्हें भी पढ़ें|यह भी देखें|और पढ़ें|
    संबंधित खबरें|यहाँ पढ़ें|पढ़ें|जरूर पढ़ें|ज़रूर पढ़ें
mr: हेही वाचा|हे ही वाचा|हे देखील वाचा|आणखी वाचा|अधिक वाचा
ne: यो पनि पढ्नुहोस्|यो पनि हेर्नुहोस्
bn: আরও পড়ুন|আরো পড়ুন|এটাও পড়ুন|এও পড়ুন|আরও দেখুন
gu: આ પણ વાંચો|આ પણ જુઓ|વધુ વાંચો
pa: ਇਹ ਵੀ ਪੜ੍ਹੋ|ਹੋਰ ਪੜ੍ਹੋ
ta: இதையும் படியுங்கள்|இதையும் படிக்க|மேலும் படிக்க|இதையும் வாசிக்க|இதையும் படிங்க|மேலும் படியுங்கள்
te: ఇది కూడా చదవండి|ఇవి కూడా చదవండి|ఇదీ చదవండి|ఇవీ చదవండి|మరింత చదవండి
kn: ಇದನ್ನೂ ಓದಿ|ಇದನ್ನು ಓದಿ|ಹೆಚ್ಚು ಓದಿ
ml: ഇതും വായിക്കുക|കൂടുതൽ വായിക്കുക|ഇതും വായിക്കൂ
or: ଏହା ବି ପଢ଼ନ୍ତୁ|ଅଧିକ ପଢ଼ନ୍ତୁ
si: මෙයද කියවන්න
ur: یہ بھی پڑھیں|مزید پڑھیں|یہ بھی پڑھئے
fa: بیشتر بخوانید|همچنین بخوانید|بخوانید|مطالب مرتبط|همچنین ببینید|خبرهای مرتبط
ar: اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً|اقرأ ايضا|اقرأ المزيد|شاهد أيضا|شاهد أيضاً|انظر أيضا|طالع أيضا|
    مواضيع ذات صلة|
    موضوعات متعلقة|قد يهمك|قد يهمك أيضا|قد يهمك أيضاً|للمزيد|أخبار ذات صلة|اقرئي أيضاً|مقالات ذات صلة|ذات صلة
he: קראו גם|קרא גם|קראו עוד|עוד בנושא|ראו גם|לקריאה נוספת|כתבות נוספות
id: baca juga|baca pula|simak juga|lihat juga|baca selengkapnya|artikel terkait|berita terkait|baca artikel|
    tonton juga
ms: baca juga|baca lagi|lihat juga|artikel berkaitan
vi: xem thêm|đọc thêm|có thể bạn quan tâm|bài liên quan|tin liên quan|bài viết liên quan|mời xem thêm|
    tham khảo thêm|xem ngay
th: อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านเพิ่ม|บทความที่เกี่ยวข้อง|อ่านด้วย
my: ဆက်လက်ဖတ်ရှုရန်
km: អានបន្ថែម
tl: basahin din|basahin|basahin rin
sw: soma pia|soma zaidi|pia soma
ja: あわせて読みたい|合わせて読みたい|併せて読みたい|関連記事|関連リンク|こちらもおすすめ|こちらの記事もおすすめ|
    おすすめ記事|続きを読む|もっと読む|参考記事|参考|関連ニュース|次に読む|こちらも読む|関連
zh: 相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|相关文章|相關文章|相关新闻|相關新聞|
    更多阅读|阅读更多|閱讀更多|另请阅读|也可阅读|扩展阅读|拓展阅读|相关报道|相關報導|你可能也想看|看更多|更多新聞|參考閱讀|热门推荐
ko: 관련기사|관련 기사|함께 보기|함께 읽기|함께 읽으면 좋은 글|더 읽기|더 보기|관련 글|같이 보기|추천 기사|이 기사도
eu: irakurri ere|irakurri gehiago
cy: darllenwch hefyd|darllen mwy
ga: léigh freisin
ka: წაიკითხეთ ასევე|ასევე წაიკითხეთ
hy: կարդացեք նաև
kk: тағы оқыңыз|сондай-ақ оқыңыз
uz: shuningdek o'qing|o'qing
"""

WEAK = """
en: read more|read|more|related|watch|see more|learn more|read on|more from|more on|more stories|more news|
    read this|
    see|explore more|explore|continue reading|further|recommended|editor's pick|editors' pick|story|
    opinion|analysis|explained|
    explainer|click here|check out|find out more|read our|read our guide|read the full story|full story|
    full coverage|more
fr: lire plus|plus|voir|en savoir plus|lire la suite|aussi|dossier
de: mehr|lesen|mehr erfahren|auch|mehr aus|mehr von|tipp|siehe
es: más|ver|ver más|leer más|leer|lee|lea|mira|más noticias|también
pt: mais|veja|leia|ler mais|ver mais
it: leggi|leggi di più|guarda|altro|vedi|scopri di più
nl: meer|lees|bekijk
sv: läs|mer|se
no: les|mer|se
da: læs|mere|se
fi: lue|lisää|katso
pl: więcej|czytaj|zobacz
cs: čtěte|více|viz
tr: oku|oku ayrıca|devamı
ru: читайте|читать|ещё|еще|далее|читать далее|больше
uk: читайте|ще|більше
id: baca|simak|lihat
vi: đọc|xem
ar: اقرأ|المزيد|شاهد
hi: पढ़े|देखें
ja: 関連する|詳細
zh: 更多|阅读|相关|推荐
ko: 더
"""

AUTOMATIC = """
en: related posts|related post|you may also like|you might also like|you may like|you might like|
    recommended for you|
    recommended stories|recommended articles|more posts|more articles|more stories|recent posts|latest posts|
    latest news|latest stories|
    most read|most popular|popular posts|popular stories|trending|trending now|trending stories|top stories|
    similar posts|
    similar articles|more from|more in|what to read next|up next|editor's picks|editors' picks|
    you might be interested in|
    you may be interested in|recommended|read more stories|from our partners|around the web|from the web|
    suggested for you
fr: les plus lus|articles récents|vous aimerez aussi|ces articles devraient vous intéresser|
    vous pourriez aussi aimer|articles similaires|
    derniers articles|à la une|les plus lues
de: das könnte sie auch interessieren|das könnte dich auch interessieren|
    ähnliche artikel|ähnliche beiträge|verwandte artikel|verwandte beiträge|meistgelesen|weitere artikel|
    weitere beiträge|
    neueste beiträge|aktuelle beiträge|mehr aus|mehr von|beliebte artikel|weitere meldungen|weitere nachrichten|
    weitere themen
es: lo más leído|entradas relacionadas|más leídas|lo más visto|más noticias|últimas noticias|
    también te puede gustar
pt: mais lidas|posts relacionados|artigos relacionados|últimas notícias|mais notícias|você também pode gostar
it: i più letti|articoli recenti|post correlati|ultime notizie|altri articoli
nl: gerelateerde artikelen|gerelateerde berichten|meest gelezen
ru: популярное|похожие статьи|похожие записи|последние новости|самое читаемое
tr: benzer haberler|çok okunanlar
id: berita populer|terpopuler|artikel lainnya
ja: 人気記事|新着記事|最新記事|ランキング
zh: 热门文章|最新文章|猜你喜欢|热门新闻
ko: 인기 기사|많이 본 뉴스
vi: tin mới nhất|đọc nhiều
pl: najczęściej czytane|podobne artykuły|podobne wpisy
sv: mest läst|liknande artiklar
"""

# words that stand between the others where editors make a label of their own
JOINING = """
en: the|our|here|these|those|articles|stories|well|as|other|of|for|a|an|from|us|next|today|yesterday
fr: ici|nos|cet|cette|ces|articles|autres|la|les|de|du|des|et|plus|notre
de: hier|unser|unsere|unseren|die|den|das|der|diesen|diese|diesem|folgenden|beitrag|beiträge|artikel|darüber|noch|
    weiter|im|in
es: aquí|nuestro|nuestra|esta|este|estas|nota|notas|la|el|los|las|de|en|puedes|podés|otras|historias
pt: aqui|nosso|nossa|esta|este|matéria|matérias|a|o|as|os|de|em|pode|outras|histórias
it: qui|il|la|i|le|nostro|nostra|questo|questa|articolo|articoli|di|su|altri|puoi
nl: hier|ons|onze|dit|deze|artikel|artikelen|de|het|in|ook|nog|andere
sv: här|vår|våra|den|det|artikel|artiklar|om|mer|fler|här
no: her|vår|våre|den|det|sak|saken|saker|om|flere
da: her|vores|den|det|artikel|artikler|om|flere
fi: tästä|täältä|tämä|juttu|jutut|artikkeli|aiheesta
pl: tutaj|tym|o|nasz|nasze|ten|temat|artykuł|artykuły|w|na|inne
cs: zde|tady|náš|naše|článek|články|o|tom|v|další
ro: aici|articol|articolul|despre|și|mai|acest|articole
tr: burada|buradan|haber|haberi|haberleri|konuda|bu|diğer
ru: здесь|тут|об|этом|о|эту|наш|наши|статью|материал|в|другие|и
uk: тут|про|це|цю|наш|наші|статтю|матеріал|в|у|інші|і
id: di|sini|artikel|berita|ini|lainnya|kami
vi: tại|đây|bài|viết|này|tin|khác
"""

# what may open a label: brackets, arrows, bullets, emoji, quotes
_OPENING = re.compile(r"^[^\w]+")
_SEPARATOR = re.compile(r"^[\s\u00a0\u200b\ufe0f]*([:：|｜»›>→▶►⇒–—―…‥•·\-]+|\.{2,}|➤|👉|➡️?|↓|⬇️?|▼)[\s\u00a0]*")
# the longest label has eight words
_LONGEST = 8
_WINDOW = 70
_AFTER_WORD = ' \u00a0\n\t:：|｜»›>→▶►⇒–—―…，,.!?()[]【】「」“”"‥•·-'


def _phrases(group: str) -> list[str]:
    """Return the phrases of one group; `xx:` before them says the language to people only."""
    return [
        phrase.strip() for phrase in re.sub(r"(^|\n)\w\w:", "|", group).replace("\n", " ").split("|") if phrase.strip()
    ]


# letters that Unicode writes in two ways and never composes (composition exclusions)
_TWO_FORMS = (
    ("\u0922\u093c", "\u095d"),
    ("\u09a1\u09bc", "\u09dc"),
    ("\u0a21\u0a3c", "\u0a5c"),
    ("\u0b22\u0b3c", "\u0b5d"),
)


def _forms(phrase: str) -> set[str]:
    """Return the ways to write a phrase that are looked up: as given, without accents, letters in their other form."""
    plain = unicodedata.normalize("NFC", phrase).casefold()
    forms = {plain, unicodedata.normalize("NFD", plain)}
    if plain[0] < "\u0250":
        forms.add("".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)))
    for two, single in _TWO_FORMS:
        forms.add(plain.replace(two, single))
    return forms


def _table() -> dict[str, Strength]:
    groups: tuple[tuple[str, Strength], ...] = ((WEAK, "weak"), (AUTOMATIC, "automatic"), (SURE, "sure"))
    return {form: strength for group, strength in groups for phrase in _phrases(group) for form in _forms(phrase)}


_LABELS = _table()
# four characters tell nearly all running text from a label, for a fiftieth of the cost of folding it
_STARTS = frozenset(label[:4] for label in _LABELS)
_BRIEF = frozenset(label for label in _LABELS if len(label) < 4)


def _by_language(group: str) -> dict[str, list[str]]:
    """Return the phrases of one group for each language."""
    rows: dict[str, list[str]] = {}
    for row in re.split(r"\n(?=\w\w:)", group.strip()):
        language, _, phrases = row.partition(":")
        rows.setdefault(language, []).extend(_phrases(phrases))
    return rows


def _vocabulary() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each language the words that labels are made of, and those that can be a label alone."""
    sure, weak, joining = _by_language(SURE), _by_language(WEAK), _by_language(JOINING)
    vocabulary = {}
    for language, extra in joining.items():
        phrases = [phrase.casefold() for phrase in (*sure.get(language, ()), *weak.get(language, ()))]
        words = {word for phrase in phrases for word in phrase.split()}
        alone = frozenset(phrase for phrase in phrases if " " not in phrase)
        vocabulary[language] = (frozenset(words) | frozenset(extra), alone)
    return vocabulary


_VOCABULARY = _vocabulary()
_UNSPACED = tuple(
    label for label, strength in _LABELS.items() if strength == "sure" and "\u3040" <= label[0] <= "\u9fff"
)
_LONGEST_UNSPACED = 16
_ANNOUNCES = re.compile(r" ?[:：|»›→]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a text: as written, where it and its separator end, and how sure it is."""

    text: str
    end: int
    separated: bool
    strength: Strength


def _plain(text: str) -> str:
    """Return `text` as the table writes it, character for character: a case-folded dotted I would be two."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("İ", "i")


def _start(text: str) -> int:
    """Return where the first word of `text` begins if a label may stand there, else -1: settles nearly all texts."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    if start > 12:
        return -1
    head = _plain(text[start : start + 4]).casefold()
    return start if head[:4] in _STARTS or head[:3] in _BRIEF or head[:2] in _BRIEF or head[:1] in _BRIEF else -1


def may_start(text: str) -> bool:
    """Tell at little cost whether a label may stand at the start of `text`."""
    return _start(text) >= 0


def label_at(text: str, edges: Collection[int] = ()) -> Label | None:
    """Return the label that `text` starts with, the longest one, or None; `edges` are where elements begin in it."""
    start = _start(text)
    if start < 0:
        return None
    window = _plain(text[start : start + _WINDOW])
    ends = _ends(window)
    glued = [edge - start for edge in edges if 0 < edge - start < len(window) and edge - start not in ends]
    for end in sorted(ends + glued, reverse=True) if glued else ends:
        strength = _LABELS.get(window[:end].casefold())
        if strength is None:
            continue
        after = start + end
        separator = _SEPARATOR.match(text[after:])
        stop = after + (separator.end() if separator else 0)
        found = Label(text[start:after].strip(), stop, separator is not None, strength)
        return found if separator else _composed(text, start, window) or found
    return _composed(text, start, window)


def _composed(text: str, start: int, window: str) -> Label | None:
    """Return a label that no table holds as a whole, made of the words of one language's labels, or None."""
    separator = _ANNOUNCES.search(window)
    if separator is None:
        return None
    phrase = window[: separator.start()].casefold().strip()
    if not _made_of_label_words(phrase):
        return None
    stop = start + separator.end()
    stop += len(text[stop:]) - len(text[stop:].lstrip())
    return Label(text[start : start + separator.start()].strip(), stop, True, "sure")


def _made_of_label_words(phrase: str) -> bool:
    words = phrase.split()
    if not 1 < len(words) <= _LONGEST:
        # scripts without blanks go on behind the label they begin with
        return any(phrase.startswith(label) for label in _UNSPACED) and len(phrase) <= _LONGEST_UNSPACED
    return any(
        all(word in known for word in words) and not verbs.isdisjoint(words) for known, verbs in _VOCABULARY.values()
    )


def _ends(window: str) -> list[int]:
    """Return where the first words of `window` end, the longest stretch first."""
    ends: list[int] = []
    for position, char in enumerate(window):
        if position and char in _AFTER_WORD and window[position - 1] not in _AFTER_WORD:
            ends.append(position)
            if len(ends) > _LONGEST:
                break
    else:
        stripped = window.rstrip(_AFTER_WORD)
        if len(window) < _WINDOW and stripped and len(stripped) not in ends:
            ends.append(len(stripped))
    return ends[::-1]
