-- Boundaries of county, townships and supply grids, as a GeoJSON file gives them; drawn below the geographic drawing.

CREATE TABLE boundary (
  id TEXT PRIMARY KEY NOT NULL,
  countyId TEXT NOT NULL REFERENCES county (id),
  kind TEXT NOT NULL CHECK (kind IN ('county', 'township', 'supplyGrid', 'other')),
  -- The township or supply grid it is of; NULL for the county's and others.
  recordId TEXT,
  name TEXT,
  code TEXT,
  -- Whether places are longitude and latitude or metres on a plane.
  system TEXT NOT NULL CHECK (system IN ('degrees', 'metres')),
  -- Polygons of rings of places, as the coordinates of a MultiPolygon.
  polygons TEXT NOT NULL CHECK (json_valid(polygons)),
  batchId TEXT
) STRICT;
CREATE INDEX boundaryByCounty ON boundary (countyId);
