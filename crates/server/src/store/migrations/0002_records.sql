CREATE TABLE records (
    id TEXT NOT NULL /*binary*/ PRIMARY KEY,
    family TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES accounts (id),
    number TEXT NOT NULL /*binary*/,
    title TEXT NOT NULL /*binary*/,
    authority TEXT NOT NULL /*binary*/,
    status TEXT NOT NULL,
    arrived_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    items TEXT NOT NULL,
    search TEXT NOT NULL,
    fingerprint TEXT NOT NULL
);
CREATE UNIQUE INDEX records_by_number ON records (number, owner_id, family);
CREATE INDEX records_newest ON records (owner_id, family, arrived_at, id);

CREATE TABLE record_events (
    id /*counter*/,
    record_id TEXT NOT NULL /*binary*/ REFERENCES records (id),
    at BIGINT NOT NULL,
    status TEXT NOT NULL,
    note TEXT
);
CREATE INDEX record_events_by_record ON record_events (record_id, at);

CREATE TABLE document_contents (
    sha256 TEXT NOT NULL /*binary*/ PRIMARY KEY,
    content /*bytes*/ NOT NULL
);

CREATE TABLE documents (
    id TEXT NOT NULL /*binary*/ PRIMARY KEY,
    record_id TEXT NOT NULL /*binary*/ REFERENCES records (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL /*binary*/ REFERENCES document_contents (sha256),
    acquired_at BIGINT
);
CREATE INDEX documents_by_record ON documents (record_id, place);
CREATE INDEX documents_by_content ON documents (sha256);

CREATE TABLE accesses (
    id /*counter*/,
    owner_id TEXT NOT NULL REFERENCES accounts (id),
    requester_id TEXT NOT NULL REFERENCES accounts (id),
    act TEXT NOT NULL,
    family TEXT NOT NULL,
    record_id TEXT,
    record_number TEXT,
    record_title TEXT,
    document_name TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX accesses_by_owner ON accesses (owner_id, at, id);
CREATE INDEX accesses_by_age ON accesses (at);
