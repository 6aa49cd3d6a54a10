-- The decision log: what was asked of the policy and what it answered, in words that outlive the policy.
-- Of a link there are surface, switch, platform, host and address; of a payment merchant and wallet.

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    at_millis INTEGER NOT NULL,
    day TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('tap', 'continue', 'browser', 'pay')),
    surface TEXT,
    switch TEXT,
    platform TEXT,
    host TEXT,
    address TEXT,
    merchant TEXT,
    wallet TEXT,
    answer TEXT NOT NULL,
    rule TEXT NOT NULL,
    certainty TEXT NOT NULL,
    policy TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    CHECK (CASE act WHEN 'pay' THEN merchant IS NOT NULL AND wallet IS NOT NULL
           ELSE surface IS NOT NULL AND switch IS NOT NULL AND platform IS NOT NULL AND host IS NOT NULL AND address IS NOT NULL END)
) STRICT;
