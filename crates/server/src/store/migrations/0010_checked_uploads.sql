-- What the check of a whole file has found; null before it.
ALTER TABLE uploads ADD COLUMN checked TEXT;
