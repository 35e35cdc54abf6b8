-- Imports: frequent-outage lists as handed in, forms that are filled again, names that were approved.

-- 频繁停电线路 Frequent outages as listed
CREATE TABLE frequentOutage (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  supplyStation TEXT,
  district TEXT,
  city TEXT,
  asOf TEXT CHECK (asOf GLOB '[12][0-9][0-9][0-9]' OR asOf GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR asOf GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  outages INTEGER CHECK (outages >= 0),
  faultOutages INTEGER CHECK (faultOutages >= 0),
  plannedOutages INTEGER CHECK (plannedOutages >= 0),
  frequentKind TEXT,
  warningKind TEXT,
  regulatorLedger INTEGER CHECK (regulatorLedger IN (0, 1)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX frequentOutageByCountyId ON frequentOutage (countyId);
CREATE INDEX frequentOutageByFeeder ON frequentOutage (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX frequentOutageUnlinkedFeeder ON frequentOutage (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX frequentOutageByBatchId ON frequentOutage (batchId) WHERE batchId IS NOT NULL;

-- A form: a workbook that was imported once and how its tables are read, to be filled again and read again.
CREATE TABLE formProfile (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  -- Fingerprints of its tables: the same form is one profile.
  form TEXT NOT NULL UNIQUE,
  fileName TEXT NOT NULL,
  fileHash TEXT NOT NULL REFERENCES importFile (hash),
  -- JSON: the mappings of the tables that were taken.
  mappings TEXT NOT NULL CHECK (json_valid(mappings)),
  -- ISO 8601, UTC.
  usedAt TEXT NOT NULL
) STRICT;

-- A name as files write it, and the record the user said it means.
CREATE TABLE nameAlias (
  id TEXT PRIMARY KEY NOT NULL,
  entity TEXT NOT NULL,
  -- In the form in which names are compared.
  text TEXT NOT NULL,
  -- Null: it was said to mean none of those that resemble it.
  target TEXT
) STRICT;
CREATE INDEX nameAliasByEntityText ON nameAlias (entity, text);
