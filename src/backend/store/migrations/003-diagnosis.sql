-- Diagnosis: what a county sets in place of the rule library, and judgements that are kept. Not ledgers: no import fills them.

-- 县定阈值 A county's own threshold, or a rule it does not use, always with a reason.
CREATE TABLE ruleOverride (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  rule TEXT NOT NULL,
  -- JSON: {all} or by supply area class; null keeps the library's.
  limits TEXT CHECK (json_valid(limits)),
  isOff INTEGER NOT NULL CHECK (isOff IN (0, 1)),
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
) STRICT;
CREATE UNIQUE INDEX ruleOverrideOnce ON ruleOverride (countyId, rule);

-- 规则版本 The edition a county uses of a family of rules, where it is not the newest.
CREATE TABLE ruleEdition (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  family TEXT NOT NULL,
  edition TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ruleEditionOnce ON ruleEdition (countyId, family);

-- 诊断存档 A kept judgement: the day it judges, and the editions and thresholds it went by.
CREATE TABLE diagnosisRun (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  name TEXT NOT NULL,
  asOf TEXT NOT NULL CHECK (asOf GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- Local civil minute.
  time TEXT NOT NULL CHECK (time GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  editions TEXT NOT NULL CHECK (json_valid(editions)),
  overrides TEXT NOT NULL CHECK (json_valid(overrides)),
  grades TEXT NOT NULL CHECK (json_valid(grades)),
  cannotJudge TEXT NOT NULL CHECK (json_valid(cannotJudge)),
  findings INTEGER NOT NULL CHECK (findings >= 0)
) STRICT;
CREATE INDEX diagnosisRunByCounty ON diagnosisRun (countyId, asOf);

-- 存档问题 A finding of a kept judgement, with the edition and clause it was found by.
CREATE TABLE diagnosisFinding (
  id TEXT PRIMARY KEY NOT NULL,
  runId TEXT NOT NULL REFERENCES diagnosisRun (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  -- <rule>|<element kind>|<id or code>: the same from run to run.
  key TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3),
  edition TEXT NOT NULL,
  clause TEXT,
  overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
  -- JSON: element, measured, limit, unit, evidence as src/shared/diagnosis/finding.ts has them.
  element TEXT NOT NULL CHECK (json_valid(element)),
  measured TEXT NOT NULL CHECK (json_valid(measured)),
  "limit" TEXT NOT NULL CHECK (json_valid("limit")),
  unit TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;
CREATE UNIQUE INDEX diagnosisFindingOnce ON diagnosisFinding (runId, position);
