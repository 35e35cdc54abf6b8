-- Frequent outages, the cost book and policies.

-- 重大事件日 Major event days
CREATE TABLE majorEventDay (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  event TEXT,
  basis TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX majorEventDayByCountyId ON majorEventDay (countyId);
CREATE INDEX majorEventDayByBatchId ON majorEventDay (batchId) WHERE batchId IS NOT NULL;

-- 停电原因归类 Groups of causes
CREATE TABLE causeGroup (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  cause TEXT NOT NULL,
  groupName TEXT NOT NULL,
  approved INTEGER CHECK (approved IN (0, 1)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX causeGroupByCountyId ON causeGroup (countyId);
CREATE INDEX causeGroupByBatchId ON causeGroup (batchId) WHERE batchId IS NOT NULL;

-- 频繁停电清单 Lists of frequent outages
CREATE TABLE outageList (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  asOf TEXT NOT NULL CHECK (asOf GLOB '[12][0-9][0-9][0-9]' OR asOf GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR asOf GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  judgedBy TEXT NOT NULL CHECK (judgedBy IN ('feeder', 'area')),
  calibre TEXT NOT NULL CHECK (calibre IN ('all', 'withoutMajor')),
  ruleSet TEXT NOT NULL,
  edition TEXT,
  created TEXT NOT NULL CHECK (created GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  lines INTEGER CHECK (lines >= 0),
  result TEXT NOT NULL CHECK (json_valid(result)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX outageListByCountyId ON outageList (countyId);
CREATE INDEX outageListByBatchId ON outageList (batchId) WHERE batchId IS NOT NULL;

-- 造价库 Cost book
CREATE TABLE costItem (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  code TEXT,
  name TEXT NOT NULL,
  spec TEXT,
  terrain TEXT CHECK (terrain IN ('any', 'plain', 'hill', 'mountain', 'river')),
  unitName TEXT NOT NULL,
  priceFen INTEGER NOT NULL CHECK (priceFen >= 0),
  year INTEGER CHECK (year BETWEEN 1949 AND 2100),
  source TEXT,
  standing TEXT CHECK (standing IN ('sourced', 'toVerify')),
  bidFen INTEGER CHECK (bidFen >= 0),
  typicalFen INTEGER CHECK (typicalFen >= 0),
  overrideFen INTEGER CHECK (overrideFen >= 0),
  overrideReason TEXT,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX costItemByCountyId ON costItem (countyId);
CREATE INDEX costItemByBatchId ON costItem (batchId) WHERE batchId IS NOT NULL;

-- 方案生成规则 Rules of alternatives
CREATE TABLE alternativeRule (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  alternative TEXT NOT NULL CHECK (alternative IN ('nothing', 'section', 'tie', 'automate', 'rebuild', 'underground', 'enlarge', 'transfer', 'maintain')),
  setting TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX alternativeRuleByCountyId ON alternativeRule (countyId);
CREATE INDEX alternativeRuleByBatchId ON alternativeRule (batchId) WHERE batchId IS NOT NULL;

-- 一线一策 Policies
CREATE TABLE policy (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  alternative TEXT NOT NULL CHECK (alternative IN ('nothing', 'section', 'tie', 'automate', 'rebuild', 'underground', 'enlarge', 'transfer', 'maintain')),
  reason TEXT NOT NULL,
  costFen INTEGER,
  decided TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]'),
  result TEXT NOT NULL CHECK (json_valid(result)),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX policyByPlanId ON policy (planId);
CREATE INDEX policyByFeeder ON policy (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX policyByArea ON policy (area) WHERE area IS NOT NULL;
CREATE INDEX policyUnlinkedFeeder ON policy (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX policyUnlinkedArea ON policy (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX policyByBatchId ON policy (batchId) WHERE batchId IS NOT NULL;

-- 策略对应项目 Projects of policies
CREATE TABLE policyProject (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  policyId TEXT NOT NULL REFERENCES policy (id),
  projectId TEXT NOT NULL REFERENCES project (id),
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX policyProjectByPlanId ON policyProject (planId);
CREATE INDEX policyProjectByPolicyId ON policyProject (policyId);
CREATE INDEX policyProjectByProjectId ON policyProject (projectId);
CREATE INDEX policyProjectByBatchId ON policyProject (batchId) WHERE batchId IS NOT NULL;

-- 现场照片 Photos
CREATE TABLE policyPhoto (
  id TEXT PRIMARY KEY NOT NULL,
  planId TEXT NOT NULL REFERENCES plan (id),
  feeder TEXT REFERENCES feeder (id),
  feederText TEXT,
  area TEXT REFERENCES transformerArea (id),
  areaText TEXT,
  caption TEXT NOT NULL,
  image TEXT NOT NULL,
  note TEXT,
  -- from where
  extra TEXT CHECK (json_valid(extra)),
  batchId TEXT REFERENCES importBatch (id),
  sourceSheet INTEGER CHECK (sourceSheet >= 0),
  sourceRow INTEGER CHECK (sourceRow >= 1)
) STRICT;
CREATE INDEX policyPhotoByPlanId ON policyPhoto (planId);
CREATE INDEX policyPhotoByFeeder ON policyPhoto (feeder) WHERE feeder IS NOT NULL;
CREATE INDEX policyPhotoByArea ON policyPhoto (area) WHERE area IS NOT NULL;
CREATE INDEX policyPhotoUnlinkedFeeder ON policyPhoto (feederText) WHERE feederText IS NOT NULL;
CREATE INDEX policyPhotoUnlinkedArea ON policyPhoto (areaText) WHERE areaText IS NOT NULL;
CREATE INDEX policyPhotoByBatchId ON policyPhoto (batchId) WHERE batchId IS NOT NULL;
