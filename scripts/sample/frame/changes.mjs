import { round as rounded, stream } from '../random.mjs';

/** Code of a trunk section of a feeder, of the node at its far end, and of the switch at its head. */
export const sectionOf = (feeder, n = feeder.sections) => `${feeder.code}/${n}`;

/**
 * Measures of projects and the target frame they lead to, as the planning office types them: which sections are cut, tied,
 * rebuilt and automated. What the target needs beside is left for later years.
 * @returns {{measures: object[], changes: object[]}}
 */
export function makeChanges(county, projects) {
  const random = stream('frame');
  const feederOf = new Map(county.feeders.map((feeder) => [feeder.name, feeder]));
  const measures = [];
  const changes = [];
  const add = (change) =>
    changes.push({ code: `BG${String(changes.length + 1).padStart(3, '0')}`, inTarget: '是', ...change });
  const measureOf = (project) => {
    const measure = {
      code: `CS${String(measures.length + 1).padStart(3, '0')}`,
      name: project.name.replace(/工程$/, ''),
      project,
    };
    measures.push(measure);
    return measure;
  };
  let areas = 0;
  for (const project of projects) {
    const { feeder, name } = project;
    if (project.area && project.category === '台区类' && areas < 24) {
      const isLine = name.includes('低压线路');
      if (!isLine && !name.includes('增容')) continue;
      areas++;
      add({
        name: name.replace(/工程$/, ''),
        type: isLine ? '低压线路' : '台区增容',
        measure: measureOf(project),
        feeder,
        element: project.area.code,
        ...(isLine ? { lengthKm: rounded(0.6 + random.next() * 1.2, 2) } : { capacityKva: 400 }),
      });
      continue;
    }
    if (!feeder || project.category === '台区类') continue;
    const [, other] = /与(10kV[^与]+?)联络工程$/.exec(name) ?? [];
    const partner = other ? feederOf.get(other) : undefined;
    if (partner) {
      add({
        name: `${feeder.name}与${partner.name}联络`,
        type: '新建联络',
        measure: measureOf(project),
        feeder,
        newCode: `${feeder.code}-${partner.code}`,
        fromNode: sectionOf(feeder),
        toNode: sectionOf(partner),
        lengthKm: rounded(1.2 + random.next() * 3, 2),
        construction: '架空绝缘',
        model: 'JKLYJ-240',
        switchKind: '负荷开关',
        remote: '是',
      });
    } else if (name.includes('分段优化')) {
      add({
        name: `${feeder.name}首段加装分段开关`,
        type: '新增分段',
        measure: measureOf(project),
        feeder,
        element: sectionOf(feeder, 1),
        newCode: `${feeder.code}-FD1`,
        at: 50,
        switchKind: '负荷开关',
        remote: '是',
      });
    } else if (name.includes('自动化') && feeder.sections > 1) {
      const switches = Array.from({ length: feeder.sections - 1 }, (_, s) => sectionOf(feeder, s + 2));
      add({
        name: `${feeder.name}分段开关三遥改造`,
        type: '开关自动化',
        measure: measureOf(project),
        feeder,
        element: switches[0],
        elements: switches.slice(1).join(';') || null,
      });
    } else if (name.includes('入地')) {
      add({
        name: `${feeder.name}首段入地`,
        type: '入地',
        measure: measureOf(project),
        feeder,
        element: sectionOf(feeder, 1),
        model: 'YJV22-8.7/15-3×300',
      });
    } else if (/(主干线路|长线路|老旧线路)改造/.test(name)) {
      add({
        name: `${feeder.name}干线换线`,
        type: '换线',
        measure: measureOf(project),
        feeder,
        element: sectionOf(feeder, 1),
        elements: feeder.sections > 1 ? sectionOf(feeder, 2) : null,
        construction: '架空绝缘',
        model: 'JKLYJ-240',
      });
    } else if (name.includes('第二回')) {
      add({
        name: `${feeder.name}第二回`,
        type: '新出线路',
        measure: measureOf(project),
        feeder,
        substation: feeder.substation,
        newCode: `${feeder.code}-2`,
        fromNode: feeder.substation.code,
        toNode: sectionOf(feeder),
        opens: sectionOf(feeder),
        lengthKm: rounded(feeder.trunkKm * 0.8, 2),
        construction: '电缆',
        model: 'YJV22-8.7/15-3×300',
      });
    } else if (name.includes('负荷切改') && feeder.ties.length > 0) {
      const partnerOf = feeder.ties[0];
      const codes = [feeder.code, partnerOf.code].sort();
      add({
        name: `${feeder.name}末段改由${partnerOf.name}供电`,
        type: '调整开断点',
        measure: measureOf(project),
        feeder,
        element: codes.join('-'),
        opens: sectionOf(feeder),
        // What the office agreed on before there was a target frame.
        inTarget: name.includes('沿河线') ? '否' : '是',
      });
    }
  }
  addOpen(county, changes, add, random);
  return { measures, changes };
}

/** What the target has and no project does: radial feeders that are still untied, sectioned within the planning years or tied later. */
function addOpen(county, changes, add, random) {
  const tied = new Set(changes.filter((c) => c.type === '新建联络').flatMap((c) => [c.fromNode, c.toNode]));
  const byName = new Map(county.feeders.map((feeder) => [feeder.shortName, feeder]));
  for (const [from, to] of [
    ['茶垭线', '双泉线'],
    ['鹤北线', '榆西线'],
  ]) {
    const [feeder, partner] = [byName.get(from), byName.get(to)];
    if (!feeder || !partner || tied.has(sectionOf(feeder))) continue;
    add({
      name: `${feeder.name}与${partner.name}联络`,
      type: '新建联络',
      feeder,
      newCode: `${feeder.code}-${partner.code}`,
      fromNode: sectionOf(feeder),
      toNode: sectionOf(partner),
      lengthKm: rounded(2 + random.next() * 3, 2),
      construction: '架空绝缘',
      model: 'JKLYJ-240',
      switchKind: '负荷开关',
      remote: '是',
    });
  }
  for (const shortName of ['望川街线', '白鹤街线']) {
    const feeder = byName.get(shortName);
    if (!feeder) continue;
    add({
      name: `${feeder.name}首段加装分段开关`,
      type: '新增分段',
      feeder,
      dueYear: 2028,
      element: sectionOf(feeder, 1),
      newCode: `${feeder.code}-FD1`,
      at: 50,
      switchKind: '负荷开关',
      remote: '是',
    });
  }
}
