CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    position INTEGER,
    category TEXT NOT NULL,
    title TEXT,
    feed_title TEXT,
    site TEXT,
    full_text INTEGER NOT NULL DEFAULT 0,
    map TEXT NOT NULL DEFAULT '{}',
    interval INTEGER,
    keep_days INTEGER, keep_articles INTEGER,
    paused INTEGER NOT NULL DEFAULT 0,
    ttl INTEGER, fresh_for INTEGER,
    took REAL,
    newest INTEGER,
    moved_to TEXT,
    typed_host TEXT,
    etag TEXT, last_modified TEXT, body_hash TEXT,
    checked INTEGER, success INTEGER, error TEXT, error_since INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER, gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    source INTEGER REFERENCES sources (id),
    key TEXT NOT NULL,
    guid TEXT,
    canonical TEXT,
    digest BLOB NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    authors TEXT NOT NULL,
    topics TEXT NOT NULL,
    site TEXT,
    published INTEGER,
    seen INTEGER NOT NULL
);
CREATE UNIQUE INDEX articles_key ON articles (source, key);
CREATE INDEX articles_guid ON articles (source, guid);
CREATE INDEX articles_canonical ON articles (source, canonical);
CREATE INDEX articles_published ON articles (source, published);
CREATE TABLE contents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    html TEXT,
    guid TEXT,
    updated INTEGER,
    language TEXT,
    image TEXT,
    comments TEXT,
    enclosures TEXT NOT NULL
);
CREATE TABLE states (
    place INTEGER PRIMARY KEY,
    source INTEGER,
    category TEXT,
    twin INTEGER,
    listed INTEGER NOT NULL,
    length INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    later INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX states_source ON states (source, read, category);
CREATE INDEX states_starred ON states (starred) WHERE starred = 1;
CREATE INDEX states_later ON states (later) WHERE later = 1;
CREATE INDEX states_twin ON states (twin) WHERE twin IS NOT NULL;
CREATE TABLE topics (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE TABLE addresses (canonical TEXT, article INTEGER, PRIMARY KEY (canonical, article)) WITHOUT ROWID;
CREATE TABLE documents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    json TEXT NOT NULL,
    stored INTEGER NOT NULL
);
CREATE TABLE history (n INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL UNIQUE, opened INTEGER NOT NULL);
CREATE TABLE positions (article INTEGER PRIMARY KEY, fraction REAL NOT NULL);
CREATE TABLE wanted (canonical TEXT PRIMARY KEY, url TEXT NOT NULL, article INTEGER, asked INTEGER NOT NULL);
CREATE TABLE texts (place INTEGER PRIMARY KEY, title TEXT, body TEXT, page TEXT, names TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, page, names, content = 'texts', content_rowid = 'place',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE unindexed (place INTEGER PRIMARY KEY);
CREATE TRIGGER texts_delete AFTER DELETE ON texts BEGIN
    INSERT INTO words (words, rowid, title, body, page, names)
    VALUES ('delete', old.place, old.title, old.body, old.page, old.names);
END;
CREATE TRIGGER texts_update AFTER UPDATE ON texts BEGIN
    INSERT INTO words (words, rowid, title, body, page, names)
    VALUES ('delete', old.place, old.title, old.body, old.page, old.names);
    INSERT INTO words (rowid, title, body, page, names)
    VALUES (new.place, new.title, new.body, new.page, new.names);
END;
CREATE TRIGGER texts_length AFTER INSERT ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
CREATE TRIGGER texts_new_length AFTER UPDATE OF body, page ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
