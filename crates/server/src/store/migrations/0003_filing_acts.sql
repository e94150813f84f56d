CREATE TABLE uploads (
    id TEXT NOT NULL /*binary*/ PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX uploads_by_account ON uploads (account_id, created_at);
CREATE INDEX uploads_by_age ON uploads (created_at);

CREATE TABLE upload_parts (
    upload_id TEXT NOT NULL /*binary*/ REFERENCES uploads (id) ON DELETE CASCADE,
    start BIGINT NOT NULL,
    content /*bytes*/ NOT NULL,
    PRIMARY KEY (upload_id, start)
);

-- What the owner did here, which no import takes away.
ALTER TABLE record_events ADD COLUMN by_owner BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE documents ADD COLUMN by_owner BOOLEAN NOT NULL DEFAULT FALSE;
