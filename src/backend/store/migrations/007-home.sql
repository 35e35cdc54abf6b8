-- What makes the window a home: named views of sheets, notes and attachments of records, plans put away.

CREATE TABLE namedView (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Columns, sort, filters and groups as JSON (SheetLayout).
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  UNIQUE (entity, name)
) STRICT;

CREATE TABLE recordNote (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL,
  recordId TEXT NOT NULL,
  text TEXT NOT NULL,
  -- When it was written, ISO 8601.
  time TEXT NOT NULL
) STRICT;
CREATE INDEX recordNoteByRecord ON recordNote (entity, recordId);

-- Content of attached files, once per content. Evidence as importFile is: written outside of changes, so that the
-- journal holds no files; an attachment that is taken back leaves its content for the redo.
CREATE TABLE attachmentFile (
  hash TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  content BLOB NOT NULL,
  -- A small JPEG; NULL where the type has no picture.
  thumbnail BLOB
) STRICT;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL,
  recordId TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES attachmentFile (hash),
  name TEXT NOT NULL,
  sizeBytes INTEGER NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX attachmentByRecord ON attachment (entity, recordId);
CREATE INDEX attachmentByHash ON attachment (hash);

-- Plans put away: the id is the plan's.
CREATE TABLE archivedPlan (
  id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
  time TEXT NOT NULL
) STRICT;

-- Who made a change: the name given in the settings, else the user of the machine. NULL for changes made before.
ALTER TABLE change ADD COLUMN author TEXT;
