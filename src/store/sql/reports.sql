-- Complaints about links, kept on this computer only.
-- Days, surfaces, effects and causes are written as the policy file writes them: `2021-09-28`, `group`, `hard_stop`, `user_info`.

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    at_millis INTEGER NOT NULL,
    day TEXT NOT NULL,
    surface TEXT NOT NULL,
    address TEXT NOT NULL,
    host TEXT NOT NULL,
    effect TEXT NOT NULL,
    cause TEXT NOT NULL
) STRICT;
