ALTER TABLE companies ADD COLUMN identity_option BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE companies ADD COLUMN security_option BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN role TEXT NOT NULL DEFAULT 'standard';
UPDATE accounts SET role = 'administrator' WHERE kind = 'prime';

CREATE TABLE access_code_policies (
    company_id TEXT NOT NULL PRIMARY KEY REFERENCES companies (id),
    version BIGINT NOT NULL,
    required BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL
);

CREATE TABLE signature_requests (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    drafter_id TEXT NOT NULL REFERENCES accounts (id),
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    in_order BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    completed_at BIGINT
);
CREATE INDEX signature_requests_by_company ON signature_requests (company_id, sent_at, id);
CREATE INDEX signature_requests_by_drafter ON signature_requests (drafter_id, sent_at, id);

CREATE TABLE request_documents (
    request_id TEXT NOT NULL REFERENCES signature_requests (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES document_contents (sha256),
    PRIMARY KEY (request_id, place)
);

-- The documents with their completion sheet, once all have signed.
CREATE TABLE signing_copies (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES signature_requests (id),
    sha256 TEXT NOT NULL REFERENCES document_contents (sha256)
);
CREATE INDEX signing_copies_by_hash ON signing_copies (sha256);

CREATE TABLE signers (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES signature_requests (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    delivery TEXT NOT NULL,
    destination TEXT NOT NULL,
    own_company BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    -- 1, and one more with each 署名再依頼.
    round BIGINT NOT NULL,
    link_hash TEXT,
    access_code TEXT NOT NULL,
    code_mobile TEXT,
    code_hash TEXT,
    code_expires_at BIGINT,
    issues BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    code_undelivered BOOLEAN NOT NULL,
    session_hash TEXT,
    session_ends_at BIGINT,
    rescue_asked_at BIGINT,
    signed_at BIGINT
);
CREATE UNIQUE INDEX signers_by_request ON signers (request_id, place);
CREATE UNIQUE INDEX signers_by_link ON signers (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX signers_by_expiry ON signers (code_expires_at) WHERE code_expires_at IS NOT NULL;

CREATE TABLE signer_events (
    id /*counter*/,
    signer_id TEXT NOT NULL REFERENCES signers (id),
    at BIGINT NOT NULL,
    kind TEXT NOT NULL
);
CREATE INDEX signer_events_by_signer ON signer_events (signer_id, id);

-- Each is booked once, whatever is tried again: place 0 is the request's own.
CREATE TABLE signing_charges (
    request_id TEXT NOT NULL REFERENCES signature_requests (id),
    place BIGINT NOT NULL,
    round BIGINT NOT NULL,
    kind TEXT NOT NULL,
    yen BIGINT NOT NULL,
    booked_at BIGINT NOT NULL,
    PRIMARY KEY (request_id, place, round, kind)
);

ALTER TABLE messages ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail';
-- After this moment a text with a code is worth nothing.
ALTER TABLE messages ADD COLUMN expires_at BIGINT;
ALTER TABLE messages ADD COLUMN signer_id TEXT;
ALTER TABLE messages ADD COLUMN round BIGINT;
ALTER TABLE messages ADD COLUMN purpose TEXT;
UPDATE messages SET expires_at = created_at + 259200000 WHERE sealed;
CREATE INDEX messages_expiring ON messages (expires_at) WHERE expires_at IS NOT NULL;
