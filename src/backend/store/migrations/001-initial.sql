-- First schema. Every record table has its columns as src/shared/model describes them (a test compares), an id (UUIDv7), its
-- owner, and where it came from. A link is an id column with what the sheet said beside it (<key>Text) until it is known.
-- Money is whole fen. Dates keep their precision (YYYY, YYYY-MM, YYYY-MM-DD); times are local civil minutes.

-- Names of the store itself: storeId, preferences.
CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;

-- Incoming files are evidence: kept compressed, once per content.
CREATE TABLE importFile (
  hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  content BLOB NOT NULL
) STRICT;

-- Changes are data: every write leaves one, undo and redo as well.
CREATE TABLE change (
  id TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL UNIQUE,
  storeId TEXT NOT NULL,
  -- Code of the undo label and its values (JSON), worded by the door that shows it.
  label TEXT NOT NULL,
  params TEXT CHECK (json_valid(params)),
  kind TEXT NOT NULL,
  -- ISO 8601, UTC.
  time TEXT NOT NULL,
  undoes TEXT REFERENCES change (id),
  batchId TEXT
) STRICT;
CREATE INDEX changeByUndoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX changeByBatch ON change (batchId) WHERE batchId IS NOT NULL;

-- What a change did, in order. An inserted row stores its id alone; its content is saved when an undo removes it. An
-- updated row stores its changed columns before and after, a deleted one its whole content before (JSON objects).
CREATE TABLE changeRow (
  changeId TEXT NOT NULL REFERENCES change (id),
  position INTEGER NOT NULL,
  entity TEXT NOT NULL,
  rowId TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  "before" TEXT CHECK (json_valid("before")),
  "after" TEXT CHECK (json_valid("after")),
  PRIMARY KEY (changeId, position)
) STRICT, WITHOUT ROWID;
-- History of one record. Insertions are found by the record's batch; leaving them out keeps large imports small.
CREATE INDEX changeRowByRecord ON changeRow (rowId) WHERE kind <> 'insert';

-- 县 Counties
CREATE TABLE county (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  code TEXT,
  province TEXT,
  city TEXT,
  company TEXT,
  -- 概况
  areaKm2 REAL CHECK (areaKm2 >= 0),
  population INTEGER CHECK (population >= 0),
  households INTEGER CHECK (households >= 0),
  gdpYiYuan REAL CHECK (gdpYiYuan >= 0),
  energyGwh REAL CHECK (energyGwh >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX countyByBatchId ON county (batchId) WHERE batchId IS NOT NULL;

-- 规划 Plans
CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  name TEXT NOT NULL,
  edition TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved')),
  -- 年限
  baseYear INTEGER NOT NULL CHECK (baseYear BETWEEN 1949 AND 2100),
  firstYear INTEGER NOT NULL CHECK (firstYear BETWEEN 1949 AND 2100),
  lastYear INTEGER NOT NULL CHECK (lastYear BETWEEN 1949 AND 2100),
  targetYear INTEGER NOT NULL CHECK (targetYear BETWEEN 1949 AND 2100),
  approvedDate TEXT CHECK (approvedDate GLOB '[12][0-9][0-9][0-9]' OR approvedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR approvedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  approvalDocument TEXT,
  targetFrameId TEXT NOT NULL UNIQUE,
  -- 规划目标
  targetAsaiUrbanPercent REAL CHECK (targetAsaiUrbanPercent >= 0),
  targetAsaiRuralPercent REAL CHECK (targetAsaiRuralPercent >= 0),
  targetAsaiPercent REAL CHECK (targetAsaiPercent >= 0),
  targetSaifi REAL CHECK (targetSaifi >= 0),
  targetSaidiHours REAL CHECK (targetSaidiHours >= 0),
  targetVoltageUrbanPercent REAL CHECK (targetVoltageUrbanPercent >= 0),
  targetVoltageRuralPercent REAL CHECK (targetVoltageRuralPercent >= 0),
  targetKvaPerHousehold REAL CHECK (targetKvaPerHousehold >= 0),
  targetTypicalWiringPercent REAL CHECK (targetTypicalWiringPercent >= 0),
  targetTiePercent REAL CHECK (targetTiePercent >= 0),
  targetInterStationTiePercent REAL CHECK (targetInterStationTiePercent >= 0),
  targetTransferablePercent REAL CHECK (targetTransferablePercent >= 0),
  targetInsulatedPercent REAL CHECK (targetInsulatedPercent >= 0),
  targetCablePercent REAL CHECK (targetCablePercent >= 0),
  targetAutomationPercent REAL CHECK (targetAutomationPercent >= 0),
  targetLossPercent REAL CHECK (targetLossPercent >= 0),
  capacityLoadRatioMin REAL CHECK (capacityLoadRatioMin >= 0),
  capacityLoadRatioMax REAL CHECK (capacityLoadRatioMax >= 0),
  -- 投资对照
  lastYearFen INTEGER,
  conventionalFen INTEGER,
  uhvFen INTEGER,
  mvCustomers INTEGER CHECK (mvCustomers >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1),
  CHECK (firstYear <= lastYear),
  -- Composite, so that a plan cannot take the frame of another one; deferred, so that the two can be inserted one after
  -- the other: at commit a plan without its frame is refused.
  FOREIGN KEY (targetFrameId, id) REFERENCES targetFrame (id, planId) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX planByCountyIdName ON plan (countyId, name);
CREATE INDEX planByBatchId ON plan (batchId) WHERE batchId IS NOT NULL;

-- 目标网架 Target frames
CREATE TABLE targetFrame (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL UNIQUE REFERENCES plan (id),
  name TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  peakMw REAL CHECK (peakMw >= 0),
  description TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1),
  UNIQUE (id, planId)
) STRICT;
CREATE INDEX targetFrameByPlanIdName ON targetFrame (planId, name);
CREATE INDEX targetFrameByBatchId ON targetFrame (batchId) WHERE batchId IS NOT NULL;

-- 乡镇 Townships
CREATE TABLE township (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  supplyStation TEXT,
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  areaKm2 REAL CHECK (areaKm2 >= 0),
  population INTEGER CHECK (population >= 0),
  households INTEGER CHECK (households >= 0),
  villages INTEGER CHECK (villages >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX townshipByCountyIdCode ON township (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX townshipByCountyIdName ON township (countyId, name);
CREATE INDEX townshipByBatchId ON township (batchId) WHERE batchId IS NOT NULL;

-- 自然村 Villages
CREATE TABLE village (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  administrativeVillage TEXT,
  households INTEGER CHECK (households >= 0),
  population INTEGER CHECK (population >= 0),
  -- 改造情况
  rebuilt INTEGER CHECK (rebuilt IN (0, 1)),
  rebuiltYear INTEGER CHECK (rebuiltYear BETWEEN 1949 AND 2100),
  povertyVillage INTEGER CHECK (povertyVillage IN (0, 1)),
  threePhaseSupply INTEGER CHECK (threePhaseSupply IN (0, 1)),
  kvaPerHousehold REAL CHECK (kvaPerHousehold >= 0),
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX villageByCountyIdCode ON village (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX villageByCountyIdName ON village (countyId, name);
CREATE INDEX villageByTownship ON village (township) WHERE township IS NOT NULL;
CREATE INDEX villageUnlinkedTownship ON village (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX villageByBatchId ON village (batchId) WHERE batchId IS NOT NULL;

-- 供电网格 Supply grids
CREATE TABLE supplyGrid (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  areaKm2 REAL CHECK (areaKm2 >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  targetPeakMw REAL CHECK (targetPeakMw >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX supplyGridByCountyIdCode ON supplyGrid (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX supplyGridByCountyIdName ON supplyGrid (countyId, name);
CREATE INDEX supplyGridByBatchId ON supplyGrid (batchId) WHERE batchId IS NOT NULL;

-- 供电单元 Supply units
CREATE TABLE supplyUnit (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  areaKm2 REAL CHECK (areaKm2 >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  targetPeakMw REAL CHECK (targetPeakMw >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX supplyUnitByCountyIdCode ON supplyUnit (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX supplyUnitByCountyIdName ON supplyUnit (countyId, name);
CREATE INDEX supplyUnitBySupplyGrid ON supplyUnit (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX supplyUnitUnlinkedSupplyGrid ON supplyUnit (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX supplyUnitByBatchId ON supplyUnit (batchId) WHERE batchId IS NOT NULL;

-- 变电站 Substations
CREATE TABLE substation (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  voltageKv REAL CHECK (voltageKv >= 0),
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  capacityMva REAL CHECK (capacityMva >= 0),
  mainTransformers INTEGER CHECK (mainTransformers >= 0),
  -- 10kV间隔
  baysTotal INTEGER CHECK (baysTotal >= 0),
  baysUsed INTEGER CHECK (baysUsed >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  loadRatePercent REAL CHECK (loadRatePercent >= 0),
  automated INTEGER CHECK (automated IN (0, 1)),
  commissioned TEXT CHECK (commissioned GLOB '[12][0-9][0-9][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX substationByCountyIdCode ON substation (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX substationByCountyIdName ON substation (countyId, name);
CREATE INDEX substationByTownship ON substation (township) WHERE township IS NOT NULL;
CREATE INDEX substationBySupplyGrid ON substation (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX substationUnlinkedTownship ON substation (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX substationUnlinkedSupplyGrid ON substation (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX substationByBatchId ON substation (batchId) WHERE batchId IS NOT NULL;

-- 主变 Main transformers
CREATE TABLE mainTransformer (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  substation TEXT REFERENCES substation (id),
  substationText TEXT,
  name TEXT NOT NULL,
  voltageKv REAL CHECK (voltageKv >= 0),
  model TEXT,
  capacityMva REAL CHECK (capacityMva >= 0),
  peakMw REAL CHECK (peakMw >= 0),
  loadRatePercent REAL CHECK (loadRatePercent >= 0),
  nMinusOne TEXT CHECK (nMinusOne IN ('pass', 'partial', 'fail')),
  commissioned TEXT CHECK (commissioned GLOB '[12][0-9][0-9][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX mainTransformerByCountyIdCode ON mainTransformer (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX mainTransformerByCountyIdName ON mainTransformer (countyId, name);
CREATE INDEX mainTransformerBySubstation ON mainTransformer (substation) WHERE substation IS NOT NULL;
CREATE INDEX mainTransformerUnlinkedSubstation ON mainTransformer (substationText) WHERE substationText IS NOT NULL;
CREATE INDEX mainTransformerByBatchId ON mainTransformer (batchId) WHERE batchId IS NOT NULL;

-- 线路 Feeders
CREATE TABLE feeder (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  substation TEXT REFERENCES substation (id),
  substationText TEXT,
  busSection TEXT,
  voltageKv REAL CHECK (voltageKv >= 0),
  ownership TEXT CHECK (ownership IN ('public', 'dedicated')),
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  regionKind TEXT CHECK (regionKind IN ('cityCentre', 'urban', 'town', 'rural')),
  supplyStation TEXT,
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  supplyUnit TEXT REFERENCES supplyUnit (id),
  supplyUnitText TEXT,
  commissioned TEXT CHECK (commissioned GLOB '[12][0-9][0-9][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- 长度与型号
  lengthKm REAL CHECK (lengthKm >= 0),
  overheadKm REAL CHECK (overheadKm >= 0),
  insulatedKm REAL CHECK (insulatedKm >= 0),
  cableKm REAL CHECK (cableKm >= 0),
  trunkKm REAL CHECK (trunkKm >= 0),
  trunkModel TEXT,
  supplyRadiusKm REAL CHECK (supplyRadiusKm >= 0),
  -- 接线
  wiringMode TEXT CHECK (wiringMode IN ('radial', 'singleTie', 'doubleTie', 'multiTie', 'cableRadial', 'cableDoubleRadial', 'cableOpposed', 'singleRing', 'doubleRing', 'standby', 'complex')),
  typicalWiring INTEGER CHECK (typicalWiring IN (0, 1)),
  tieCount INTEGER CHECK (tieCount >= 0),
  interStationTie INTEGER CHECK (interStationTie IN (0, 1)),
  tieFeeder1 TEXT REFERENCES feeder (id),
  tieFeeder1Text TEXT,
  tieFeeder2 TEXT REFERENCES feeder (id),
  tieFeeder2Text TEXT,
  tieFeeder3 TEXT REFERENCES feeder (id),
  tieFeeder3Text TEXT,
  sectionCount INTEGER CHECK (sectionCount >= 0),
  largeBranchCount INTEGER CHECK (largeBranchCount >= 0),
  largeBranchKva REAL CHECK (largeBranchKva >= 0),
  poleSwitches INTEGER CHECK (poleSwitches >= 0),
  ringCabinets INTEGER CHECK (ringCabinets >= 0),
  -- 分段
  section1Kva REAL CHECK (section1Kva >= 0),
  section1Transformers INTEGER CHECK (section1Transformers >= 0),
  section2Kva REAL CHECK (section2Kva >= 0),
  section2Transformers INTEGER CHECK (section2Transformers >= 0),
  section3Kva REAL CHECK (section3Kva >= 0),
  section3Transformers INTEGER CHECK (section3Transformers >= 0),
  section4Kva REAL CHECK (section4Kva >= 0),
  section4Transformers INTEGER CHECK (section4Transformers >= 0),
  section5Kva REAL CHECK (section5Kva >= 0),
  section5Transformers INTEGER CHECK (section5Transformers >= 0),
  section6Kva REAL CHECK (section6Kva >= 0),
  section6Transformers INTEGER CHECK (section6Transformers >= 0),
  -- 装接
  installedKva REAL CHECK (installedKva >= 0),
  transformers INTEGER CHECK (transformers >= 0),
  publicTransformers INTEGER CHECK (publicTransformers >= 0),
  publicKva REAL CHECK (publicKva >= 0),
  dedicatedTransformers INTEGER CHECK (dedicatedTransformers >= 0),
  dedicatedKva REAL CHECK (dedicatedKva >= 0),
  customers INTEGER CHECK (customers >= 0),
  households INTEGER CHECK (households >= 0),
  pvKw REAL CHECK (pvKw >= 0),
  chargingKw REAL CHECK (chargingKw >= 0),
  -- 负荷
  limitAmpere REAL CHECK (limitAmpere >= 0),
  maxAmpere REAL CHECK (maxAmpere >= 0),
  maxLoadMw REAL CHECK (maxLoadMw >= 0),
  loadRatePercent REAL CHECK (loadRatePercent >= 0),
  -- N-1校验
  typicalDayAmpere REAL CHECK (typicalDayAmpere >= 0),
  transferMarginAmpere REAL,
  transferablePercent REAL CHECK (transferablePercent >= 0),
  nMinusOne TEXT CHECK (nMinusOne IN ('pass', 'partial', 'fail')),
  -- 智能化
  automated INTEGER CHECK (automated IN (0, 1)),
  threeRemoteCount INTEGER CHECK (threeRemoteCount >= 0),
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX feederByCountyIdCode ON feeder (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX feederByCountyIdName ON feeder (countyId, name);
CREATE INDEX feederBySubstation ON feeder (substation) WHERE substation IS NOT NULL;
CREATE INDEX feederByTownship ON feeder (township) WHERE township IS NOT NULL;
CREATE INDEX feederBySupplyGrid ON feeder (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX feederBySupplyUnit ON feeder (supplyUnit) WHERE supplyUnit IS NOT NULL;
CREATE INDEX feederByTieFeeder1 ON feeder (tieFeeder1) WHERE tieFeeder1 IS NOT NULL;
CREATE INDEX feederByTieFeeder2 ON feeder (tieFeeder2) WHERE tieFeeder2 IS NOT NULL;
CREATE INDEX feederByTieFeeder3 ON feeder (tieFeeder3) WHERE tieFeeder3 IS NOT NULL;
CREATE INDEX feederUnlinkedSubstation ON feeder (substationText) WHERE substationText IS NOT NULL;
CREATE INDEX feederUnlinkedTownship ON feeder (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX feederUnlinkedSupplyGrid ON feeder (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX feederUnlinkedSupplyUnit ON feeder (supplyUnitText) WHERE supplyUnitText IS NOT NULL;
CREATE INDEX feederUnlinkedTieFeeder1 ON feeder (tieFeeder1Text) WHERE tieFeeder1Text IS NOT NULL;
CREATE INDEX feederUnlinkedTieFeeder2 ON feeder (tieFeeder2Text) WHERE tieFeeder2Text IS NOT NULL;
CREATE INDEX feederUnlinkedTieFeeder3 ON feeder (tieFeeder3Text) WHERE tieFeeder3Text IS NOT NULL;
CREATE INDEX feederByBatchId ON feeder (batchId) WHERE batchId IS NOT NULL;

-- 台区 Transformer areas
CREATE TABLE transformerArea (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  section INTEGER CHECK (section >= 0),
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  village TEXT REFERENCES village (id),
  villageText TEXT,
  supplyStation TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  supplyUnit TEXT REFERENCES supplyUnit (id),
  supplyUnitText TEXT,
  ownership TEXT CHECK (ownership IN ('public', 'dedicated')),
  regionKind TEXT CHECK (regionKind IN ('cityCentre', 'urban', 'town', 'rural')),
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  -- 配变
  model TEXT,
  capacityKva REAL CHECK (capacityKva >= 0),
  transformers INTEGER CHECK (transformers >= 0),
  installation TEXT CHECK (installation IN ('pole', 'box', 'room')),
  commissioned TEXT CHECK (commissioned GLOB '[12][0-9][0-9][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  highLoss INTEGER CHECK (highLoss IN (0, 1)),
  -- 用户
  households INTEGER CHECK (households >= 0),
  lowVoltageHouseholds INTEGER CHECK (lowVoltageHouseholds >= 0),
  smartMeters INTEGER CHECK (smartMeters >= 0),
  -- 负荷与电压
  maxLoadKw REAL CHECK (maxLoadKw >= 0),
  loadRatePercent REAL CHECK (loadRatePercent >= 0),
  heavyHours REAL CHECK (heavyHours >= 0),
  overloadHours REAL CHECK (overloadHours >= 0),
  imbalancePercent REAL CHECK (imbalancePercent >= 0),
  voltageQualifiedPercent REAL CHECK (voltageQualifiedPercent >= 0),
  voltageOutOfRange INTEGER CHECK (voltageOutOfRange IN (0, 1)),
  lossPercent REAL,
  -- 低压线路
  lvLines INTEGER CHECK (lvLines >= 0),
  lvBareKm REAL CHECK (lvBareKm >= 0),
  lvInsulatedKm REAL CHECK (lvInsulatedKm >= 0),
  lvCableKm REAL CHECK (lvCableKm >= 0),
  lvLengthKm REAL CHECK (lvLengthKm >= 0),
  lvRadiusM REAL CHECK (lvRadiusM >= 0),
  -- 新能源
  pvKw REAL CHECK (pvKw >= 0),
  pvHouseholds INTEGER CHECK (pvHouseholds >= 0),
  chargingKw REAL CHECK (chargingKw >= 0),
  chargingPiles INTEGER CHECK (chargingPiles >= 0),
  terminalInstalled INTEGER CHECK (terminalInstalled IN (0, 1)),
  x REAL,
  y REAL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX transformerAreaByCountyIdCode ON transformerArea (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX transformerAreaByCountyIdName ON transformerArea (countyId, name);
CREATE INDEX transformerAreaByFeeder ON transformerArea (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX transformerAreaByTownship ON transformerArea (township) WHERE township IS NOT NULL;
CREATE INDEX transformerAreaByVillage ON transformerArea (village) WHERE village IS NOT NULL;
CREATE INDEX transformerAreaBySupplyGrid ON transformerArea (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX transformerAreaBySupplyUnit ON transformerArea (supplyUnit) WHERE supplyUnit IS NOT NULL;
CREATE INDEX transformerAreaUnlinkedFeeder ON transformerArea (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX transformerAreaUnlinkedTownship ON transformerArea (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX transformerAreaUnlinkedVillage ON transformerArea (villageText) WHERE villageText IS NOT NULL;
CREATE INDEX transformerAreaUnlinkedSupplyGrid ON transformerArea (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX transformerAreaUnlinkedSupplyUnit ON transformerArea (supplyUnitText) WHERE supplyUnitText IS NOT NULL;
CREATE INDEX transformerAreaByBatchId ON transformerArea (batchId) WHERE batchId IS NOT NULL;

-- 自动化终端 Automation terminals
CREATE TABLE automationTerminal (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  kind TEXT CHECK (kind IN ('ftu', 'dtu', 'ttu', 'faultIndicator', 'other')),
  remote TEXT CHECK (remote IN ('threeRemote', 'twoRemote', 'oneRemote')),
  status TEXT CHECK (status IN ('running', 'stopped', 'faulty')),
  onlinePercent REAL CHECK (onlinePercent >= 0),
  communication TEXT CHECK (communication IN ('fibre', 'wireless', 'privateWireless', 'carrier', 'none')),
  commissioned TEXT CHECK (commissioned GLOB '[12][0-9][0-9][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissioned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX automationTerminalByCountyIdCode ON automationTerminal (countyId, code) WHERE code IS NOT NULL;
CREATE INDEX automationTerminalByCountyIdName ON automationTerminal (countyId, name);
CREATE INDEX automationTerminalByFeeder ON automationTerminal (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX automationTerminalByArea ON automationTerminal (area) WHERE area IS NOT NULL;
CREATE INDEX automationTerminalUnlinkedFeeder ON automationTerminal (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX automationTerminalUnlinkedArea ON automationTerminal (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX automationTerminalByBatchId ON automationTerminal (batchId) WHERE batchId IS NOT NULL;

-- 负荷情况 Loading
CREATE TABLE loading (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  mainTransformer TEXT REFERENCES mainTransformer (id),
  mainTransformerText TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  month INTEGER CHECK (month BETWEEN 1 AND 12),
  limitAmpere REAL CHECK (limitAmpere >= 0),
  maxAmpere REAL CHECK (maxAmpere >= 0),
  maxLoadKw REAL CHECK (maxLoadKw >= 0),
  averageLoadKw REAL CHECK (averageLoadKw >= 0),
  loadRatePercent REAL CHECK (loadRatePercent >= 0),
  averageLoadRatePercent REAL CHECK (averageLoadRatePercent >= 0),
  heavyHours REAL CHECK (heavyHours >= 0),
  overloadHours REAL CHECK (overloadHours >= 0),
  peakDate TEXT CHECK (peakDate GLOB '[12][0-9][0-9][0-9]' OR peakDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR peakDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX loadingByCountyIdYear ON loading (countyId, year);
CREATE INDEX loadingByFeeder ON loading (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX loadingByArea ON loading (area) WHERE area IS NOT NULL;
CREATE INDEX loadingByMainTransformer ON loading (mainTransformer) WHERE mainTransformer IS NOT NULL;
CREATE INDEX loadingUnlinkedFeeder ON loading (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX loadingUnlinkedArea ON loading (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX loadingUnlinkedMainTransformer ON loading (mainTransformerText) WHERE mainTransformerText IS NOT NULL;
CREATE INDEX loadingByBatchId ON loading (batchId) WHERE batchId IS NOT NULL;

-- 电压情况 Voltage
CREATE TABLE voltageRecord (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  month INTEGER CHECK (month BETWEEN 1 AND 12),
  minVoltageV REAL CHECK (minVoltageV >= 0),
  maxVoltageV REAL CHECK (maxVoltageV >= 0),
  qualifiedPercent REAL CHECK (qualifiedPercent >= 0),
  lowHours REAL CHECK (lowHours >= 0),
  highHours REAL CHECK (highHours >= 0),
  outOfRange INTEGER CHECK (outOfRange IN (0, 1)),
  lowVoltageHouseholds INTEGER CHECK (lowVoltageHouseholds >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX voltageRecordByCountyIdYear ON voltageRecord (countyId, year);
CREATE INDEX voltageRecordByFeeder ON voltageRecord (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX voltageRecordByArea ON voltageRecord (area) WHERE area IS NOT NULL;
CREATE INDEX voltageRecordUnlinkedFeeder ON voltageRecord (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX voltageRecordUnlinkedArea ON voltageRecord (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX voltageRecordByBatchId ON voltageRecord (batchId) WHERE batchId IS NOT NULL;

-- 线损 Losses
CREATE TABLE lossRecord (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
  month INTEGER CHECK (month BETWEEN 1 AND 12),
  -- 电量
  suppliedKwh REAL CHECK (suppliedKwh >= 0),
  soldKwh REAL CHECK (soldKwh >= 0),
  lostKwh REAL,
  lossPercent REAL,
  highLoss INTEGER CHECK (highLoss IN (0, 1)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX lossRecordByCountyIdYear ON lossRecord (countyId, year);
CREATE INDEX lossRecordByFeeder ON lossRecord (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX lossRecordByArea ON lossRecord (area) WHERE area IS NOT NULL;
CREATE INDEX lossRecordUnlinkedFeeder ON lossRecord (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX lossRecordUnlinkedArea ON lossRecord (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX lossRecordByBatchId ON lossRecord (batchId) WHERE batchId IS NOT NULL;

-- 停电记录 Outages
CREATE TABLE outage (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  start TEXT NOT NULL CHECK (start GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  "end" TEXT NOT NULL CHECK ("end" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  kind TEXT CHECK (kind IN ('fault', 'planned')),
  cause TEXT,
  customers INTEGER CHECK (customers >= 0),
  households INTEGER CHECK (households >= 0),
  lostEnergyKwh REAL CHECK (lostEnergyKwh >= 0),
  reclosing TEXT CHECK (reclosing IN ('success', 'failure', 'none')),
  externalCause INTEGER CHECK (externalCause IN (0, 1)),
  systemShortage INTEGER CHECK (systemShortage IN (0, 1)),
  regulatorLedger INTEGER CHECK (regulatorLedger IN (0, 1)),
  scope TEXT,
  faultDevice TEXT,
  weather TEXT,
  description TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1),
  CHECK ("end" >= start)
) STRICT;
CREATE INDEX outageByCountyIdStart ON outage (countyId, start);
CREATE INDEX outageByFeeder ON outage (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX outageByArea ON outage (area) WHERE area IS NOT NULL;
CREATE INDEX outageUnlinkedFeeder ON outage (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX outageUnlinkedArea ON outage (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX outageByBatchId ON outage (batchId) WHERE batchId IS NOT NULL;

-- 专项 Programmes
CREATE TABLE programme (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  code TEXT,
  name TEXT NOT NULL,
  firstYear INTEGER CHECK (firstYear BETWEEN 1949 AND 2100),
  lastYear INTEGER CHECK (lastYear BETWEEN 1949 AND 2100),
  document TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX programmeByPlanIdCode ON programme (planId, code) WHERE code IS NOT NULL;
CREATE INDEX programmeByPlanIdName ON programme (planId, name);
CREATE INDEX programmeByBatchId ON programme (batchId) WHERE batchId IS NOT NULL;

-- 资金盘子 Envelopes
CREATE TABLE envelope (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  programme TEXT REFERENCES programme (id),
  programmeText TEXT,
  source TEXT CHECK (source IN ('centralPlan', 'company', 'countyCompany', 'customer', 'estateFee', 'governmentAdvance', 'other')),
  minFen INTEGER CHECK (minFen >= 0),
  maxFen INTEGER CHECK (maxFen >= 0),
  locked INTEGER CHECK (locked IN (0, 1)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1),
  CHECK (minFen <= maxFen)
) STRICT;
CREATE INDEX envelopeByPlanIdYear ON envelope (planId, year);
CREATE INDEX envelopeByProgramme ON envelope (programme) WHERE programme IS NOT NULL;
CREATE INDEX envelopeUnlinkedProgramme ON envelope (programmeText) WHERE programmeText IS NOT NULL;
CREATE INDEX envelopeByBatchId ON envelope (batchId) WHERE batchId IS NOT NULL;

-- 项目 Projects
CREATE TABLE project (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  ownCode TEXT,
  officialCode TEXT,
  name TEXT NOT NULL,
  wbsCode TEXT,
  programme TEXT REFERENCES programme (id),
  programmeText TEXT,
  category TEXT CHECK (category IN ('frame', 'area', 'operation', 'connection')),
  kind TEXT CHECK (kind IN ('line', 'transformerArea', 'lowVoltage', 'meter', 'outgoing', 'switchgear', 'automation', 'villageRebuild', 'pilotPlanting', 'pilotProcessing', 'pilotTourism', 'other')),
  nature TEXT CHECK (nature IN ('new', 'extension', 'rebuild')),
  stage TEXT CHECK (stage IN ('requirement', 'planning', 'feasibility', 'reserve', 'issued', 'building', 'commissioned', 'carriedOver', 'cancelled')),
  -- 归属
  township TEXT REFERENCES township (id),
  townshipText TEXT,
  village TEXT REFERENCES village (id),
  villageText TEXT,
  supplyGrid TEXT REFERENCES supplyGrid (id),
  supplyGridText TEXT,
  supplyUnit TEXT REFERENCES supplyUnit (id),
  supplyUnitText TEXT,
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  provincialCompany TEXT,
  cityCompany TEXT,
  enterprise TEXT,
  voltageKv REAL CHECK (voltageKv >= 0),
  supplyAreaClass TEXT CHECK (supplyAreaClass IN ('A+', 'A', 'B', 'C', 'D', 'E')),
  -- 属性
  origin TEXT,
  attribute TEXT,
  constructionType TEXT,
  urbanNature TEXT,
  ruralNature TEXT,
  ruralGrid INTEGER CHECK (ruralGrid IN (0, 1)),
  customerConnection INTEGER CHECK (customerConnection IN (0, 1)),
  assetNature TEXT,
  limitClass TEXT CHECK (limitClass IN ('above', 'below')),
  listSection TEXT,
  -- 时间
  plannedStart TEXT CHECK (plannedStart GLOB '[12][0-9][0-9][0-9]' OR plannedStart GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR plannedStart GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  plannedEnd TEXT CHECK (plannedEnd GLOB '[12][0-9][0-9][0-9]' OR plannedEnd GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR plannedEnd GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  plannedYear INTEGER CHECK (plannedYear BETWEEN 1949 AND 2100),
  -- 阶段
  requirementDate TEXT CHECK (requirementDate GLOB '[12][0-9][0-9][0-9]' OR requirementDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR requirementDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  requirementDocument TEXT,
  planningDate TEXT CHECK (planningDate GLOB '[12][0-9][0-9][0-9]' OR planningDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR planningDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  planningDocument TEXT,
  feasibilityDate TEXT CHECK (feasibilityDate GLOB '[12][0-9][0-9][0-9]' OR feasibilityDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR feasibilityDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  feasibilityDocument TEXT,
  reserveDate TEXT CHECK (reserveDate GLOB '[12][0-9][0-9][0-9]' OR reserveDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR reserveDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reserveDocument TEXT,
  issuedDate TEXT CHECK (issuedDate GLOB '[12][0-9][0-9][0-9]' OR issuedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR issuedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  issuedDocument TEXT,
  buildingDate TEXT CHECK (buildingDate GLOB '[12][0-9][0-9][0-9]' OR buildingDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR buildingDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  buildingDocument TEXT,
  commissionedDate TEXT CHECK (commissionedDate GLOB '[12][0-9][0-9][0-9]' OR commissionedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR commissionedDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  commissionedDocument TEXT,
  carriedOverDate TEXT CHECK (carriedOverDate GLOB '[12][0-9][0-9][0-9]' OR carriedOverDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR carriedOverDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  carriedOverDocument TEXT,
  cancelledDate TEXT CHECK (cancelledDate GLOB '[12][0-9][0-9][0-9]' OR cancelledDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR cancelledDate GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cancelledDocument TEXT,
  -- 投资构成
  costMvLineFen INTEGER,
  costMvSwitchFen INTEGER,
  costMvTransformerFen INTEGER,
  costLvOverheadFen INTEGER,
  costLvCableFen INTEGER,
  costMeterFen INTEGER,
  costReactiveFen INTEGER,
  costOtherFen INTEGER,
  -- 阶段投资与偏差
  requirementFen INTEGER,
  feasibilityFen INTEGER,
  designFen INTEGER,
  settlementFen INTEGER,
  -- 建设规模
  lineKm REAL CHECK (lineKm >= 0),
  transformers INTEGER CHECK (transformers >= 0),
  capacityKva REAL CHECK (capacityKva >= 0),
  -- 中压线路
  mvLines INTEGER CHECK (mvLines >= 0),
  overheadKm REAL CHECK (overheadKm >= 0),
  insulatedKm REAL CHECK (insulatedKm >= 0),
  cableKm REAL CHECK (cableKm >= 0),
  ductKm REAL CHECK (ductKm >= 0),
  supplyRadiusKm REAL CHECK (supplyRadiusKm >= 0),
  reactiveKvar REAL CHECK (reactiveKvar >= 0),
  -- 中压开关
  switchingStations INTEGER CHECK (switchingStations >= 0),
  ringCabinets INTEGER CHECK (ringCabinets >= 0),
  ringCabinetsSection INTEGER CHECK (ringCabinetsSection >= 0),
  ringCabinetsTie INTEGER CHECK (ringCabinetsTie >= 0),
  poleSwitches INTEGER CHECK (poleSwitches >= 0),
  poleSwitchesSection INTEGER CHECK (poleSwitchesSection >= 0),
  poleSwitchesTie INTEGER CHECK (poleSwitchesTie >= 0),
  branchBoxes INTEGER CHECK (branchBoxes >= 0),
  breakers INTEGER CHECK (breakers >= 0),
  loadSwitches INTEGER CHECK (loadSwitches >= 0),
  -- 中压配变
  roomCount INTEGER CHECK (roomCount >= 0),
  roomKva REAL CHECK (roomKva >= 0),
  boxSubstationCount INTEGER CHECK (boxSubstationCount >= 0),
  boxSubstationKva REAL CHECK (boxSubstationKva >= 0),
  poleTransformerCount INTEGER CHECK (poleTransformerCount >= 0),
  poleTransformerKva REAL CHECK (poleTransformerKva >= 0),
  capacityBeforeKva REAL CHECK (capacityBeforeKva >= 0),
  capacityAfterKva REAL CHECK (capacityAfterKva >= 0),
  highLossTransformers INTEGER CHECK (highLossTransformers >= 0),
  -- 低压
  lvOverheadLines INTEGER CHECK (lvOverheadLines >= 0),
  lvOverheadKm REAL CHECK (lvOverheadKm >= 0),
  lvCableLines INTEGER CHECK (lvCableLines >= 0),
  lvCableKm REAL CHECK (lvCableKm >= 0),
  meters INTEGER CHECK (meters >= 0),
  serviceDrops INTEGER CHECK (serviceDrops >= 0),
  -- 自动化
  fibreKm REAL CHECK (fibreKm >= 0),
  ftu INTEGER CHECK (ftu >= 0),
  dtu INTEGER CHECK (dtu >= 0),
  faultIndicators INTEGER CHECK (faultIndicators >= 0),
  -- 建设目的
  purposeNewLoad INTEGER CHECK (purposeNewLoad IN (0, 1)),
  purposeOutgoing INTEGER CHECK (purposeOutgoing IN (0, 1)),
  purposeLowVoltage INTEGER CHECK (purposeLowVoltage IN (0, 1)),
  purposeBottleneck INTEGER CHECK (purposeBottleneck IN (0, 1)),
  purposeOverload INTEGER CHECK (purposeOverload IN (0, 1)),
  purposeSafety INTEGER CHECK (purposeSafety IN (0, 1)),
  purposeFrame INTEGER CHECK (purposeFrame IN (0, 1)),
  purposeDistributed INTEGER CHECK (purposeDistributed IN (0, 1)),
  purposeCharging INTEGER CHECK (purposeCharging IN (0, 1)),
  purposeHighLoss INTEGER CHECK (purposeHighLoss IN (0, 1)),
  purposeAssurance INTEGER CHECK (purposeAssurance IN (0, 1)),
  purposeCoalToPower INTEGER CHECK (purposeCoalToPower IN (0, 1)),
  -- 目标网架
  followsTarget TEXT CHECK (followsTarget IN ('follows', 'deviates', 'notTouching')),
  deviationReason TEXT,
  -- 效益与决策
  customersReached INTEGER CHECK (customersReached >= 0),
  villagesReached INTEGER CHECK (villagesReached >= 0),
  householdsReached INTEGER CHECK (householdsReached >= 0),
  importance REAL CHECK (importance >= 0),
  benefit REAL CHECK (benefit >= 0),
  mandatory INTEGER CHECK (mandatory IN (0, 1)),
  locked INTEGER CHECK (locked IN (0, 1)),
  decision TEXT CHECK (decision IN ('chosen', 'left')),
  -- 说明
  necessity TEXT,
  description TEXT,
  systemScheme TEXT,
  effect TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX projectByPlanIdOfficialCode ON project (planId, officialCode) WHERE officialCode IS NOT NULL;
CREATE INDEX projectByPlanIdOwnCode ON project (planId, ownCode) WHERE ownCode IS NOT NULL;
CREATE INDEX projectByPlanIdName ON project (planId, name);
CREATE INDEX projectByProgramme ON project (programme) WHERE programme IS NOT NULL;
CREATE INDEX projectByTownship ON project (township) WHERE township IS NOT NULL;
CREATE INDEX projectByVillage ON project (village) WHERE village IS NOT NULL;
CREATE INDEX projectBySupplyGrid ON project (supplyGrid) WHERE supplyGrid IS NOT NULL;
CREATE INDEX projectBySupplyUnit ON project (supplyUnit) WHERE supplyUnit IS NOT NULL;
CREATE INDEX projectByFeeder ON project (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX projectByArea ON project (area) WHERE area IS NOT NULL;
CREATE INDEX projectUnlinkedProgramme ON project (programmeText) WHERE programmeText IS NOT NULL;
CREATE INDEX projectUnlinkedTownship ON project (townshipText) WHERE townshipText IS NOT NULL;
CREATE INDEX projectUnlinkedVillage ON project (villageText) WHERE villageText IS NOT NULL;
CREATE INDEX projectUnlinkedSupplyGrid ON project (supplyGridText) WHERE supplyGridText IS NOT NULL;
CREATE INDEX projectUnlinkedSupplyUnit ON project (supplyUnitText) WHERE supplyUnitText IS NOT NULL;
CREATE INDEX projectUnlinkedFeeder ON project (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX projectUnlinkedArea ON project (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX projectByBatchId ON project (batchId) WHERE batchId IS NOT NULL;

-- 项目投资明细 Project amounts
CREATE TABLE projectAmount (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  projectId TEXT NOT NULL REFERENCES project (id),
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  source TEXT CHECK (source IN ('centralPlan', 'company', 'countyCompany', 'customer', 'estateFee', 'governmentAdvance', 'other')),
  amountFen INTEGER NOT NULL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
-- One row per project, year and source; what is not assigned counts as one year and one source of its own.
CREATE UNIQUE INDEX projectAmountOnce ON projectAmount (projectId, ifnull(year, 0), ifnull(source, ''));
CREATE INDEX projectAmountByPlanId ON projectAmount (planId);
CREATE INDEX projectAmountByBatchId ON projectAmount (batchId) WHERE batchId IS NOT NULL;

-- 项目受益村 Villages of projects
CREATE TABLE projectVillage (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  projectId TEXT NOT NULL REFERENCES project (id),
  village TEXT REFERENCES village (id),
  villageText TEXT,
  households INTEGER CHECK (households >= 0),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE UNIQUE INDEX projectVillageOnce ON projectVillage (projectId, village);
CREATE INDEX projectVillageByPlanId ON projectVillage (planId);
CREATE INDEX projectVillageByVillage ON projectVillage (village) WHERE village IS NOT NULL;
CREATE INDEX projectVillageUnlinkedVillage ON projectVillage (villageText) WHERE villageText IS NOT NULL;
CREATE INDEX projectVillageByBatchId ON projectVillage (batchId) WHERE batchId IS NOT NULL;

-- 方案 Scenarios
CREATE TABLE scenario (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,
  origin TEXT CHECK (origin IN ('solver', 'manual')),
  created TEXT CHECK (created GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  status TEXT CHECK (status IN ('optimal', 'feasible', 'infeasible')),
  objective REAL,
  decisions TEXT NOT NULL CHECK (json_valid(decisions)),
  result TEXT CHECK (json_valid(result)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX scenarioByPlanIdName ON scenario (planId, name);
CREATE INDEX scenarioByBatchId ON scenario (batchId) WHERE batchId IS NOT NULL;

-- 导入批次 Import batches
CREATE TABLE importBatch (
  id TEXT PRIMARY KEY NOT NULL,
  fileName TEXT NOT NULL,
  fileHash TEXT NOT NULL REFERENCES importFile (hash),
  time TEXT NOT NULL CHECK (time GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  plan TEXT REFERENCES plan (id),
  planText TEXT,
  readRows INTEGER CHECK (readRows >= 0),
  insertedRows INTEGER CHECK (insertedRows >= 0),
  updatedRows INTEGER CHECK (updatedRows >= 0),
  unchangedRows INTEGER CHECK (unchangedRows >= 0),
  rejectedRows INTEGER CHECK (rejectedRows >= 0),
  skippedRows INTEGER CHECK (skippedRows >= 0),
  columnMap TEXT CHECK (json_valid(columnMap)),
  issues TEXT CHECK (json_valid(issues)),
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX importBatchByPlan ON importBatch (plan) WHERE plan IS NOT NULL;
