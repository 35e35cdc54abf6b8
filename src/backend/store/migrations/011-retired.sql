-- 退运日期: what is out of use stays on record and counts no more. Marks of earlier imports move to the column: they are days. What
-- a sheet had under that label by itself (是, 否) is none of them and stays an extra attribute.

ALTER TABLE substation ADD COLUMN retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
UPDATE substation SET retired = json_extract(extra, '$."已退运"'), extra = nullif(json_remove(extra, '$."已退运"'), '{}')
  WHERE json_extract(extra, '$."已退运"') GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]';
ALTER TABLE mainTransformer ADD COLUMN retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
UPDATE mainTransformer SET retired = json_extract(extra, '$."已退运"'), extra = nullif(json_remove(extra, '$."已退运"'), '{}')
  WHERE json_extract(extra, '$."已退运"') GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]';
ALTER TABLE feeder ADD COLUMN retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
UPDATE feeder SET retired = json_extract(extra, '$."已退运"'), extra = nullif(json_remove(extra, '$."已退运"'), '{}')
  WHERE json_extract(extra, '$."已退运"') GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]';
ALTER TABLE transformerArea ADD COLUMN retired TEXT CHECK (retired GLOB '[12][0-9][0-9][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR retired GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
UPDATE transformerArea SET retired = json_extract(extra, '$."已退运"'), extra = nullif(json_remove(extra, '$."已退运"'), '{}')
  WHERE json_extract(extra, '$."已退运"') GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]';
