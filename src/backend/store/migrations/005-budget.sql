-- Splitting the budget: what projects allow and do, limits by township and share, rules between projects, settings of
-- the split, adjustments of an approved plan, and a city's split across counties.

ALTER TABLE project ADD COLUMN earliestStart INTEGER CHECK (earliestStart BETWEEN 1949 AND 2100);
ALTER TABLE project ADD COLUMN latestStart INTEGER CHECK (latestStart BETWEEN 1949 AND 2100);
ALTER TABLE project ADD COLUMN alternativeGroup TEXT;
ALTER TABLE project ADD COLUMN customerHoursSaved REAL CHECK (customerHoursSaved >= 0);
ALTER TABLE project ADD COLUMN constructionHours REAL CHECK (constructionHours >= 0);

ALTER TABLE envelope ADD COLUMN township TEXT REFERENCES township (id);
ALTER TABLE envelope ADD COLUMN townshipText TEXT;
ALTER TABLE envelope ADD COLUMN minPercent REAL CHECK (minPercent BETWEEN 0 AND 100);
ALTER TABLE envelope ADD COLUMN maxPercent REAL CHECK (maxPercent BETWEEN 0 AND 100);
CREATE INDEX envelopeByTownship ON envelope (township) WHERE township IS NOT NULL;
CREATE INDEX envelopeUnlinkedTownship ON envelope (townshipText) WHERE townshipText IS NOT NULL;

-- 项目约束 Rules between projects
CREATE TABLE projectRule (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  projectId TEXT NOT NULL REFERENCES project (id),
  kind TEXT NOT NULL CHECK (kind IN ('needs', 'excludes', 'wishIn', 'wishOut', 'wishStartBy', 'wishStartFrom')),
  other TEXT REFERENCES project (id),
  otherText TEXT,
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  price REAL CHECK (price >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX projectRuleByPlanId ON projectRule (planId);
CREATE INDEX projectRuleByProjectId ON projectRule (projectId);
CREATE INDEX projectRuleByOther ON projectRule (other) WHERE other IS NOT NULL;
CREATE INDEX projectRuleUnlinkedOther ON projectRule (otherText) WHERE otherText IS NOT NULL;
CREATE INDEX projectRuleByBatchId ON projectRule (batchId) WHERE batchId IS NOT NULL;

-- 计划调整 Adjustments of an approved plan
CREATE TABLE planAdjustment (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  document TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason TEXT NOT NULL,
  created TEXT NOT NULL CHECK (created GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX planAdjustmentByPlanId ON planAdjustment (planId);
CREATE INDEX planAdjustmentByBatchId ON planAdjustment (batchId) WHERE batchId IS NOT NULL;

-- 县级盘子 A city's split across counties
CREATE TABLE countyShare (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,
  code TEXT,
  needFen INTEGER CHECK (needFen >= 0),
  floorFen INTEGER CHECK (floorFen >= 0),
  ceilingFen INTEGER CHECK (ceilingFen >= 0),
  weight REAL CHECK (weight >= 0),
  needReason TEXT,
  allocatedFen INTEGER CHECK (allocatedFen >= 0),
  locked INTEGER CHECK (locked IN (0, 1)),
  reason TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX countyShareByPlanIdName ON countyShare (planId, name);
CREATE INDEX countyShareByBatchId ON countyShare (batchId) WHERE batchId IS NOT NULL;

-- Settings of the split, one row a plan: JSON as src/shared/budget/settings.ts describes it.
CREATE TABLE budgetSetting (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL UNIQUE REFERENCES plan (id),
  options TEXT NOT NULL CHECK (json_valid(options))
) STRICT;
