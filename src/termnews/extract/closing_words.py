"""Vocabulary of notices after an article, by what they ask for or say, in the languages of most news.

Patterns to be put between others; all are compared without regard to case.
"""

# imperatives that ask for nothing else
SUBSCRIBE = (
    r"subscribe|sign up|signup|abonnieren|abonniere|abonniert|melden sie sich|melde dich|meldet euch|"
    r"suscr[ií]b|ap[uú]ntate|inscr[ií]bete|abonnez|inscrivez|iscriviti|iscrivetevi|abbonati|assine|inscreva|"
    r"cadastre|abonneer|meld je aan|schrijf je in|zapisz się|zaprenumeruj|subskrybuj|zasubskrybuj|подпишитесь|"
    r"подпишись|подписывайтесь|подписывайся|abone ol|prenumerera|anmäl dig|tilmeld|meld deg|tilaa|objednejte|"
    r"přihlaste|iratkozz|iratkozzon|abonați|înscrie"
)
# imperatives that need an object: us, a channel, a link
FOLLOW = (
    r"follow|like|join|support|donate|become a|get (?:our|the)|download|tell us|let us know|leave a|share|"
    r"write to|send us|listen to|watch|visit|have your say|what do you think|folgen sie|folge|folgt|"
    r"unterstützen sie|unterstütze|unterstützt|werden sie|werde|laden sie|lade|schreiben sie|schreib|"
    r"diskutieren sie|diskutiert|teilen sie|spenden sie|spende|registrieren sie|besuchen sie|hinterlasse|"
    r"s[ií]gue|s[ií]ganos|[uú]nete|[uú]nase|descarga|recibe|apoya|hazte|d[eé]ja|comparte|comenta|dona|suivez|"
    r"rejoignez|soutenez|téléchargez|recevez|laissez|partagez|faites un don|retrouvez|seguici|segui|sostieni|"
    r"scarica|ricevi|lascia|condividi|dona ora|unisciti|siga|sigam?|junte-se|participe|baixe|receba|apoie|"
    r"deixe|compartilhe|entre n|volg|steun|word lid|download|laat|deel|praat mee|obserwuj|dołącz|wesprzyj|"
    r"polub|pobierz|śledź|udostępnij|skomentuj|следите|читайте нас|присоединяйтесь|вступайте|поддержите|"
    r"скачайте|ставьте|takip ed|katıl|destek|indir|beğen|följ|stöd|bli medlem|ladda ner|følg|støt|bliv medlem|"
    r"seuraa|liity|sledujte|podpořte|kövess|csatlakozz|urmăr|susțin|加入|关注|訂閱|订阅|フォロー|登録"
)
# where the imperative ends the sentence
AT_THE_END = (
    r"takip edin|takip et|abone olun|abone ol|katılın|indirin|beğenin|destekleyin|"
    r"ください|请关注|请订阅"
)
# us, and where we are
OBJECTS = (
    r"us|our|me|my|uns|unser\w*|nos|nous|notre|nuestr[oa]s?|nostr[oaie]|noss[oa]s?|ons|onze|nas|nasz\w*|nam|"
    r"нас|наш\w*|нам|bizi|bizim|oss|vår\w*|os|vores|meitä|nás|náš|minket|newsletters?|whatsapp|telegram|viber|"
    r"facebook|instagram|youtube|twitter|tiktok|linkedin|threads|bluesky|mastodon|google news|discord|rss|"
    r"podcast\w*|app|canal|channel|kanal\w*|канал\w*|comments?|kommentar\w*|comentarios?|commentaires?|"
    r"commenti|comentários?|komentarz\w*|члены?|members?|mitglied"
)
RIGHTS = (
    r"저작권자|ⓒ|무단 ?전재|未经授权|未經授權|本文版权|無断複製|"
    r"all rights reserved|todos los derechos|alle rechte vorbehalten|tous droits r[eé]serv|tutti i diritti|"
    r"riproduzione riservata|todos os direitos|wszelkie prawa|wszystkie prawa|alle rechten voorbehouden|"
    r"все права|tüm hakları|her hakkı|alla rättigheter|alle rettigheter|všechna práva|minden jog|"
    r"toate drepturile|kaikki oikeudet|版权|版權|無断転載|prohibida (?:su|la) reproducci|reproducci[oó]n (?:total|"
    r"prohibida)|reproduction\b.{0,20}interdite|é proibida|reprodução\b.{0,20}proibida|kopiowanie|перепечатка|"
    r"копирование|nachdruck"
)
THIS_ARTICLE = (
    r"this (?:article|story|post)|dieser (?:artikel|beitrag|text)|este art[ií]culo|esta nota|cet article|"
    r"questo articolo|este artigo|dit artikel|ten artykuł|эта статья|bu haber|den här artikeln|denne artikel"
)
FIRST_ELSEWHERE = (
    r"originally|first|zuerst|ursprünglich|originalmente|initialement|originariamente|eerder|pierwotnie|"
    r"впервые|ilk olarak|ursprungligen|oprindeligt"
)
LABELS = (
    r"about the author|über (?:den autor|die autorin)|sobre (?:el autor|la autora|o autor|a autora)|"
    r"à propos de l.auteur|tags?|topics?|schlagwörter|stichwörter|themen|etiquetas|filed under|mots.cl[eé]s|"
    r"tagi|тэги|теги|etiketler|taggar"
)
# what is done for an article: "Translation: Bo Ek"
TASKS = (
    r"text|texte|texto|testo|tekst|текст|photos?|fotos?|photographie|bild(?:er)?|redaktion|redacción|"
    r"redacción|redação|übersetzung|translation|traducción|tradução|traduction|traduzione|tłumaczenie|"
    r"vertaling|перевод|mitarbeit|bearbeitung|editing|editor|reporting|writing|montage|schnitt|kamera|"
    r"illustration(?:en)?|grafik|graphics?|video|audio|data|research|recherche|produktion|production|"
    r"autor(?:in|en|a|es)?|auteurs?|autore|автор|edición|edition|édition|edizione|redakcja|opracowanie|haber|"
    r"redactie|kilde|źródło|reportage"
)
# between the names of agencies
BESIDE_AGENCIES = (
    r"with mit con avec com met z od von from de da material materials information información informations "
    r"informations informazioni informações source sources quelle quellen fuente fuentes fonte fonti bron "
    r"źródło источник kaynak källa kilde und and y et e en i и agencies agenturen agencias agences agenzie"
)
