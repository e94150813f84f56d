-- When a record came here, which can be long after it arrived there. What was here before this
-- step is never new.
ALTER TABLE records ADD COLUMN received_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX records_received ON records (owner_id, family, received_at);

CREATE TABLE last_visits (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    family TEXT NOT NULL,
    visited_at BIGINT NOT NULL,
    new_since BIGINT NOT NULL,
    PRIMARY KEY (account_id, family)
);
