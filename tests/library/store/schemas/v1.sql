-- A database as version 1 left it: its schema as it was then, and a little in each table. Never changed again.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_zh TEXT NOT NULL
) STRICT;

-- `key` keeps the million rows of `messages` small; the program only knows `id`.
CREATE TABLE conversations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('dm', 'group')),
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    read_up_to INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
    conversation INTEGER NOT NULL REFERENCES conversations (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) STRICT, WITHOUT ROWID;

-- Senders are no foreign keys: a person may leave the demo content, what they wrote stays.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations (key) ON DELETE CASCADE,
    sender TEXT NOT NULL,
    at_millis INTEGER NOT NULL,
    text TEXT NOT NULL,
    zh TEXT,
    forwarded_from TEXT
) STRICT;

-- Finds the newest messages of a conversation, and counts the unread ones without reading a single message.
CREATE INDEX messages_by_conversation ON messages (conversation, id, sender);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    author TEXT NOT NULL,
    at_millis INTEGER NOT NULL,
    text TEXT NOT NULL,
    zh TEXT
) STRICT;

CREATE TABLE pictures (
    post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (post, position)
) STRICT, WITHOUT ROWID;

-- `place` grows, so its order is the order of liking.
CREATE TABLE likes (
    place INTEGER PRIMARY KEY,
    post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    UNIQUE (post, person)
) STRICT;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    post INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    at_millis INTEGER NOT NULL,
    text TEXT NOT NULL,
    zh TEXT
) STRICT;

CREATE INDEX comments_by_post ON comments (post);

PRAGMA application_id = 0x4d6f6f6e;
PRAGMA user_version = 1;

INSERT INTO people VALUES ('me', 'Me', '我', '', ''), ('ann', 'Ann', '安', 'A friend', '朋友');
INSERT INTO conversations VALUES (1, 'dm-ann', 'dm', 'Ann', '安', 1);
INSERT INTO members VALUES (1, 0, 'ann');
INSERT INTO messages VALUES (1, 1, 'me', 1000, 'Hello', '你好', NULL), (2, 1, 'ann', 2000, 'Hi', NULL, 'me');
INSERT INTO posts VALUES (1, 'ann', 3000, 'Tea', '茶');
INSERT INTO pictures VALUES (1, 0, 'tea');
INSERT INTO likes VALUES (1, 1, 'me');
INSERT INTO comments VALUES (1, 1, 'me', 4000, 'Nice', NULL);
