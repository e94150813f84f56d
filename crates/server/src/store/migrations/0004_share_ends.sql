ALTER TABLE shares ADD COLUMN ends_at BIGINT;
ALTER TABLE shares ADD COLUMN reminded_at BIGINT;
ALTER TABLE shares ADD COLUMN renewal_asked_at BIGINT;
ALTER TABLE shares ADD COLUMN renewal_ends_at BIGINT;
ALTER TABLE shares ADD COLUMN undo_id TEXT;
CREATE INDEX shares_by_end ON shares (ends_at)
    WHERE ends_at IS NOT NULL AND state IN ('requested', 'approved');
CREATE INDEX shares_by_undo ON shares (undo_id) WHERE undo_id IS NOT NULL;

CREATE TABLE undos (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    open_until BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX undos_by_age ON undos (open_until);

ALTER TABLE messages ADD COLUMN undo_id TEXT;
CREATE INDEX messages_by_undo ON messages (undo_id) WHERE undo_id IS NOT NULL;
