-- Frames: the network ledgers of the current frame, the changes that lead to the target frame, measures of projects, load and rates.
-- Elements are named by their code, in every frame.

-- 县: the network as a whole
ALTER TABLE county ADD COLUMN networkTitle TEXT;
ALTER TABLE county ADD COLUMN networkBaseKv REAL CHECK (networkBaseKv >= 0);
ALTER TABLE county ADD COLUMN sourceVoltagePu REAL CHECK (sourceVoltagePu >= 0);
ALTER TABLE county ADD COLUMN customerBase TEXT CHECK (customerBase IN ('asGiven', 'mv', 'households'));

-- 规划: the current frame a closed edition had, by the hash it is kept under
ALTER TABLE plan ADD COLUMN frozenFrame TEXT;

-- 网架节点 Network nodes
CREATE TABLE networkNode (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT NOT NULL,
  name TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('source', 'junction', 'load')),
  substation TEXT REFERENCES substation (id),
  substationText TEXT,
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  customers REAL CHECK (customers >= 0),
  averageKw REAL CHECK (averageKw >= 0),
  peakKw REAL CHECK (peakKw >= 0),
  peakKvar REAL,
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX networkNodeByCountyIdCode ON networkNode (countyId, code);
CREATE INDEX networkNodeBySubstation ON networkNode (substation) WHERE substation IS NOT NULL;
CREATE INDEX networkNodeUnlinkedSubstation ON networkNode (substationText) WHERE substationText IS NOT NULL;
CREATE INDEX networkNodeByFeeder ON networkNode (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX networkNodeUnlinkedFeeder ON networkNode (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX networkNodeByArea ON networkNode (area) WHERE area IS NOT NULL;
CREATE INDEX networkNodeUnlinkedArea ON networkNode (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX networkNodeByTownship ON networkNode (township) WHERE township IS NOT NULL;
CREATE INDEX networkNodeUnlinkedTownship ON networkNode (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX networkNodeByBatchId ON networkNode (batchId) WHERE batchId IS NOT NULL;

-- 线段 Sections
CREATE TABLE lineSection (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT NOT NULL,
  name TEXT,
  kind TEXT CHECK (kind IN ('line', 'transformer', 'tie')),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  fromNode TEXT REFERENCES networkNode (id),
  fromNodeText TEXT,
  toNode TEXT REFERENCES networkNode (id),
  toNodeText TEXT,
  lengthKm REAL CHECK (lengthKm >= 0),
  construction TEXT CHECK (construction IN ('bare', 'insulated', 'cable')),
  model TEXT,
  rOhm REAL CHECK (rOhm >= 0),
  xOhm REAL CHECK (xOhm >= 0),
  capacityKw REAL CHECK (capacityKw >= 0),
  failuresPerYear REAL CHECK (failuresPerYear >= 0),
  repairHours REAL CHECK (repairHours >= 0),
  operateHours REAL CHECK (operateHours >= 0),
  splitFrom TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX lineSectionByCountyIdCode ON lineSection (countyId, code);
CREATE INDEX lineSectionByFeeder ON lineSection (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX lineSectionUnlinkedFeeder ON lineSection (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX lineSectionByFromNode ON lineSection (fromNode) WHERE fromNode IS NOT NULL;
CREATE INDEX lineSectionUnlinkedFromNode ON lineSection (fromNodeText) WHERE fromNodeText IS NOT NULL;
CREATE INDEX lineSectionByToNode ON lineSection (toNode) WHERE toNode IS NOT NULL;
CREATE INDEX lineSectionUnlinkedToNode ON lineSection (toNodeText) WHERE toNodeText IS NOT NULL;
CREATE INDEX lineSectionByBatchId ON lineSection (batchId) WHERE batchId IS NOT NULL;

-- 联络 Ties
CREATE TABLE tie (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT NOT NULL,
  name TEXT,
  kind TEXT CHECK (kind IN ('line', 'transformer', 'tie')),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  fromNode TEXT REFERENCES networkNode (id),
  fromNodeText TEXT,
  toNode TEXT REFERENCES networkNode (id),
  toNodeText TEXT,
  lengthKm REAL CHECK (lengthKm >= 0),
  construction TEXT CHECK (construction IN ('bare', 'insulated', 'cable')),
  model TEXT,
  rOhm REAL CHECK (rOhm >= 0),
  xOhm REAL CHECK (xOhm >= 0),
  capacityKw REAL CHECK (capacityKw >= 0),
  failuresPerYear REAL CHECK (failuresPerYear >= 0),
  repairHours REAL CHECK (repairHours >= 0),
  operateHours REAL CHECK (operateHours >= 0),
  remote INTEGER CHECK (remote IN (0, 1)),
  splitFrom TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX tieByCountyIdCode ON tie (countyId, code);
CREATE INDEX tieByFeeder ON tie (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX tieUnlinkedFeeder ON tie (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX tieByFromNode ON tie (fromNode) WHERE fromNode IS NOT NULL;
CREATE INDEX tieUnlinkedFromNode ON tie (fromNodeText) WHERE fromNodeText IS NOT NULL;
CREATE INDEX tieByToNode ON tie (toNode) WHERE toNode IS NOT NULL;
CREATE INDEX tieUnlinkedToNode ON tie (toNodeText) WHERE toNodeText IS NOT NULL;
CREATE INDEX tieByBatchId ON tie (batchId) WHERE batchId IS NOT NULL;

-- 开关 Switches
CREATE TABLE lineSwitch (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT NOT NULL,
  name TEXT,
  section TEXT REFERENCES lineSection (id),
  sectionText TEXT,
  tie TEXT REFERENCES tie (id),
  tieText TEXT,
  "end" TEXT NOT NULL CHECK ("end" IN ('from', 'to')),
  kind TEXT NOT NULL CHECK (kind IN ('breaker', 'fuse', 'disconnector', 'loadSwitch')),
  operateHours REAL CHECK (operateHours >= 0),
  remote INTEGER CHECK (remote IN (0, 1)),
  terminal TEXT CHECK (terminal IN ('ftu', 'dtu', 'faultIndicator')),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX lineSwitchByCountyIdCode ON lineSwitch (countyId, code);
CREATE INDEX lineSwitchBySection ON lineSwitch (section) WHERE section IS NOT NULL;
CREATE INDEX lineSwitchUnlinkedSection ON lineSwitch (sectionText) WHERE sectionText IS NOT NULL;
CREATE INDEX lineSwitchByTie ON lineSwitch (tie) WHERE tie IS NOT NULL;
CREATE INDEX lineSwitchUnlinkedTie ON lineSwitch (tieText) WHERE tieText IS NOT NULL;
CREATE INDEX lineSwitchByBatchId ON lineSwitch (batchId) WHERE batchId IS NOT NULL;

-- 措施 Measures
CREATE TABLE measure (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  code TEXT,
  name TEXT NOT NULL,
  projectId TEXT NOT NULL REFERENCES project (id),
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  constructionCustomers REAL CHECK (constructionCustomers >= 0),
  constructionHours REAL CHECK (constructionHours >= 0),
  liveSharePercent REAL CHECK (liveSharePercent >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX measureByPlanIdCode ON measure (planId, code);
CREATE INDEX measureByProjectId ON measure (projectId);
CREATE INDEX measureByBatchId ON measure (batchId) WHERE batchId IS NOT NULL;

-- 网架变更 Frame changes
CREATE TABLE frameChange (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  code TEXT,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('newSection', 'newTie', 'sectionalise', 'automateSwitch', 'terminal', 'rebuildConductor', 'underground', 'newFeeder', 'newOutlet', 'ringMainUnit', 'switchingStation', 'moveOpenPoint', 'newArea', 'enlargeArea', 'lowVoltage', 'metersAndServices', 'compensation', 'substation', 'mainTransformer', 'maintenance', 'retire')),
  position INTEGER CHECK (position >= 0),
  inTarget INTEGER CHECK (inTarget IN (0, 1)),
  measure TEXT REFERENCES measure (id),
  measureText TEXT,
  dueYear INTEGER CHECK (dueYear BETWEEN 1949 AND 2100),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  substation TEXT REFERENCES substation (id),
  substationText TEXT,
  element TEXT,
  elements TEXT,
  newCode TEXT,
  fromNode TEXT,
  toNode TEXT,
  atPercent REAL CHECK (atPercent >= 0),
  opens TEXT,
  lengthKm REAL CHECK (lengthKm >= 0),
  construction TEXT CHECK (construction IN ('bare', 'insulated', 'cable')),
  model TEXT,
  rOhm REAL CHECK (rOhm >= 0),
  xOhm REAL CHECK (xOhm >= 0),
  failuresPerYear REAL CHECK (failuresPerYear >= 0),
  repairHours REAL CHECK (repairHours >= 0),
  capacityKw REAL CHECK (capacityKw >= 0),
  switchKind TEXT CHECK (switchKind IN ('breaker', 'fuse', 'disconnector', 'loadSwitch')),
  operateHours REAL CHECK (operateHours >= 0),
  remote INTEGER CHECK (remote IN (0, 1)),
  terminalKind TEXT CHECK (terminalKind IN ('ftu', 'dtu', 'faultIndicator')),
  capacityKva REAL CHECK (capacityKva >= 0),
  customers REAL CHECK (customers >= 0),
  averageKw REAL CHECK (averageKw >= 0),
  peakKw REAL CHECK (peakKw >= 0),
  peakKvar REAL,
  kvar REAL CHECK (kvar >= 0),
  capacityMva REAL CHECK (capacityMva >= 0),
  bays INTEGER CHECK (bays >= 0),
  quantity REAL CHECK (quantity >= 0),
  failureFactor REAL CHECK (failureFactor >= 0),
  repairFactor REAL CHECK (repairFactor >= 0),
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX frameChangeByPlanIdCode ON frameChange (planId, code);
CREATE INDEX frameChangeByMeasure ON frameChange (measure) WHERE measure IS NOT NULL;
CREATE INDEX frameChangeUnlinkedMeasure ON frameChange (measureText) WHERE measureText IS NOT NULL;
CREATE INDEX frameChangeByFeeder ON frameChange (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX frameChangeUnlinkedFeeder ON frameChange (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX frameChangeBySubstation ON frameChange (substation) WHERE substation IS NOT NULL;
CREATE INDEX frameChangeUnlinkedSubstation ON frameChange (substationText) WHERE substationText IS NOT NULL;
CREATE INDEX frameChangeByBatchId ON frameChange (batchId) WHERE batchId IS NOT NULL;

-- 负荷预测 Load forecast
CREATE TABLE feederLoad (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  peakKw REAL NOT NULL CHECK (peakKw >= 0),
  simultaneityPercent REAL CHECK (simultaneityPercent >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX feederLoadByPlanIdFeederYear ON feederLoad (planId, feeder, year);
CREATE INDEX feederLoadByFeeder ON feederLoad (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX feederLoadUnlinkedFeeder ON feederLoad (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX feederLoadBySupplyGrid ON feederLoad (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX feederLoadUnlinkedSupplyGrid ON feederLoad (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX feederLoadByBatchId ON feederLoad (batchId) WHERE batchId IS NOT NULL;

-- 负荷增长率 Load growth
CREATE TABLE loadGrowth (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  growthPercent REAL NOT NULL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX loadGrowthByPlanIdFeederYear ON loadGrowth (planId, feeder, year);
CREATE INDEX loadGrowthByFeeder ON loadGrowth (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX loadGrowthUnlinkedFeeder ON loadGrowth (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX loadGrowthBySupplyGrid ON loadGrowth (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX loadGrowthUnlinkedSupplyGrid ON loadGrowth (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX loadGrowthByBatchId ON loadGrowth (batchId) WHERE batchId IS NOT NULL;

-- 点负荷 Point loads
CREATE TABLE pointLoad (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('connection', 'pilot', 'charging', 'other')),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  node TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  peakKw REAL NOT NULL CHECK (peakKw >= 0),
  averageKw REAL CHECK (averageKw >= 0),
  customers REAL CHECK (customers >= 0),
  simultaneityPercent REAL CHECK (simultaneityPercent >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX pointLoadByPlanIdNameFeeder ON pointLoad (planId, name, feeder);
CREATE INDEX pointLoadByFeeder ON pointLoad (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX pointLoadUnlinkedFeeder ON pointLoad (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX pointLoadBySupplyGrid ON pointLoad (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX pointLoadUnlinkedSupplyGrid ON pointLoad (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX pointLoadByBatchId ON pointLoad (batchId) WHERE batchId IS NOT NULL;

-- 电力平衡参数 Balance inputs
CREATE TABLE balanceInput (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  voltageKv REAL NOT NULL CHECK (voltageKv >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  directFedMw REAL CHECK (directFedMw >= 0),
  embeddedMw REAL CHECK (embeddedMw >= 0),
  capacityMva REAL CHECK (capacityMva >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX balanceInputByPlanIdYearVoltageKv ON balanceInput (planId, year, voltageKv);
CREATE INDEX balanceInputByBatchId ON balanceInput (batchId) WHERE batchId IS NOT NULL;

-- 可靠性参数 Reliability rates
CREATE TABLE reliabilityRate (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  component TEXT NOT NULL CHECK (component IN ('bare', 'insulated', 'cable', 'transformer', 'planned')),
  ratePerYear REAL NOT NULL CHECK (ratePerYear >= 0),
  hours REAL NOT NULL CHECK (hours >= 0),
  source TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX reliabilityRateByPlanIdComponent ON reliabilityRate (planId, component);
CREATE INDEX reliabilityRateByBatchId ON reliabilityRate (batchId) WHERE batchId IS NOT NULL;

-- 施工停电参数 Outages while building
CREATE TABLE constructionRate (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  type TEXT NOT NULL CHECK (type IN ('newSection', 'newTie', 'sectionalise', 'automateSwitch', 'terminal', 'rebuildConductor', 'underground', 'newFeeder', 'newOutlet', 'ringMainUnit', 'switchingStation', 'moveOpenPoint', 'newArea', 'enlargeArea', 'lowVoltage', 'metersAndServices', 'compensation', 'substation', 'mainTransformer', 'maintenance', 'retire')),
  hoursPerPiece REAL CHECK (hoursPerPiece >= 0),
  hoursPerKm REAL CHECK (hoursPerKm >= 0),
  liveSharePercent REAL CHECK (liveSharePercent >= 0),
  source TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX constructionRateByPlanIdType ON constructionRate (planId, type);
CREATE INDEX constructionRateByBatchId ON constructionRate (batchId) WHERE batchId IS NOT NULL;

-- 可靠性年度目标 Reliability goals
CREATE TABLE reliabilityGoal (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  region TEXT CHECK (region IN ('urban', 'rural')),
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  asaiPercent REAL CHECK (asaiPercent >= 0),
  saifi REAL CHECK (saifi >= 0),
  saidiHours REAL CHECK (saidiHours >= 0),
  caidiHours REAL CHECK (caidiHours >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX reliabilityGoalByPlanIdYearTownship ON reliabilityGoal (planId, year, township);
CREATE INDEX reliabilityGoalByTownship ON reliabilityGoal (township) WHERE township IS NOT NULL;
CREATE INDEX reliabilityGoalUnlinkedTownship ON reliabilityGoal (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX reliabilityGoalByBatchId ON reliabilityGoal (batchId) WHERE batchId IS NOT NULL;
