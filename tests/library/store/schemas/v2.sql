-- A database as version 2 left it: its schema as it was then, and a little in each table. Never changed again.
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

-- The books. What the rules of the program promise, the database holds a second time: entries balance, history is never rewritten, a
-- balance is the sum of its postings, and an order is charged once.

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    merchant TEXT NOT NULL,
    currency TEXT NOT NULL,
    fee INTEGER NOT NULL CHECK (fee >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    refunded INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND total),
    address TEXT NOT NULL,
    state TEXT NOT NULL CHECK
        (state IN ('draft', 'confirmed', 'paying', 'paid', 'failed', 'cancelled', 'partly_refunded', 'refunded'))
) STRICT;

-- Carts are loaded however old they are.
CREATE INDEX drafts ON orders (id) WHERE state = 'draft';

CREATE TABLE order_lines (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    good TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    refunded INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND quantity),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_steps (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    at_millis INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    may_owe INTEGER NOT NULL CHECK (may_owe IN (0, 1))
) STRICT;

CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'top_up', 'payment', 'refund')),
    order_id INTEGER REFERENCES orders (id),
    at_millis INTEGER NOT NULL,
    day TEXT NOT NULL,
    permit_rule TEXT,
    permit_state TEXT,
    permit_certainty TEXT,
    permit_source TEXT,
    permit_policy TEXT,
    CHECK ((kind = 'payment') = (permit_rule IS NOT NULL)),
    CHECK ((kind IN ('payment', 'refund')) = (order_id IS NOT NULL))
) STRICT;

CREATE INDEX entries_by_order ON entries (order_id) WHERE order_id IS NOT NULL;

-- Written before their entry, which closes them; hence the deferred reference.
CREATE TABLE postings (
    entry INTEGER NOT NULL REFERENCES entries (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (key),
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    balance INTEGER NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX postings_by_account ON postings (account, currency, entry, amount, balance);

CREATE TABLE payments (
    idempotency_key TEXT NOT NULL PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    wallet TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    at_millis INTEGER NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('started', 'captured', 'declined', 'cancelled', 'interrupted')),
    entry INTEGER REFERENCES entries (id),
    told INTEGER NOT NULL CHECK (told IN (0, 1)),
    CHECK ((state = 'captured') = (entry IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX payments_by_order ON payments (order_id);
CREATE UNIQUE INDEX one_charge_an_order ON payments (order_id) WHERE state IN ('started', 'captured');
-- What a start after a crash must look at: few, however many payments there are.
CREATE INDEX payments_untold ON payments (order_id) WHERE told = 0;

CREATE TRIGGER postings_come_before_their_entry BEFORE INSERT ON postings
WHEN EXISTS (SELECT 1 FROM entries WHERE id >= NEW.entry)
BEGIN SELECT RAISE(ABORT, 'the entry is closed'); END;

CREATE TRIGGER balance_is_the_sum_of_postings BEFORE INSERT ON postings
WHEN NEW.balance IS NOT NEW.amount + coalesce(
    (SELECT balance FROM postings WHERE account = NEW.account AND currency = NEW.currency ORDER BY entry DESC LIMIT 1), 0)
BEGIN SELECT RAISE(ABORT, 'the balance is not the sum of the postings'); END;

CREATE TRIGGER nobody_owes_who_may_not BEFORE INSERT ON postings
WHEN NEW.balance < 0 AND NOT (SELECT may_owe FROM accounts WHERE key = NEW.account)
BEGIN SELECT RAISE(ABORT, 'the account would fall below zero'); END;

CREATE TRIGGER entries_balance BEFORE INSERT ON entries
WHEN (SELECT count(*) FROM postings WHERE entry = NEW.id) < 2
    OR EXISTS (SELECT 1 FROM postings WHERE entry = NEW.id GROUP BY currency HAVING sum(amount) <> 0)
BEGIN SELECT RAISE(ABORT, 'the entry does not balance'); END;

CREATE TRIGGER postings_never_change BEFORE UPDATE ON postings
BEGIN SELECT RAISE(ABORT, 'postings never change'); END;

CREATE TRIGGER postings_never_go BEFORE DELETE ON postings
BEGIN SELECT RAISE(ABORT, 'postings never go'); END;

CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries never change'); END;

CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries never go'); END;

CREATE TRIGGER accounts_never_change BEFORE UPDATE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts never change'); END;

CREATE TRIGGER accounts_never_go BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts never go'); END;

CREATE TRIGGER order_history_never_changes BEFORE UPDATE ON order_steps
BEGIN SELECT RAISE(ABORT, 'an order''s history never changes'); END;

CREATE TRIGGER order_history_never_goes BEFORE DELETE ON order_steps
BEGIN SELECT RAISE(ABORT, 'an order''s history never goes'); END;

CREATE TRIGGER orders_never_go BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'orders never go'); END;

CREATE TRIGGER confirmed_orders_keep_their_content BEFORE UPDATE ON orders
WHEN OLD.state <> 'draft'
    AND (OLD.id, OLD.merchant, OLD.currency, OLD.fee, OLD.total, OLD.address)
        IS NOT (NEW.id, NEW.merchant, NEW.currency, NEW.fee, NEW.total, NEW.address)
BEGIN SELECT RAISE(ABORT, 'the order is confirmed'); END;

CREATE TRIGGER ended_payments_stay_ended BEFORE UPDATE ON payments
WHEN (OLD.idempotency_key, OLD.order_id, OLD.wallet, OLD.currency, OLD.amount)
        IS NOT (NEW.idempotency_key, NEW.order_id, NEW.wallet, NEW.currency, NEW.amount)
    OR (OLD.state <> 'started' AND (OLD.state, OLD.entry) IS NOT (NEW.state, NEW.entry))
BEGIN SELECT RAISE(ABORT, 'the payment has ended'); END;

CREATE TRIGGER payments_never_go BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'payments never go'); END;

PRAGMA application_id = 0x4d6f6f6e;
PRAGMA user_version = 2;

INSERT INTO people VALUES ('me', 'Me', '我', '', ''), ('ann', 'Ann', '安', 'A friend', '朋友');
INSERT INTO conversations VALUES (1, 'dm-ann', 'dm', 'Ann', '安', 1);
INSERT INTO members VALUES (1, 0, 'ann');
INSERT INTO messages VALUES (1, 1, 'me', 1000, 'Hello', '你好', NULL), (2, 1, 'ann', 2000, 'Hi', NULL, 'me');
INSERT INTO posts VALUES (1, 'ann', 3000, 'Tea', '茶');
INSERT INTO pictures VALUES (1, 0, 'tea');
INSERT INTO likes VALUES (1, 1, 'me');
INSERT INTO comments VALUES (1, 1, 'me', 4000, 'Nice', NULL);

BEGIN;
INSERT INTO accounts VALUES (1, 'opening', 1), (2, 'wallet:quickpass', 0);
INSERT INTO postings VALUES (1, 0, 2, 'CNY', 66600, 66600), (1, 1, 1, 'CNY', -66600, -66600);
INSERT INTO entries VALUES (1, 'opening', 'opening', NULL, 1000, '2021-09-28', NULL, NULL, NULL, NULL, NULL);
COMMIT;
