CREATE TABLE companies (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kana TEXT NOT NULL /*binary*/
);

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL /*binary*/ UNIQUE,
    name TEXT NOT NULL,
    kana TEXT NOT NULL /*binary*/,
    kind TEXT NOT NULL,
    company_id TEXT REFERENCES companies (id),
    linked BOOLEAN NOT NULL,
    enabled BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE invitations (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitations_by_account ON invitations (account_id);

CREATE TABLE sign_in_guards (
    key TEXT NOT NULL PRIMARY KEY,
    wrong BIGINT NOT NULL,
    forget_at BIGINT NOT NULL,
    closed_until BIGINT NOT NULL
);

CREATE TABLE shares (
    id TEXT NOT NULL PRIMARY KEY,
    requester_id TEXT NOT NULL REFERENCES accounts (id),
    owner_id TEXT NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    official_document_right TEXT NOT NULL,
    delivery_right TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    decided_at BIGINT,
    ended_at BIGINT,
    asked_again BOOLEAN NOT NULL
);
CREATE INDEX shares_by_requester ON shares (requester_id, state);
CREATE INDEX shares_by_owner ON shares (owner_id, state);
CREATE UNIQUE INDEX shares_one_active_per_pair ON shares (requester_id, owner_id)
    WHERE state IN ('requested', 'approved');

CREATE TABLE messages (
    id /*counter*/,
    message_id TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    sealed BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    lease TEXT,
    leased_until BIGINT NOT NULL,
    last_error TEXT,
    sent_at BIGINT
);
CREATE INDEX messages_waiting ON messages (state, next_attempt_at);

CREATE TABLE idempotency_keys (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    endpoint TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    etag TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, endpoint, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
