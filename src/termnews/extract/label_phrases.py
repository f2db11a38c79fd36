"""Table of the phrases that editors set before links to further stories, by language.

`SURE` words make a block an Also Read block by themselves when it is nearly all links. `WEAK` ones also stand
in running text and on buttons: they count only with a separator, or as the heading of a box. `AUTOMATIC`
ones mostly head lists that a program fills: they count only where the article goes on after the list.
"""

SURE = """
en: also read|read also|also see|see also|must read|must reads|don't miss|dont miss|don't miss it|
    related story|related stories|related article|related articles|related reading|related coverage|
    related news|related link|related links|further reading|suggested reading|recommended reading|
    you may also like to read|read this also|read next|also on|in case you missed it|icymi|also watch|
    watch also|more on this|more on this story|more on this topic|more about this|worth reading|
    you might also want to read|earlier story|previously|background|also of interest|
    you may also be interested in|you might also be interested in|you may also want to read|more to read|
    more reading|read this next|see related|related content|related posts you may like|find out more here|
    learn more here|dig deeper|go deeper|
    from the archive|from our archive|from the archives|from our archives|worth a read|our coverage|
    previous coverage|more coverage|past coverage|earlier coverage|more like this|
    also in the news|have you read|did you miss|missed this|read the article|read the story|
    read the full article|read our story|read our report|see our story|read it here|read more here|
    read more about this|read more on this|similar stories|similar story|similar reads
fr: lire aussi|à lire aussi|a lire aussi|à lire|a lire|lire également|à lire également|lisez aussi|voir aussi|
    à voir aussi|lire|sur le même sujet|sur le même thème|pour aller plus loin|pour en savoir plus|
    à découvrir|à relire|lire notre article|lire notre enquête|lire la suite sur|notre dossier|
    retrouvez aussi|articles liés|à lire ou à relire|à lire ensuite|à lire par ailleurs|à voir|
    à écouter aussi|lire plutôt|lire encore|lire l'article|lisez également|lisez notre article|voir également|
    sur ce sujet|sur le sujet|dans le même thème|dans la même rubrique|dans notre dossier|
    pour en savoir davantage|vous aimerez aussi lire|
    cela pourrait vous intéresser|ça peut vous intéresser|ceci peut vous intéresser|nos articles sur le sujet|
    notre article|articles connexes|article connexe|article lié|déjà lu|déjà paru|vous l'avez manqué|
    à ne pas manquer|ne manquez pas|ne ratez pas|découvrez aussi|découvrez également|retrouvez également|
    consultez aussi|consultez également
de: lesen sie auch|lesen sie dazu|lesen sie hier|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|
    lies auch|lest auch|auch interessant|auch lesenswert|lesetipp|mehr zum thema|mehr dazu|mehr lesen|
    siehe auch|passend dazu|zum thema|weiterlesen|lesenswert|hintergrund|weitere artikel zum thema|
    dazu passend|mehr hierzu|weiterführende links|schon gelesen|mehr themen|mehr zu diesem thema|
    mehr zum thema hier|mehr dazu hier|
    lesen sie hierzu|lesen sie hierzu auch|lesen sie dazu auch|lesen sie außerdem|
    lesen sie ebenfalls|lesen sie jetzt|lesen sie jetzt auch|lesen sie zum thema|lesen sie unseren artikel|
    lies mehr|lies weiter|lies dazu|lies dazu auch|lies hier|lest dazu|lest hier|lest mehr|hier lesen|
    hier weiterlesen|jetzt lesen|auch spannend|auch wichtig|auch das könnte sie interessieren|
    auch das könnte dich interessieren|das könnte sie interessieren|das könnte dich interessieren|
    könnte sie auch interessieren|ebenfalls interessant|ebenfalls lesenswert|interessant dazu|dazu auch|
    dazu passt|dazu mehr|dazu lesen|aus dem archiv|zum weiterlesen|zum nachlesen|unsere leseempfehlung|
    unser lesetipp|mehr lesen sie hier|sehen sie auch|schauen sie auch|vgl. auch|verwandte themen|
    ähnliches thema|verwandter artikel|ähnlicher artikel
es: lee también|lea también|leer también|lea además|lee además|te puede interesar|te puede gustar|
    le puede interesar|también te puede interesar|puede interesarte|podría interesarte|te podría interesar|
    te recomendamos leer|te recomendamos|le recomendamos|ver también|vea también|mira también|mirá también|
    no te pierdas|no se pierda|leé también|más sobre este tema|más información|además|noticias relacionadas|
    noticia relacionada|artículo relacionado|artículos relacionados|relacionado|relacionada|relacionadas|
    lee más|sigue leyendo|entérate|puedes ver|puede ver|puedes leer|puede leer|puedes leer también|
    también puedes leer|también puede leer|también puedes ver|también lee|también lea|también te recomendamos|
    mire también|vea además|ve también|lee aquí|lea aquí|lee acá|lea acá|lee más aquí|leer nota|leer más aquí|
    lee la nota|lea la nota|lee la nota completa|lea la nota completa|te sugerimos|te sugerimos leer|
    le sugerimos|te recomendamos ver|le puede gustar|te podría gustar|le podría interesar|quizás te interese|
    quizá te interese|quizás le interese|tal vez te interese|si te interesa|esto te interesa|
    esto te puede interesar|en contexto|sobre el tema|sobre este tema|más sobre el tema|más del tema|
    más detalles|más detalles aquí|más aquí|nota relacionada|notas relacionadas|nota recomendada|
    notas recomendadas|temas relacionados|tema relacionado|contenido relacionado|para leer más|para saber más|
    para conocer más|conoce más|conozca más|conocé más|sepa más|descubre más|descubra más|entérate más|
    no dejes de leer|no deje de leer|lectura recomendada|lecturas recomendadas|le interesa|siga leyendo|
    seguí leyendo|ampliar información|amplía esta información
ca: llegeix també|llegiu també|vegeu també|també et pot interessar|et pot interessar|llegiu més|llegeix més|
    notícies relacionades|notícia relacionada|et pot interessar també|us pot interessar|
    mira també
gl: le tamén|ler tamén|le máis|ler máis|noticias relacionadas|ver tamén|
    tamén che pode interesar
pt: leia também|leia mais|leia ainda|leia tambem|saiba mais|veja também|veja mais|veja ainda|confira também|
    lea também|ler também|leia também sobre|não perca|você pode gostar|pode te interessar|confira|
    matérias relacionadas|notícias relacionadas|relacionadas|a ler|a não perder|leia aqui|leia a matéria|
    leia a notícia|leia a reportagem|leia a reportagem completa|leia a íntegra|leia na íntegra|
    leia mais sobre|leia mais aqui|leia outras notícias|lê também|lê mais|vê também|vê mais|ver também|
    ver ainda|veja aqui|veja a matéria|veja mais aqui|e mais|confira mais|confira ainda|confira aqui|
    entenda o caso|saiba tudo|saiba mais aqui|saiba mais sobre|saber mais|para saber mais|sobre o assunto|
    sobre o tema|mais sobre o assunto|mais sobre o tema|conteúdo relacionado|
    conteúdos relacionados|notícia relacionada|matéria relacionada|artigo relacionado|artigos relacionados|
    talvez te interesse|talvez lhe interesse|pode interessar|também pode interessar|você pode se interessar|
    você também pode se interessar|recomendamos para você|não deixe de ler|leitura recomendada|continue lendo|
    acompanhe também|assista também
it: leggi anche|leggi pure|leggi l'articolo|leggi tutto|per approfondire|approfondisci|approfondimento|
    vedi anche|guarda anche|ti potrebbe interessare|ti potrebbe interessare anche|potrebbe interessarti|
    potrebbe interessarti anche|da leggere|scopri anche|da non perdere|articoli correlati|leggi qui|
    leggi ancora|leggi di più qui|leggi la notizia|leggi l'articolo completo|leggi l'approfondimento|
    leggi tutto l'articolo|leggete anche|leggete pure|leggere anche|da leggere anche|vedi pure|vedi qui|
    guarda pure|ti può interessare|ti può interessare anche|può interessarti|può interessarti anche|
    forse ti interessa|forse ti può interessare|potrebbe interessarvi|vi potrebbe interessare|
    sullo stesso tema|sullo stesso argomento|sul tema|sul caso|articolo correlato|notizie correlate|
    notizia correlata|contenuti correlati|ti consigliamo|ti consigliamo di leggere|vi consigliamo|
    per saperne di più|scopri di più qui|non perderti|non perdere|il precedente|
    continua a leggere
ro: citește și|citiți și|citeste si|cititi si|vezi și|vezi si|citește mai mult|recomandări|pe același subiect|
    citiți mai mult|citeste mai mult|citește mai departe|citiți mai departe|citește aici|citiți aici|
    citește integral|citește și pe|mai multe|mai multe detalii|mai multe detalii aici|vezi mai mult|
    vezi detalii|vezi aici|te-ar putea interesa|te-ar putea interesa și|v-ar putea interesa|
    ți-ar putea plăcea|articole similare|articol similar|articole recomandate|articole conexe|știri similare|
    recomandarea noastră|pe aceeași temă|nu ratați|nu rata|află mai multe|aflați mai multe
nl: lees ook|lees meer|lees verder|lees hier|zie ook|bekijk ook|meer over dit onderwerp|ook interessant|
    kijk ook|lees dit ook|lees hier meer|lees hierover ook|lees meer hierover|lees meer over dit onderwerp|
    lees het hier|lees het artikel|lees ook dit|lees daarover ook|lees eerder|lees terug|eerder verschenen|
    meer hierover|meer lezen|meer weten|verder lezen|bekijk hier|zie hier|gerelateerd artikel|uit het archief|
    ook leuk|ook lezen|misschien ook interessant|dit vind je misschien ook interessant|mis dit niet|
    niet te missen
af: lees ook|lees meer
sv: läs också|läs även|läs mer|se också|missa inte|läs vidare|relaterat|relaterade artiklar|läs mer här|
    läs mer om|läs hela|läs hela artikeln|läs artikeln|läs artikeln här|läs tidigare|läs vår artikel|
    läs också här|läs även här|tidigare artikel|tidigare artiklar|relaterad artikel|relaterade nyheter|
    mer om ämnet|mer i ämnet|mer om detta|missa inte heller|ur arkivet|har du läst|har du läst det här|
    du kanske också gillar|rekommenderad läsning|se mer|se mer här
no: les også|les mer|se også|les flere|relaterte saker|les også om|les mer her|les mer om|les hele|
    les hele saken|les saken|les saken her|les artikkelen|les tidligere|les også her|les videre|les vår sak|
    relatert sak|relaterte artikler|mer om saken|mer om dette|mer om temaet|har du lest|har du fått med deg|
    få med deg|anbefalte saker|ikke gå glipp av|fra arkivet|se mer
da: læs også|læs mere|se også|relaterede artikler|læs her|læs mere her|læs mere om|læs hele|læs hele artiklen|
    læs artiklen|læs artiklen her|læs tidligere|læs også her|læs videre|læs resten|relateret artikel|
    relaterede nyheder|mere om emnet|mere om sagen|har du læst|gå ikke glip af|fra arkivet|se mere
is: lesa meira|sjá einnig|lesið einnig|lestu meira|lestu einnig|lestu líka|tengdar fréttir|tengd frétt|
    tengt efni|sjá meira|sjá líka|meira um málið
fi: lue myös|lue lisää|katso myös|aiheesta lisää|lue seuraavaksi|lue lisää täältä|lue lisää aiheesta|
    lue juttu|lue koko juttu|lue artikkeli|lue tästä|lue seuraavaksi myös|lue aiemmin|aiemmin aiheesta|
    aiheeseen liittyvää|aiheeseen liittyvät jutut|katso lisää|oletko jo lukenut|muista myös|jatka lukemista
et: loe ka|loe lisaks|vaata ka|loe veel|loe veel siit|loe rohkem|loe edasi|loe lähemalt|seotud lood|
    seotud artiklid|seotud uudised|vaata veel|vaata lisaks|samal teemal
lv: lasi arī|lasiet arī|skaties arī|lasi vēl|lasiet vēl|lasi tālāk|lasi citur|saistītie raksti|skati arī|
    par tēmu
lt: skaitykite taip pat|taip pat skaitykite|skaityk taip pat|skaitykite daugiau|skaityk daugiau|
    skaitykite dar|susiję straipsniai|susijusios naujienos|taip pat žiūrėkite|rekomenduojame perskaityti
pl: czytaj też|czytaj także|czytaj również|przeczytaj też|przeczytaj także|przeczytaj również|zobacz też|
    zobacz także|zobacz również|sprawdź też|sprawdź także|czytaj więcej|więcej na ten temat|polecamy|
    warto przeczytać|czytaj dalej|czytaj więcej tutaj|czytaj na ten temat|czytaj tutaj|czytaj wcześniej|
    przeczytaj więcej|przeczytaj koniecznie|przeczytaj artykuł|zobacz więcej|zobacz koniecznie|
    sprawdź koniecznie|sprawdź również|warto zobaczyć|warto wiedzieć|może cię zainteresować|
    może cię również zainteresować|może cię zaciekawić|mogą cię zainteresować|może zainteresuje cię|w temacie|
    na ten temat|w tym temacie|powiązane artykuły|powiązany artykuł|podobny artykuł|podobny temat|
    polecamy także|polecamy również|polecamy artykuł|dowiedz się więcej|więcej tutaj|
    więcej w artykule|więcej przeczytasz tutaj|nie przegap|z archiwum|pisaliśmy o tym
cs: čtěte také|čtěte též|přečtěte si také|přečtěte si i|mohlo by vás zajímat|mohlo by vás také zajímat|
    viz také|související články|podívejte se také|čtěte více|čtěte i|čtěte zde|čtěte dále|přečtěte si|
    přečtěte si více|přečtěte si více zde|přečtěte si také zde|přečtěte si článek|více zde|více o tématu|
    více k tématu|k tématu|související článek|související zprávy|doporučujeme přečíst|
    doporučené články|nenechte si ujít|mohlo by se vám líbit|zajímá vás|sledujte také|podívejte se i|
    z archivu|psali jsme|celý článek
sk: čítajte aj|prečítajte si aj|prečítajte si tiež|mohlo by vás zaujímať|pozrite si aj|súvisiace články|
    čítajte tiež|čítajte ďalej|čítajte viac|prečítajte si|prečítajte si viac|viac o téme|k téme|
    súvisiaci článok|mohlo by vás tiež zaujímať|nenechajte si ujsť|pozrite tiež|pozrite si tiež|viac čítajte|
    písali sme
hu: olvassa el ezt is|olvasd el ezt is|ez is érdekelheti|ez is érdekelhet|lásd még|kapcsolódó cikkek|
    kapcsolódó cikk|kapcsolódó cikkeink|olvasta már|ezt is ajánljuk|olvassa el|olvasd el|olvassa tovább|olvasd tovább|
    olvasson tovább|ezt is olvassa el|ezt is olvasd el|ezt olvasta már|ezt olvastad már|
    ezt is érdemes elolvasni|érdemes elolvasni|bővebben itt|további részletek|további cikkek|a témában|
    a témához|témába vágó|kapcsolódó anyag|kapcsolódó hírek|kapcsolódó írás|kapcsolódó írásaink|ajánlott cikk|
    ajánlott cikkek|ajánlott cikkeink|ne maradjon le|nézze meg ezt is|nézd meg ezt is|korábban írtuk|
    erről is írtunk
sl: preberite tudi|preberi tudi|berite tudi|poglejte tudi|preberite še|preberi še|preberite več|preberi več|
    berite še|več o tem|več na to temo|povezane novice|povezani članki|sorodne novice|morda vas zanima|
    ne spreglejte|oglejte si tudi|poglejte si tudi
hr: pročitajte i|pročitajte još|pročitaj i|pogledajte i|vezane vijesti|povezani članci|pročitaj još|
    pročitajte više|pročitaj više|pročitajte i ovo|čitajte još|čitajte više|vezani članak|vezane teme|
    povezani članak|povezane vijesti|pogledaj i|pogledajte još|više o temi|više o tome|možda će vas zanimati|
    moglo bi vas zanimati|ne propustite
sr: pročitajte i|прочитајте и|прочитајте још|pogledajte još|pročitajte još|čitajte još|čitajte i|
    pročitajte više|povezane vesti|povezani članci|možda će vas zanimati|pogledajte i|прочитајте више|
    читајте још|читајте и|повезане вести|погледајте још|погледајте и|можда ће вас занимати
mk: прочитајте и|прочитај и|прочитајте повеќе|прочитај повеќе|поврзани вести|погледнете и|види и
bg: прочетете още|прочети още|прочетете и|вижте още|виж още|още по темата|прочети и|прочети повече|
    прочетете повече|прочетете също|прочети също|четете още|четете също|по темата|по тази тема|
    свързани статии|свързани новини|свързана статия|вижте повече|вижте също|виж също|виж и|препоръчваме ви|
    не пропускайте|може да ви хареса|може да ви е интересно|научете повече
ru: читайте также|читать также|читайте ещё|читайте еще|читать ещё|смотрите также|см. также|по теме|
    материалы по теме|материал по теме|рекомендуем|рекомендуем прочитать|подробнее|читайте по теме|
    вам может быть интересно|ранее|что ещё почитать|новости по теме|читайте на эту тему|читайте подробнее|
    читать подробнее|читайте далее|читайте в материале|читайте в нашем материале|прочитайте также|
    прочтите также|также читайте|также по теме|также смотрите|еще по теме|ещё по теме|больше по теме|
    на эту тему|на ту же тему|подробнее здесь|подробнее об этом|подробнее читайте|подробнее по теме|
    смотри также|смотрите по теме|узнайте больше|узнать больше|узнайте также|вам будет интересно|
    вам может понравиться|это интересно|это может быть интересно|будет интересно|
    возможно, вам будет интересно|связанные новости|связанные материалы|связанные статьи|похожие материалы|
    похожая статья|рекомендуем почитать|рекомендуем также|рекомендуем к прочтению|советуем почитать|
    советуем прочитать|не пропустите|из архива|из нашего архива|в тему|к теме
uk: читайте також|читати також|дивіться також|дивись також|за темою|по темі|читайте ще|рекомендуємо|
    детальніше|вас може зацікавити|читайте на цю тему|читайте детальніше|читайте докладніше|читайте більше|
    прочитайте також|також читайте|також дивіться|також за темою|ще за темою|більше за темою|більше по темі|
    на цю тему|до теми|детальніше тут|більше про це|дізнайтеся більше|дізнатися більше|вам буде цікаво|
    вам може сподобатися|це цікаво|може бути цікаво|пов'язані новини|пов'язані матеріали|схожі матеріали|
    рекомендуємо почитати|рекомендуємо прочитати|радимо почитати|не пропустіть|з архіву
be: чытайце таксама|чытайце яшчэ|чытайце таксама пра гэта|глядзіце таксама|па тэме|больш па тэме
el: διαβάστε επίσης|διαβάστε ακόμη|διαβάστε ακόμα|δείτε επίσης|διάβασε επίσης|δείτε ακόμη|
    διαβάστε περισσότερα|διαβάστε σχετικά|σχετικά άρθρα|διαβάστε και|διαβάστε εδώ|διαβάστε αναλυτικά|
    διαβάστε περισσότερα εδώ|διάβασε ακόμα|διάβασε περισσότερα|δείτε και|δείτε ακόμα|δες επίσης|δες ακόμα|
    σχετικό άρθρο|σχετικά θέματα|σχετικές ειδήσεις|ίσως σας ενδιαφέρει|μπορεί να σας ενδιαφέρει|μη χάσετε|
    μην χάσετε|περισσότερα εδώ
tr: ayrıca okuyun|bunu da okuyun|bunlar da ilginizi çekebilir|ilginizi çekebilir|ilgili haber|ilgili haberler|
    şunu da okuyun|devamını oku|bakınız|ayrıca bakınız|önerilen haber|okumak için|haberin devamı|
    haberin detayı|haberin detayları|detaylar için|daha fazlası|daha fazla|
    daha fazlasını oku|ilgili içerik|ilgili içerikler|ilgili yazı|ilgili yazılar|ilgili makale|ilgili konular|
    bunlar da var|bu haber de ilginizi çekebilir|bu da ilginizi çekebilir|bunlara da göz atın|şuna da bakın|
    şunlara da bakın|göz atın|şunu oku|ayrıca bkz|ayrıca oku|ayrıca izleyin|önerilen haberler|önerilen yazı|
    sonraki haber
az: həmçinin oxuyun|oxuyun|bunu da oxuyun|həmçinin bax|həmçinin baxın|ətraflı oxu|ətraflı oxuyun|
    əlaqəli xəbərlər|daha ətraflı
sq: lexo edhe|lexoni edhe|shiko edhe|lexo më shumë|lexoni më shumë|lexo gjithashtu|lexoni gjithashtu|
    shih edhe|lexo edhe këtë|të ngjashme
hi: यह भी पढ़ें|ये भी पढ़ें|यह भी पढ़े|ये भी पढ़े|इसे भी पढ़ें|इन्हें भी पढ़ें|यह भी देखें|और पढ़ें|
    संबंधित खबरें|यहाँ पढ़ें|पढ़ें|जरूर पढ़ें|ज़रूर पढ़ें|इसे पढ़ें|यह पढ़ें|ये पढ़ें|इसे भी देखें|
    ये भी देखें|ये भी जानें|यह भी जानें|इसे भी जानें|और भी पढ़ें|आगे पढ़ें|विस्तार से पढ़ें|पूरी खबर पढ़ें|
    पूरी ख़बर पढ़ें|अधिक पढ़ें|संबंधित ख़बरें|संबंधित समाचार|संबंधित लेख|इससे जुड़ी खबर|इससे जुड़ी खबरें|
    मिलती-जुलती खबरें|यहां पढ़ें|यहां देखें|जरूर देखें
mr: हेही वाचा|हे ही वाचा|हे देखील वाचा|आणखी वाचा|अधिक वाचा|हेही पाहा|हे पण वाचा|संबंधित बातम्या|हे वाचलंत का|
    पुढे वाचा
ne: यो पनि पढ्नुहोस्|यो पनि हेर्नुहोस्
bn: আরও পড়ুন|আরো পড়ুন|এটাও পড়ুন|এও পড়ুন|আরও দেখুন|আরো দেখুন|আরও খবর|আরো খবর|সম্পর্কিত খবর|সংশ্লিষ্ট খবর|
    আরও জানতে|বিস্তারিত পড়ুন|এটি পড়ুন
gu: આ પણ વાંચો|આ પણ જુઓ|વધુ વાંચો
pa: ਇਹ ਵੀ ਪੜ੍ਹੋ|ਹੋਰ ਪੜ੍ਹੋ
ta: இதையும் படியுங்கள்|இதையும் படிக்க|மேலும் படிக்க|இதையும் வாசிக்க|இதையும் படிங்க|மேலும் படியுங்கள்|
    மேலும் வாசிக்க|இதையும் பாருங்கள்|இதையும் காண்க|தொடர்புடைய செய்திகள்|தொடர்புடைய செய்தி|மேலும் காண்க
te: ఇది కూడా చదవండి|ఇవి కూడా చదవండి|ఇదీ చదవండి|ఇవీ చదవండి|మరింత చదవండి|ఇవి కూడా చూడండి|ఇది కూడా చూడండి|
    ఇంకా చదవండి|సంబంధిత వార్తలు|పూర్తి వివరాలు
kn: ಇದನ್ನೂ ಓದಿ|ಇದನ್ನು ಓದಿ|ಹೆಚ್ಚು ಓದಿ
ml: ഇതും വായിക്കുക|കൂടുതൽ വായിക്കുക|ഇതും വായിക്കൂ
or: ଏହା ବି ପଢ଼ନ୍ତୁ|ଅଧିକ ପଢ଼ନ୍ତୁ
si: මෙයද කියවන්න
ur: یہ بھی پڑھیں|مزید پڑھیں|یہ بھی پڑھئے|یہ بھی دیکھیں|متعلقہ خبریں|مزید خبریں|مزید جانیے|یہ پڑھیں
fa: بیشتر بخوانید|همچنین بخوانید|بخوانید|مطالب مرتبط|همچنین ببینید|خبرهای مرتبط|بیشتر بدانید|در همین رابطه|
    در همین زمینه|در این رابطه|در این زمینه|خبر مرتبط|مطلب مرتبط|مطالب بیشتر|این را هم بخوانید|
    این مطلب را هم بخوانید|ادامه مطلب|نیز بخوانید|حتما بخوانید|پیشنهاد می‌شود|پیشنهاد مطالعه
ar: اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً|اقرأ ايضا|اقرأ المزيد|شاهد أيضا|شاهد أيضاً|انظر أيضا|طالع أيضا|
    مواضيع ذات صلة|موضوعات متعلقة|قد يهمك|قد يهمك أيضا|قد يهمك أيضاً|للمزيد|أخبار ذات صلة|اقرئي أيضاً|
    مقالات ذات صلة|ذات صلة|اقرأ أيضًا|إقرأ أيضًا|إقرأ المزيد|اقرأوا أيضاً|اقرأوا أيضا|اقرأ كذلك|اقرأ ايضاً|
    طالع أيضاً|طالع ايضا|طالع المزيد|شاهد أيضًا|شاهد ايضا|شاهدوا أيضاً|انظر أيضاً|اطلع أيضا|اطلع على|تعرف على|
    تعرف أيضا|قد يعجبك|قد يعجبك أيضا|قد يعجبك أيضاً|قد يهمك ايضا|قد يهمك أيضًا|ربما يهمك|ربما يعجبك|ذو صلة|
    أخبار متعلقة|خبر ذو صلة|مقال ذو صلة|موضوع ذو صلة|موضوعات ذات صلة|مواد ذات صلة|مواضيع متعلقة|مواضيع مشابهة|
    المزيد عن|للمزيد من التفاصيل|لقراءة المزيد|لمزيد من التفاصيل|تفاصيل أكثر|في هذا السياق|اقرأ في
he: קראו גם|קרא גם|קראו עוד|עוד בנושא|ראו גם|לקריאה נוספת|כתבות נוספות|קראו עוד בנושא|קרא עוד|להמשך קריאה|
    עוד באתר|עוד בנושא זה|כתבות קשורות|כתבה קשורה|כתבות בנושא|ראו עוד|צפו גם|אולי יעניין אותך|
    אולי יעניין אתכם|אל תפספסו
id: baca juga|baca pula|simak juga|lihat juga|baca selengkapnya|artikel terkait|berita terkait|baca artikel|
    tonton juga|baca juga artikel|baca juga berita|baca juga ini|baca lainnya|baca lebih lanjut|baca di sini|
    baca berita|baca beritanya|baca terkait|berita lainnya|lihat pula|lihat selengkapnya|simak pula|
    simak selengkapnya|simak artikel|informasi terkait|artikel lain|artikel menarik lainnya|jangan lewatkan|
    mungkin anda suka|anda mungkin suka|pilihan redaksi
ms: baca juga|baca lagi|lihat juga|artikel berkaitan|baca seterusnya|baca lanjut|baca selanjutnya|
    baca di sini|berita berkaitan|artikel lain|lihat lagi|jangan ketinggalan
vi: xem thêm|đọc thêm|có thể bạn quan tâm|bài liên quan|tin liên quan|bài viết liên quan|mời xem thêm|
    tham khảo thêm|xem ngay|đọc tiếp|đọc ngay|đọc nhiều hơn|đọc bài|mời đọc thêm|mời đọc|xem tiếp|
    xem chi tiết|xem thêm tại đây|xem thêm về|xem các bài|tin tức liên quan|tin cùng chuyên mục|
    cùng chuyên mục|cùng chủ đề|chủ đề liên quan|nội dung liên quan|bài cùng chủ đề|
    bài viết cùng chủ đề|bài đọc thêm|tìm hiểu thêm|bạn có thể quan tâm|có thể bạn thích|
    đừng bỏ lỡ|tham khảo|gợi ý
th: อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านเพิ่ม|บทความที่เกี่ยวข้อง|อ่านด้วย|
    อ่านเพิ่มเติมที่นี่|อ่านข่าว|อ่านต่อที่นี่|อ่านข่าวต่อ|อ่านข่าวที่เกี่ยวข้อง|อ่านรายละเอียด|
    อ่านรายละเอียดเพิ่มเติม|ข่าวเกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|บทความเกี่ยวข้อง|บทความแนะนำ|ดูเพิ่มเติม|
    ดูเพิ่ม|เรื่องแนะนำ|แนะนำ|อ่านประกอบ
my: ဆက်လက်ဖတ်ရှုရန်
km: អានបន្ថែម
tl: basahin din|basahin|basahin rin|basahin pa|magbasa pa|kaugnay na balita|mga kaugnay na balita|
    panoorin din|tingnan din
sw: soma pia|soma zaidi|pia soma|soma hapa|habari zinazohusiana|soma pia hapa|tazama pia|unaweza pia kusoma
ja: あわせて読みたい|合わせて読みたい|併せて読みたい|関連記事|関連リンク|こちらもおすすめ|
    こちらの記事もおすすめ|おすすめ記事|続きを読む|もっと読む|参考記事|参考|関連ニュース|次に読む|
    こちらも読む|関連|こちらの記事も|こちらもチェック|こちらもどうぞ|合わせて読む|あわせて読む|併せて読む|
    合わせてチェック|こちらの記事もあわせてどうぞ|関連する記事|関連情報|関連コンテンツ|関連トピック|
    おすすめ関連記事|おすすめの記事|おすすめ|次の記事|前回の記事|過去記事|過去の記事|詳しくはこちら|
    詳しく読む|続きはこちら|続きを見る|もっと詳しく|注目記事|
    関連キーワード記事|関連動画|読まれています
zh: 相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|相关文章|相關文章|相关新闻|相關新聞|更多阅读|
    阅读更多|閱讀更多|另请阅读|也可阅读|扩展阅读|拓展阅读|相关报道|相關報導|你可能也想看|看更多|更多新聞|
    參考閱讀|热门推荐|相关链接|相關連結|相关内容|相關內容|相关推荐|相關推薦|相关专题|相关资讯|相關專題|
    延伸阅读推荐|扩展阅读推荐|推荐文章|推薦文章|推荐内容|更多阅读推荐|更多相关|更多报道|更多报导|更多報導|
    更多内容|更多资讯|更多相关新闻|更多相關新聞|更多文章|更多精彩|同场加映|同場加映|你可能感兴趣|你可能感興趣|
    你可能会喜欢|您可能感兴趣|您可能也喜欢|猜您喜欢|继续阅读|繼續閱讀|点击阅读|點擊閱讀|
    看看这个|看更多新聞|更多新闻|也请阅读|往期回顾|前情提要|此前报道|早前报道|
    热点推荐|編輯推薦|编辑推荐|精选文章|精選文章
ko: 관련기사|관련 기사|함께 보기|함께 읽기|함께 읽으면 좋은 글|더 읽기|더 보기|관련 글|같이 보기|추천 기사|
    이 기사도|관련뉴스|관련 뉴스|관련글|관련 글 보기|관련기사 보기|관련 기사 보기|연관기사|연관 기사|
    함께 보면 좋은 글|함께 보면 좋은 기사|함께 읽으면 좋은 기사|같이 읽기|더 읽어보기|더 알아보기|
    이어서 읽기|이어 읽기|추천기사|추천 글|추천글|읽어볼 만한 기사|이런 기사는 어떠세요|이전 기사|
    지난 기사|기사 더보기|주요기사|참고 기사
eu: irakurri ere|irakurri gehiago|irakurri hau ere|lotutako albisteak|ikusi ere|ikusi gehiago|gehiago irakurri
cy: darllenwch hefyd|darllen mwy
ga: léigh freisin
ka: წაიკითხეთ ასევე|ასევე წაიკითხეთ|აგრეთვე იხილეთ|იხილეთ ასევე|ასევე იხილეთ|მსგავსი სიახლეები|
    დაკავშირებული სიახლეები
hy: կարդացեք նաև|կարդացեք նաև սա|նաև կարդացեք|տես նաև|տեսեք նաև|կարդալ ավելին
kk: тағы оқыңыз|сондай-ақ оқыңыз|тағы да оқыңыз|оқи отырыңыз|осы тақырыпта
uz: shuningdek o'qing|o'qing|mavzuga oid|shuningdek o‘qing|мавзуга оид
"""

WEAK = """
en: read more|read|more|related|watch|see more|learn more|read on|more from|more on|more stories|more news|
    read this|see|explore more|explore|continue reading|further|recommended|editor's pick|editors' pick|story|
    opinion|analysis|explained|explainer|click here|check out|find out more|read our|read our guide|
    read the full story|full story|full coverage
fr: lire plus|plus|voir|en savoir plus|lire la suite|aussi|dossier|relire
de: mehr|lesen|mehr erfahren|auch|mehr aus|mehr von|tipp|siehe|lesetipps|leseempfehlung|empfehlung|vertiefung|
    hintergründe
es: más|ver|ver más|leer más|leer|lee|lea|mira|más noticias|también|mire|mirá|vea|contexto|recomendado|
    recomendados|recomendamos|recomendación|entérese
pt: mais|veja|leia|ler mais|ver mais|entenda|relacionado|relacionados|recomendado|recomendados|recomendamos
it: leggi|leggi di più|guarda|altro|vedi|scopri di più|sull'argomento|correlati|consigliati|consigliato|
    dall'archivio
nl: meer|lees|bekijk|eerder|gerelateerd|aanbevolen|aanrader|leestip|leestips
sv: läs|mer|se|lästips|rekommenderas
no: les|mer|se|relatert|anbefalt
da: læs|mere|se|relateret|anbefalet
fi: lue|lisää|katso|suosittelemme|arkistosta|lukuvinkki
pl: więcej|czytaj|zobacz|przeczytaj|sprawdź|powiązane|polecane|pisaliśmy
cs: čtěte|více|viz|související|doporučujeme|nepřehlédněte
tr: oku|oku ayrıca|devamı|detaylar|bkz|önerilen|kaçırmayın
ru: читайте|читать|ещё|еще|далее|читать далее|больше|почитайте|почитать|прочитайте|подробности|смотрите|
    предыстория|контекст
uk: читайте|ще|більше|докладніше|дивіться|передісторія|контекст
id: baca|simak|lihat|terkait|rekomendasi|selengkapnya
vi: đọc|xem
ar: اقرأ|المزيد|شاهد
hi: पढ़े|देखें|पढ़िए
ja: 関連する|詳細
zh: 更多|阅读|相关|推荐|另见|另見|参见|參見|請看|请看
ko: 더
lt: rekomenduojame
sk: súvisiace|odporúčame|neprehliadnite
hu: bővebben|kapcsolódó|ajánljuk|előzmény|előzmények
ro: recomandate
hr: pročitajte|pročitaj|vezano|povezano|preporučujemo|preporuka
sr: pročitajte|pročitaj|preporučujemo|прочитајте|препоручујемо
sl: preberite|povezano|priporočamo
bg: препоръчваме
el: διαβάστε|δείτε|σχετικά|προτεινόμενα|περισσότερα
bn: পড়ুন
fa: مرتبط
he: לקריאה|קשור
tl: kaugnay
ca: relacionat|vegeu
kk: сондай-ақ|толығырақ
uz: o‘qing|batafsil|батафсил
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
