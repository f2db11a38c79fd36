"""Also Read links and look-alikes in many languages and shapes. Data: (name, HTML, expected paths and headlines).

Each piece of HTML stands in the middle of an article; an empty expectation is a look-alike.
"""

Case = tuple[str, str, list[tuple[str, str]]]

_ONE = ("/2026/11/the-lock-keeper-of-the-canal", "The lock keeper of the canal")
_TWO = ("/2026/10/why-the-weir-was-raised", "Why the weir was raised")
A, B = (f'<a href="{path}">{text}</a>' for path, text in (_ONE, _TWO))

LANGUAGES: list[Case] = [
    ("turkish", f"<p><strong>İlgili haber: {A}</strong></p>", [_ONE]),
    ("czech", f"<p><em>Čtěte také: {A}</em></p>", [_ONE]),
    ("slovak", f"<p>Prečítajte si aj: {A}</p>", [_ONE]),
    ("hungarian", f"<p><strong>Kapcsolódó cikk:</strong> {A}</p>", [_ONE]),
    ("romanian", f"<p>Citește și: {A}</p>", [_ONE]),
    ("ukrainian, two links", f"<p><b>Читайте також:</b> {A}, {B}</p>", [_ONE, _TWO]),
    ("bulgarian", f"<p>Прочетете още: {A}</p>", [_ONE]),
    ("serbian", f"<p><strong>ПРОЧИТАЈТЕ ЈОШ:</strong> {A}</p>", [_ONE]),
    ("croatian", f"<p>Pročitajte i: {A}</p>", [_ONE]),
    ("hebrew", f"<p dir='rtl'><strong>קראו גם:</strong> {A}</p>", [_ONE]),
    ("persian", f"<p dir='rtl'>بیشتر بخوانید: {A}</p>", [_ONE]),
    ("urdu", f"<p dir='rtl'><b>یہ بھی پڑھیں:</b> {A}</p>", [_ONE]),
    ("bengali", f"<p>আরও পড়ুন: {A}</p>", [_ONE]),
    ("tamil", f"<p><strong>இதையும் படியுங்கள்: {A}</strong></p>", [_ONE]),
    ("kannada", f"<p>ಇದನ್ನೂ ಓದಿ: {A}</p>", [_ONE]),
    ("malayalam", f"<p>ഇതും വായിക്കുക: {A}</p>", [_ONE]),
    ("marathi", f"<p><strong>हेही वाचा -</strong> {A}</p>", [_ONE]),
    ("punjabi", f"<p>ਇਹ ਵੀ ਪੜ੍ਹੋ: {A}</p>", [_ONE]),
    ("thai", f"<p>อ่านเพิ่มเติม: {A}</p>", [_ONE]),
    ("traditional chinese", f"<p>延伸閱讀：{A}、{B}</p>", [_ONE, _TWO]),
    ("japanese heading and list", f"<h4>関連記事</h4><ul><li>{A}</li><li>{B}</li></ul>", [_ONE, _TWO]),
    ("danish", f"<p><strong>Læs også: {A}</strong></p>", [_ONE]),
    ("norwegian", f"<p>Les også: {A}</p>", [_ONE]),
    ("estonian", f"<p>Loe ka: {A}</p>", [_ONE]),
    ("lithuanian", f"<p>Taip pat skaitykite: {A}</p>", [_ONE]),
    ("slovene", f"<p>Preberite tudi: {A}</p>", [_ONE]),
    ("swahili", f"<p><b>Soma pia:</b> {A}</p>", [_ONE]),
    ("malay", f"<p><strong>BACA JUGA:</strong> {A}</p>", [_ONE]),
    ("catalan", f"<p>Llegeix també: {A}</p>", [_ONE]),
    ("georgian", f"<p>წაიკითხეთ ასევე: {A}</p>", [_ONE]),
]

SHAPES: list[Case] = [
    ("label, then links apart by line ends", f"<p><strong>See also:</strong><br>{A}<br>{B}</p>", [_ONE, _TWO]),
    ("label, then a paragraph for each link", f"<p><b>DON’T MISS</b></p><p>{A}</p><p>{B}</p>", [_ONE, _TWO]),
    ("label with a colon, then a list", f"<p>Read more:</p><ul><li>{A}</li><li>{B}</li></ul>", [_ONE, _TWO]),
    ("numbered list", f"<h3>Related stories</h3><ol><li>{A}</li><li>{B}</li></ol>", [_ONE, _TWO]),
    (
        "box of cards with kicker and summary",
        "<aside class='related-box'><h4>Read next</h4><div><a href='/2026/11/the-lock-keeper-of-the-canal'>"
        "<span class='kicker'>People</span><h5>The lock keeper of the canal</h5><p class='dek'>He has opened the gates "
        "for thirty years.</p></a></div></aside>",
        [_ONE],
    ),
    (
        "card whose picture and headline are two links",
        "<div class='inline-related'><p>Also read</p><a href='/2026/11/the-lock-keeper-of-the-canal'><img src='/l.jpg'>"
        "</a><a href='/2026/11/the-lock-keeper-of-the-canal'>The lock keeper of the canal</a></div>",
        [_ONE],
    ),
    (
        "block link with the label in a child",
        "<a class='irp' href='/2026/11/the-lock-keeper-of-the-canal'><div class='cta'>Also Read</div>"
        "<div class='postTitle'>The lock keeper of the canal</div></a>",
        [_ONE],
    ),
    (
        "embed of another article",
        "<figure class='wp-block-embed is-type-wp-embed'><div class='wp-block-embed__wrapper'>"
        f"<blockquote class='wp-embedded-content'>{A}</blockquote></div></figure>",
        [_ONE],
    ),
    (
        "full-width brackets",
        f"<p>The gates were opened at dawn, and the water fell by a metre.【相关阅读：{A}】</p>",
        [_ONE],
    ),
    ("after a dash", f"<p><strong>Also Read — {A}</strong></p>", [_ONE]),
    (
        "section with a label in strong",
        f"<section><strong>Mehr zum Thema</strong><ul><li>{A}</li></ul></section>",
        [_ONE],
    ),
]

LOOKALIKES: list[Case] = [
    ("newsletter line", "<p>Read more: <a href='/newsletter/'>Subscribe to our newsletter</a></p>", []),
    ("channel", "<p>Читайте также: <a href='https://t.me/channel'>наш канал в Telegram</a></p>", []),
    ("front page", "<p>Read more on <a href='https://paper.example/'>paper.example</a></p>", []),
    ("topics", "<p>Mehr zum Thema: <a href='/thema/fluss'>Fluss</a>, <a href='/thema/stadt'>Stadt</a></p>", []),
    (
        "prose",
        f"<p>People who read more than ten books a year will also read {A} with some pleasure, we think.</p>",
        [],
    ),
    ("label without a link", "<p>Also read: the report of the engineers, which is long.</p>", []),
    ("button of a teaser", "<p><a href='/2026/11/the-lock-keeper-of-the-canal'>Read more</a></p>", []),
    ("sponsored", "<p>Also read: <a rel='sponsored' href='/2026/x-y-z-offer'>A very good offer for you</a></p>", []),
    (
        "see also in a sentence",
        f"<p>The engineers, see also {A}, had said so in the spring, but nobody listened.</p>",
        [],
    ),
    ("comments", "<p>Xem thêm: <a href='/2026/x?page=2'>Trang sau</a></p>", []),
    ("author", "<p>More from: <a rel='author' href='/author/jane-doe'>Jane Doe of the paper</a></p>", []),
    ("source", "<p>Source: <a href='https://wire.example/2026/story-of-the-day'>Wire of the day</a></p>", []),
]
