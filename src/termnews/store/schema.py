"""The schema of the cache as SQL, and the steps that bring an older cache up to it."""

import sqlite3
from collections.abc import Iterator

# "tnws": what tells a cache from any other SQLite file.
APPLICATION_ID = 0x746E7773
VERSION = 4
# The table that only a saved copy has: what tells it from a cache that a sources.toml belongs to.
SAVED = "saved"
# The table that only a cache has which was salvaged from a damaged one: where that is, and what was found in it.
SALVAGED = "salvaged"

SCHEMA = """
-- Every source that was ever subscribed to. position is its place among the subscriptions, NULL once it is none;
-- its articles stay, and subscribing again brings them back. Times are epoch seconds, here and everywhere.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    position INTEGER,
    category TEXT NOT NULL,
    title TEXT,                     -- the reader's own; feed_title is the publisher's
    feed_title TEXT,
    site TEXT,
    full_text INTEGER NOT NULL DEFAULT 0,
    map TEXT NOT NULL DEFAULT '{}', -- JSON
    interval INTEGER,               -- minutes, as ttl
    keep_days INTEGER, keep_articles INTEGER,
    paused INTEGER NOT NULL DEFAULT 0,
    ttl INTEGER, fresh_for INTEGER, -- fresh_for in seconds
    took REAL,                      -- seconds an answer takes, of late
    newest INTEGER,                 -- date of the newest article
    moved_to TEXT,                  -- where a permanent redirect led the last time
    typed_host TEXT,                -- the host that a person chose, where a redirect or a page led to another
    etag TEXT, last_modified TEXT, body_hash TEXT,
    checked INTEGER, success INTEGER, error TEXT, error_since INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER, gone INTEGER NOT NULL DEFAULT 0
);

-- How many dates of a feed nobody could read the last time, and one of them.
CREATE TABLE unread_dates (source INTEGER PRIMARY KEY, number INTEGER NOT NULL, example TEXT NOT NULL);

-- What a headline shows and what merging compares. source is NULL for a page that a link led to. An article that is
-- kept no longer has no row in the other tables: it is known here, so that it does not come as a new one again.
-- place = sort date << 28 | id: one number that orders all articles, newest first when read backwards.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    source INTEGER REFERENCES sources (id),
    key TEXT NOT NULL,              -- unique in its source, so that two refreshes at once store an article once
    guid TEXT,                      -- folded, for comparing
    canonical TEXT,
    digest BLOB NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    authors TEXT NOT NULL,          -- JSON, and so are topics
    topics TEXT NOT NULL,
    site TEXT,                      -- of a page without a source
    published INTEGER,
    seen INTEGER NOT NULL
);
CREATE UNIQUE INDEX articles_key ON articles (source, key);
CREATE INDEX articles_guid ON articles (source, guid);
CREATE INDEX articles_canonical ON articles (source, canonical);
CREATE INDEX articles_published ON articles (source, published);

-- What only reading an article needs, apart so that lists do not page over it. html is NULL where the feed has none.
CREATE TABLE contents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    html TEXT,
    guid TEXT,
    updated INTEGER,
    language TEXT,
    image TEXT,
    comments TEXT,
    enclosures TEXT NOT NULL        -- JSON: [[url, type, length], ...]
);

-- The pages that a feed names beside an article, for those that have any: JSON, [[url, title], ...].
CREATE TABLE related_pages (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    pages TEXT NOT NULL
);

-- What the reader did with an article, apart from what the publisher says; with it what lists choose by, so that a
-- list of 100,000 is one walk over some 20 bytes a row. category is set where the source files by its articles' own.
-- twin is set where several sources carry one address: the id of the article among them whose document all share.
CREATE TABLE states (
    place INTEGER PRIMARY KEY,
    source INTEGER,
    category TEXT,
    twin INTEGER,
    listed INTEGER NOT NULL,        -- 1 while its source is subscribed to
    length INTEGER NOT NULL DEFAULT 0, -- characters of its text, the longer one of the feed's and the page's
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    later INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX states_source ON states (source, read, category);
CREATE INDEX states_starred ON states (starred) WHERE starred = 1;
CREATE INDEX states_later ON states (later) WHERE later = 1;
CREATE INDEX states_twin ON states (twin) WHERE twin IS NOT NULL;

CREATE TABLE topics (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID; -- name is case folded

-- Every address under which an article is known, canonical: its own, the one asked for, the one that answered.
CREATE TABLE addresses (canonical TEXT, article INTEGER, PRIMARY KEY (canonical, article)) WITHOUT ROWID;

-- What an article said before it was edited; unseen is 1 until an article that was read is opened again.
CREATE TABLE editions (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    html TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    unseen INTEGER NOT NULL
);

-- Full texts, as the JSON of domain/document_json.py.
CREATE TABLE documents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    json TEXT NOT NULL,
    stored INTEGER NOT NULL
);

-- n orders what was read; an article opened again moves to the end.
CREATE TABLE history (n INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL UNIQUE, opened INTEGER NOT NULL);
CREATE TABLE positions (article INTEGER PRIMARY KEY, fraction REAL NOT NULL);
CREATE TABLE wanted (canonical TEXT PRIMARY KEY, url TEXT NOT NULL, article INTEGER, asked INTEGER NOT NULL);

-- The plain text that search finds: rowids are places, so the index gives the newest first without sorting.
-- Scripts written without spaces have U+200B between characters (see texts.py).
CREATE TABLE texts (place INTEGER PRIMARY KEY, title TEXT, body TEXT, page TEXT, names TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, page, names, content = 'texts', content_rowid = 'place',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
-- The places of articles whose texts are not written yet, or not anew: headlines are stored first.
CREATE TABLE unindexed (place INTEGER PRIMARY KEY);
-- One row while texts of an older version are written anew: those of lower places wait (see index_renewal.py).
CREATE TABLE reindexing (below INTEGER NOT NULL);
-- Triggers hold the index in step with the texts whatever statement changes them (sqlite.org/fts5.html, 4.4.3). There
-- is none for inserting: from a trigger FTS5 writes out what it gathered after each row, which takes thrice the time.
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
-- And these keep the lengths that lists may be sorted by.
CREATE TRIGGER texts_length AFTER INSERT ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
CREATE TRIGGER texts_new_length AFTER UPDATE OF body, page ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
-- A larger buffer before words are flushed: a third less time for a batch of articles.
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
"""

# MIGRATIONS[n] brings a cache of version n to version n + 1; SCHEMA is always the newest. From 2 to 3 the tables stay
# as they are: logins.py takes logins out of them.
MIGRATIONS: dict[int, str] = {
    1: """
ALTER TABLE sources ADD COLUMN interval INTEGER;
ALTER TABLE sources ADD COLUMN keep_days INTEGER;
ALTER TABLE sources ADD COLUMN keep_articles INTEGER;
ALTER TABLE sources ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN fresh_for INTEGER;
ALTER TABLE sources ADD COLUMN took REAL;
ALTER TABLE sources ADD COLUMN newest INTEGER;
ALTER TABLE sources ADD COLUMN moved_to TEXT;
ALTER TABLE sources ADD COLUMN typed_host TEXT;
ALTER TABLE states ADD COLUMN twin INTEGER;
ALTER TABLE states ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
CREATE INDEX states_twin ON states (twin) WHERE twin IS NOT NULL;
CREATE TABLE unindexed (place INTEGER PRIMARY KEY);
DROP TRIGGER texts_insert;
UPDATE states SET length = max(length(body), length(page)) FROM texts WHERE texts.place = states.place;
CREATE TRIGGER texts_length AFTER INSERT ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
CREATE TRIGGER texts_new_length AFTER UPDATE OF body, page ON texts BEGIN
    UPDATE states SET length = max(length(new.body), length(new.page)) WHERE place = new.place;
END;
UPDATE sources SET newest = (SELECT max(place) >> 28 FROM states WHERE source = sources.id);
-- Twins as store/same_address.py finds them: one article each of several sources, at an address that is no front page.
UPDATE states SET twin = lead FROM (
    SELECT canonical, min(id) AS lead FROM articles WHERE canonical GLOB '*[/?]*'
    GROUP BY canonical HAVING count(*) > 1 AND count(*) = count(DISTINCT coalesce(source, 0))
) AS shared JOIN articles ON articles.canonical = shared.canonical WHERE states.place = articles.place;
UPDATE states SET read = 1 WHERE twin IN (SELECT twin FROM states WHERE twin IS NOT NULL AND read = 1);
UPDATE OR IGNORE documents SET article = (
    SELECT twin FROM states JOIN articles ON articles.place = states.place WHERE articles.id = documents.article
) WHERE article IN (
    SELECT articles.id FROM states JOIN articles ON articles.place = states.place WHERE twin IS NOT NULL
);
""",
    2: "",
    3: """
CREATE TABLE IF NOT EXISTS unread_dates (source INTEGER PRIMARY KEY, number INTEGER NOT NULL, example TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS related_pages (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    pages TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS editions (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    html TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    unseen INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS reindexing (below INTEGER NOT NULL);
INSERT INTO reindexing SELECT place + 1 FROM texts ORDER BY place DESC LIMIT 1;
""",
}
# The versions whose step adds tables and changes nothing that is there: no copy of such a cache is kept while it is
# brought up to date, and where it cannot be written it is read as it is.
ADDITIVE = frozenset({3})


def statements(script: str) -> Iterator[str]:
    """Split a script into statements, so that it can run inside a transaction (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def is_additive(version: int) -> bool:
    """Tell whether all that a cache of `version` lacks is tables."""
    return ADDITIVE.issuperset(range(version, VERSION))


def temporary_steps(version: int) -> Iterator[str]:
    """Yield the statements that give a connection to a cache of `version` the tables it lacks, for itself alone."""
    yield "PRAGMA temp_store = MEMORY"
    for number in range(version, VERSION):
        for statement in statements(MIGRATIONS[number]):
            yield statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1)


def steps(version: int) -> Iterator[str]:
    """Yield the statements that bring a cache of `version` (0: an empty file) to the present one."""
    scripts = [SCHEMA] if version == 0 else [MIGRATIONS[number] for number in range(version, VERSION)]
    for script in scripts:
        yield from statements(script)
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    yield f"PRAGMA user_version = {VERSION}"
