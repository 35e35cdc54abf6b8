/** Places given as longitude and latitude (CGCS2000, WGS 84) on the plane that line ledgers use. */

/** Ellipsoid of CGCS2000. */
const AXIS_M = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const SECOND_E2 = E2 / (1 - E2);
const FALSE_EASTING_M = 500_000;
const DEGREE = Math.PI / 180;

/** Factors of the meridian arc's series in the square of the eccentricity. */
const ARC = [
  1 + (3 / 4) * E2 + (45 / 64) * E2 ** 2 + (175 / 256) * E2 ** 3 + (11_025 / 16_384) * E2 ** 4,
  (3 / 4) * E2 + (15 / 16) * E2 ** 2 + (525 / 512) * E2 ** 3 + (2205 / 2048) * E2 ** 4,
  (15 / 64) * E2 ** 2 + (105 / 256) * E2 ** 3 + (2205 / 4096) * E2 ** 4,
  (35 / 512) * E2 ** 3 + (315 / 2048) * E2 ** 4,
  (315 / 16_384) * E2 ** 4,
] as const;

export interface PlanePoint {
  /** East and north, m. */
  x: number;
  y: number;
}

/**
 * Gauss-Krueger projection on the ellipsoid of CGCS2000, easting with 500 km added and without the number of its zone.
 * Good to a millimetre within 3 degrees of the meridian.
 * @param centralMeridian degrees
 */
export function gaussKrueger(longitude: number, latitude: number, centralMeridian: number): PlanePoint {
  const b = latitude * DEGREE;
  const sin = Math.sin(b);
  const cos = Math.cos(b);
  const t2 = Math.tan(b) ** 2;
  const eta2 = SECOND_E2 * cos ** 2;
  const normal = AXIS_M / Math.sqrt(1 - E2 * sin ** 2);
  const m = (longitude - centralMeridian) * DEGREE * cos;
  const arc =
    AXIS_M *
    (1 - E2) *
    (ARC[0] * b -
      (ARC[1] / 2) * Math.sin(2 * b) +
      (ARC[2] / 4) * Math.sin(4 * b) -
      (ARC[3] / 6) * Math.sin(6 * b) +
      (ARC[4] / 8) * Math.sin(8 * b));
  const north =
    arc +
    normal *
      Math.tan(b) *
      (m ** 2 / 2 + ((5 - t2 + 9 * eta2 + 4 * eta2 ** 2) * m ** 4) / 24 + ((61 - 58 * t2 + t2 ** 2) * m ** 6) / 720);
  const east =
    normal *
    (m + ((1 - t2 + eta2) * m ** 3) / 6 + ((5 - 18 * t2 + t2 ** 2 + 14 * eta2 - 58 * t2 * eta2) * m ** 5) / 120);
  return { x: east + FALSE_EASTING_M, y: north };
}

/** Central meridian of the 3-degree zone a longitude lies in. */
export function meridianOf(longitude: number): number {
  return 3 * Math.round(longitude / 3);
}

/**
 * Whether coordinates are degrees: every point within the longitudes and latitudes of China. Plane coordinates of a county
 * in metres reach farther than that.
 */
export function areDegrees(xs: Iterable<number>, ys: Iterable<number>): boolean {
  let any = false;
  for (const x of xs) {
    if (Number.isNaN(x)) continue;
    if (x < 70 || x > 140) return false;
    any = true;
  }
  for (const y of ys) if (y < 3 || y > 56) return false;
  return any;
}

/** Coordinates in metres: those in degrees are projected in place, on the zone of the first of them. */
export function toMetres(xs: Float64Array, ys: Float64Array): void {
  if (!areDegrees(xs, ys)) return;
  const meridian = meridianOf(xs.find((x) => !Number.isNaN(x))!);
  xs.forEach((longitude, i) => {
    if (Number.isNaN(longitude) || Number.isNaN(ys[i]!)) return;
    const { x, y } = gaussKrueger(longitude, ys[i]!, meridian);
    xs[i] = x;
    ys[i] = y;
  });
}
