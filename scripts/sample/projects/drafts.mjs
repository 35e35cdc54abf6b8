/** The element of a short name. */
export const find = (list, shortName) => list.find((item) => item.shortName === shortName);

/** A project on a feeder; it reaches the feeder's customers. */
export function onFeeder(feeder, name, programme, kind, scale, flags, extra = {}) {
  return {
    name: `${feeder.name}${name}`,
    programme,
    category: '网架类',
    kind,
    nature: '改造',
    township: feeder.townships[0],
    feeder,
    area: null,
    village: null,
    kv: 10,
    scale,
    flags,
    customers: feeder.households + feeder.dedicatedCount,
    follows: '是',
    ...extra,
  };
}

/** A project on one transformer area. */
export function onArea(area, name, programme, scale, flags, extra = {}) {
  return {
    name: `${area.name}${name}`,
    programme,
    category: '台区类',
    kind: 'area',
    nature: '改造',
    township: area.township,
    feeder: area.feeder,
    area,
    village: area.village,
    kv: 10,
    scale,
    flags,
    customers: area.households,
    follows: '不涉及',
    ...extra,
  };
}
