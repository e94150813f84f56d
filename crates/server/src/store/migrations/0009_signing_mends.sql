-- Whether the gateway or the mail server has, or may have, been given it. Of those that were written
-- before, nobody knows.
ALTER TABLE messages ADD COLUMN maybe_taken BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX messages_by_signer ON messages (signer_id, id) WHERE signer_id IS NOT NULL;

ALTER TABLE signers ADD COLUMN codes_unsent BIGINT NOT NULL DEFAULT 0;
