-- How headers were read, to read the next file with them alike: rows of their own, so that they can be edited and undone.

CREATE TABLE rememberedHeader (
  id TEXT PRIMARY KEY NOT NULL,
  -- Of a header, or of a sheet without one.
  fingerprint TEXT NOT NULL UNIQUE,
  -- Empty where it only says in which rows the header is.
  name TEXT NOT NULL,
  -- JSON: entity, and field, unit and meanings of texts by column.
  mapping TEXT CHECK (json_valid(mapping)),
  -- JSON: the rows the user pointed at, and the fingerprint of the header there.
  header TEXT CHECK (json_valid(header)),
  -- JSON: names of the files it was used for, the last one first.
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  -- ISO 8601, UTC.
  usedAt TEXT NOT NULL
) STRICT;

INSERT INTO rememberedHeader (id, fingerprint, name, mapping, header, sources, usedAt)
  SELECT key, substr(key, 9), '', json_extract(value, '$.mapping'), json_extract(value, '$.header'), '[]',
    coalesce(json_extract(value, '$.usedAt'), '')
  FROM setting WHERE key LIKE 'mapping.%' AND json_valid(value);
DELETE FROM setting WHERE key LIKE 'mapping.%';
