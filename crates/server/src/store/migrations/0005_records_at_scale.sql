-- Systems that send records by themselves.
CREATE TABLE api_keys (
    name TEXT NOT NULL /*binary*/ PRIMARY KEY,
    key_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

-- One index for each order of a list. SQLite finds what a list filters by in the index too, so
-- that only the rows that are shown are read.
DROP INDEX records_newest;
CREATE INDEX records_newest ON records (owner_id, family, arrived_at, id /*filters*/);
CREATE INDEX records_in_number_order ON records (owner_id, family, number, id, arrived_at /*filters*/);
CREATE INDEX records_in_title_order ON records (owner_id, family, title, id, arrived_at /*filters*/);
CREATE INDEX records_in_authority_order ON records (owner_id, family, authority, id, arrived_at /*filters*/);
