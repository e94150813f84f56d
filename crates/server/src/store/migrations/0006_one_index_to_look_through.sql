-- One index holds what a list is looked through by; SQLite, which then reads nothing else, finds
-- what it is sorted by in it as well. The other orders are for lists without any condition, which
-- are walked through: their indexes hold places alone.
DROP INDEX records_newest;
CREATE INDEX records_newest ON records (owner_id, family, arrived_at, id, status, search /*keys*/);
DROP INDEX records_in_number_order;
CREATE INDEX records_in_number_order ON records (owner_id, family, number, id);
DROP INDEX records_in_title_order;
CREATE INDEX records_in_title_order ON records (owner_id, family, title, id);
DROP INDEX records_in_authority_order;
CREATE INDEX records_in_authority_order ON records (owner_id, family, authority, id);
