import { describe, expect, it } from 'vitest';
import type { CellRange, SheetCells } from '../../../src/backend/exchange/sheetCells';
import { mapColumns } from '../../../src/backend/exchange/understand/columns';
import { recogniseEntity } from '../../../src/backend/exchange/understand/entity';
import { fingerprintHeader } from '../../../src/backend/exchange/understand/fingerprint';
import { buildMapping } from '../../../src/backend/exchange/understand/mapping';
import { applyRemembered, rememberMapping } from '../../../src/backend/exchange/understand/remembered';
import { findTables } from '../../../src/backend/exchange/understand/tables';
import { headerText } from '../../../src/backend/exchange/workbook/cellFormat';
import { tables } from '../../../src/shared/model';
import { sheet, textSheet } from './support';

function understood(cells: SheetCells) {
  const table = findTables(cells)[0]!;
  const recognition = recogniseEntity(table, cells.info.name);
  const { columns, missing } = mapColumns(table, recognition.entity);
  return {
    entity: recognition.entity,
    recognition,
    fields: columns.map((c) => c.field),
    units: columns.map((c) => c.unit),
    columns,
    missing,
    table,
  };
}

describe.each(['zh', 'en'] as const)('headers as exported in %s', (language) => {
  const exported = tables.filter(
    (t) =>
      t.columns.length > 0 &&
      !['county', 'plan', 'targetFrame', 'projectVillage', 'scenario', 'importBatch'].includes(t.entity),
  );
  it.each(exported.map((t) => [t.entity, t] as const))(
    '%s: every column comes back to its own field (bug: `Planned year` read as a unit)',
    (_, table) => {
      const columns = table.columns.filter((c) => c.computed === undefined);
      const hasGroups = columns.some((c) => c.group);
      const top = columns.map((c) => (c.group ? c.group[language] : headerText(c, language)));
      const bottom = columns.map((c) => (c.group ? headerText(c, language) : null));
      const rows = [['id', ...top], ...(hasGroups ? [[null, ...bottom]] : [])];
      const merged: CellRange[] = hasGroups
        ? columns.flatMap((c, i) =>
            c.group ? [] : [{ firstRow: 0, lastRow: 1, firstColumn: i + 1, lastColumn: i + 1 }],
          )
        : [];
      const cells = sheet([...rows, ...Array.from({ length: 3 }, () => columns.map(() => null))], {
        name: table.label[language],
        merges: merged,
      });
      const found = findTables(cells)[0]!;
      const mapping = mapColumns(found, table.entity);
      expect(mapping.columns.slice(1).map((c) => c.field)).toEqual(columns.map((c) => c.key));
    },
  );
});

describe('which entity a list is of', () => {
  const lists: [string, string, string | null, (string | null)[]][] = [
    [
      'outage list',
      '线路编码|线路名称|停电开始时间|停电结束时间|停电类型\n01|城东线|2025-03-01 08:05|2025-03-01 10:05|故障停电\n02|城西线|2025-03-02 08:05|2025-03-02 10:05|预安排停电',
      'outage',
      ['feeder.code', 'feeder', 'start', 'end', 'kind'],
    ],
    [
      'feeder list',
      '线路编码|线路名称|电压等级|所属变电站\n01|城东线|10|城关变\n02|城西线|10|城关变',
      'feeder',
      ['code', 'name', 'voltageKv', 'substation'],
    ],
    [
      'area ledger',
      '序号|台区编码|台区名称|所属线路|公/专|配变容量（kVA）|户数|投运时间\n1|0001|李家村变|城东线|公|200|52|2012.5\n2|0002|王庄变|城东线|专|100|1|2013',
      'transformerArea',
      [null, 'code', 'name', 'feeder', 'ownership', 'capacityKva', 'households', 'commissioned'],
    ],
    [
      'substations',
      '变电站名称|电压等级|主变台数|主变容量（MVA）|间隔总数|已用间隔\n城关变|110|2|80|24|18\n东河变|35|1|20|8|6',
      'substation',
      ['name', 'voltageKv', 'mainTransformers', 'capacityMva', 'baysTotal', 'baysUsed'],
    ],
    [
      'main transformers',
      '变电站名称|主变名称|主变容量|最大负荷（MW）|负载率（%）\n城关变|1号主变|40|25|62.5\n城关变|2号主变|40|20|50',
      'mainTransformer',
      ['substation', 'name', 'capacityMva', 'peakMw', 'loadRatePercent'],
    ],
    [
      'villages',
      '乡镇|自然村|户数|是否改造|改造年份|贫困村\n城关镇|张家湾|52|是|2015|否\n城关镇|李家村|31|否||是',
      'village',
      ['township', 'name', 'households', 'rebuilt', 'rebuiltYear', 'povertyVillage'],
    ],
    [
      'programmes',
      '专项名称|起始年|终止年\n城网专项|2019|2021\n农网专项|2019|2021',
      'programme',
      ['name', 'firstYear', 'lastYear'],
    ],
    [
      'terminals',
      '终端编码|终端名称|所属线路|终端类型|在线率\n1|3号环网柜DTU|城东线|DTU|98.5\n2|5号杆FTU|城西线|FTU|97',
      'automationTerminal',
      ['code', 'name', 'feeder', 'kind', 'onlinePercent'],
    ],
    ['nobody knows', '甲方|乙方|丙方\n天|12|2020-01-01\n地|13|2020-01-02\n人|14|2020-01-03', null, [null, null, null]],
    ['a code list', '编码|名称\n001|城关所\n002|东河所', null, [null, null]],
    ['an English list of anything', 'Name|Category|Total\nPens|office|12\nPaper|office|30', null, [null, null, null]],
    [
      'an English list of ours',
      'Own code|Official code|Project|Township|Total (万元)|Stage\nA|1|East line|North|12|Reserve\nB|2|West line|North|13|Reserve',
      'project',
      ['ownCode', 'officialCode', 'name', 'township', 'totalFen', 'stage'],
    ],
    ['an account', '代码|项目名称|科目号|金额\n1|贷款|A5|12\n2|存款|A6|13', null, [null, null, null, null]],
    ['prices', '材料名称|规格型号|单价（元）\n导线|JKLYJ-240|35\n电缆|YJV22-400|820', null, [null, null, null]],
  ];

  it.each(lists)('%s (bug: a list taken for another, or an unknown one for a known)', (_, block, entity, fields) => {
    const result = understood(textSheet(block));
    expect([result.entity, result.fields]).toEqual([entity, fields]);
  });

  it('the title decides between names that say nothing (bug: 名称 alone means any entity)', () => {
    const block = '编码|名称|备注\n001|城关镇|\n002|东河镇|';
    expect(understood(textSheet(block, { name: '乡镇清单' })).entity).toBe('township');
    expect(understood(textSheet(block, { name: 'Sheet1' })).entity).toBeNull();
  });

  it('__proto__ and constructor are labels like any other (bug: lookups that find Object.prototype)', () => {
    const result = understood(
      textSheet('__proto__|constructor|线路编码|线路名称|所属变电站\n1|2|01|城东线|城关变\n1|2|02|城西线|城关变'),
    );
    expect(result.entity).toBe('feeder');
    expect(result.fields).toEqual([null, null, 'code', 'name', 'substation']);
  });

  it('300 columns, three known (bug: time, or a fuzzy match for everything)', () => {
    const labels = ['线路编码', '线路名称', '所属变电站', ...Array.from({ length: 297 }, (_, i) => `指标${i}`)];
    const result = understood(sheet([labels, labels.map((_, i) => `v${i}`), labels.map((_, i) => `w${i}`)]));
    expect(result.fields.filter((f) => f !== null)).toEqual(['code', 'name', 'substation']);
  });
});

describe('columns of project lists', () => {
  const head = '项目名称|项目编码|';

  it('total, sources and years are different amounts (bug: several columns map to one field)', () => {
    const result = understood(
      textSheet(`${head}总投资|中央预算内|企业自筹|2026年投资|2027年投资\nA|1|100|40|60|50|50\nB|2|10|4|6|5|5`),
    );
    expect(result.fields.slice(2)).toEqual([
      'totalFen',
      'amountCentralPlanFen',
      'amountCompanyFen',
      'amount2026Fen',
      'amount2027Fen',
    ]);
  });

  it('years over sources and sources over years (bug: all years added up in one source)', () => {
    const yearsOver = understood(
      textSheet(
        `项目名称|2026年投资（万元）||2027年投资（万元）|\n|中央预算内|企业自筹|中央预算内|企业自筹\nA|1|2|3|4\nB|1|2|3|4`,
      ),
    );
    expect(yearsOver.fields).toEqual([
      'name',
      'amount2026CentralPlanFen',
      'amount2026CompanyFen',
      'amount2027CentralPlanFen',
      'amount2027CompanyFen',
    ]);
    expect(yearsOver.units).toEqual([null, '万元', '万元', '万元', '万元']);
    const sourcesOver = understood(textSheet('项目名称|总投资|企业自筹投资|\n||2026年|2027年\nA|7|3|4\nB|7|3|4'));
    expect(sourcesOver.fields).toEqual(['name', 'totalFen', 'amount2026CompanyFen', 'amount2027CompanyFen']);
  });

  it('bare years of numbers are amounts, years of texts are not (bug: 2026 as a remark becomes money)', () => {
    expect(understood(textSheet(`${head}总投资|2026|2027\nA|1|10|4|6\nB|2|10|4|6`)).fields.slice(3)).toEqual([
      'amount2026Fen',
      'amount2027Fen',
    ]);
    expect(
      understood(textSheet(`${head}总投资|2026年\nA|1|10|续建\nB|2|10|新开工\nC|3|10|新开工`)).fields[3],
    ).toBeNull();
  });

  it('two columns of one name: the first is taken, the other kept apart (bug: the later overwrites the earlier)', () => {
    const result = understood(textSheet(`${head}总投资|总投资\nA|1|10|11\nB|2|10|11`));
    expect(result.fields).toEqual(['name', 'officialCode', 'totalFen', null]);
    expect(result.columns[3]!.candidates[0]!.field).toBe('totalFen');
  });

  it('a bare unit under a group: 配变 over 台 and kVA (bug: 台 is nobody)', () => {
    const result = understood(textSheet(`项目名称|配变||10kV线路\n|台|kVA|km\nA|2|400|3.5\nB|1|200|1.2`));
    expect(result.fields).toEqual(['name', 'transformers', 'capacityKva', 'lineKm']);
    expect(result.units).toEqual([null, '台', 'kVA', 'km']);
  });

  it('a unit that measures something else keeps a column from a field (bug: 容量（台） read as kVA)', () => {
    const result = understood(textSheet(`${head}配变容量（台）\nA|1|2\nB|2|3\nC|3|3`));
    expect(result.fields[2]).not.toBe('capacityKva');
  });

  it('values that are no numbers keep a column from a measure (bug: 长度 = 见附图)', () => {
    const result = understood(textSheet(`${head}线路长度\nA|1|见附图\nB|2|见说明\nC|3|待定方案`));
    expect(result.fields[2]).toBeNull();
  });

  it('the unit line gives each measure its own unit (bug: 万元 for lengths)', () => {
    const result = understood(
      textSheet(`计划表|||单位：元、m、MVA\n项目名称|线路长度|配变容量|总投资\nA|1200|0.2|500000\nB|100|0.1|300000`),
    );
    expect(result.units).toEqual([null, 'm', 'MVA', '元']);
  });

  it('required and other missing columns are listed (bug: nobody is told)', () => {
    const result = understood(textSheet(`${head}总投资\nA|1|2\nB|2|3`));
    expect(result.missing).toContainEqual({ field: 'plannedStart', required: false });
    expect(result.missing.map((m) => m.field)).not.toContain('name');
  });

  it('the id column of an export is known by its values (bug: an ID of another system taken for ours)', () => {
    const id = '0190a3c2-7b5e-7c11-9c1f-2f6f0f4f1a2b';
    expect(understood(textSheet(`ID|项目名称|项目编码\n${id}|A|1\n${id}|B|2`)).fields[0]).toBe('id');
    expect(understood(textSheet('ID|项目名称|项目编码\n17|A|1\n18|B|2')).fields[0]).toBeNull();
  });
});

describe('mappings as data', () => {
  const first = textSheet('工程名称|所属变电所|2026年投资\nA|x|1\nB|y|2');
  const later = textSheet('工程 名称|所属变电所|2027年投资\nC|z|3\nD|w|4');

  it('the fingerprint sees through spacing and years, not through other labels (bug: profiles never found again)', () => {
    const print = (cells: SheetCells) => fingerprintHeader(findTables(cells)[0]!);
    expect(print(later)).toBe(print(first));
    expect(print(textSheet('工程名称|变电所|2026年投资\nA|x|1\nB|y|2'))).not.toBe(print(first));
  });

  it('a remembered mapping keeps what the user chose and follows the year (bug: 2027 booked as 2026)', () => {
    const proposed = buildMapping(findTables(first)[0]!, first.info, 0);
    const chosen = {
      ...proposed,
      columns: proposed.columns.map((c) => (c.letter === 'B' ? { ...c, field: 'enterprise' } : c)),
    };
    const table = findTables(later)[0]!;
    const kept = rememberMapping(chosen, findTables(first)[0]!, first.info)!;
    const applied = applyRemembered(kept, buildMapping(table, later.info, 0), table, later.info);
    expect(applied.columns.map((c) => c.field)).toEqual(['name', 'enterprise', 'amount2027Fen']);
    expect(applied.fingerprint).toBe(proposed.fingerprint);
  });

  it('a unit the user chose holds, but not against what the next file says (bug: yuan read as ten thousand yuan)', () => {
    const file = (unit: string) => textSheet(`项目清单||${unit}\n项目名称|项目编码|总投资\nA|1|10\nB|2|20`);
    const remembered = (cells: SheetCells, unit: string | null) => {
      const proposed = buildMapping(findTables(cells)[0]!, cells.info, 0);
      const columns = proposed.columns.map((c) => (c.letter === 'C' && unit !== null ? { ...c, unit } : c));
      return rememberMapping({ ...proposed, columns }, findTables(cells)[0]!, cells.info)!;
    };
    const unitIn = (cells: SheetCells, kept: ReturnType<typeof remembered>) => {
      const table = findTables(cells)[0]!;
      return applyRemembered(kept, buildMapping(table, cells.info, 0), table, cells.info).columns[2]!.unit;
    };
    expect(unitIn(file('单位：元'), remembered(file('单位：万元'), null))).toBe('元');
    expect(unitIn(file(''), remembered(file(''), '千元'))).toBe('千元');
    expect(unitIn(file('单位：元'), remembered(file(''), '千元'))).toBe('元');
  });

  it('what is remembered gives way to a title that says otherwise, unless the user chose it', () => {
    const villages = textSheet('编码|名称\n001|甲\n002|乙', { name: '自然村清单' });
    const table = findTables(villages)[0]!;
    const proposed = buildMapping(table, villages.info, 0, 'village');
    const recognised = { ...proposed, entity: 'township' };
    const kept = { entity: 'village', isChosen: false, columns: [] };
    expect(applyRemembered(kept, recognised, table, villages.info)).toBe(recognised);
    expect(applyRemembered({ ...kept, isChosen: true }, recognised, table, villages.info).entity).toBe('village');
    const hidden = { ...villages.info, visibility: 'hidden' as const };
    expect(applyRemembered({ ...kept, isChosen: true }, recognised, table, hidden).take).toBe(false);
  });

  it('choosing the entity maps its columns (bug: --as ignored)', () => {
    const cells = textSheet('编码|名称\n001|城关镇\n002|东河镇');
    const mapping = buildMapping(findTables(cells)[0]!, cells.info, 0, 'township');
    expect(mapping.columns.map((c) => c.field)).toEqual(['extra', 'name']);
  });

  it('hidden sheets are offered, not taken (bug: silently imported)', () => {
    const cells = textSheet('线路编码|线路名称|所属变电站\n01|城东线|城关变', { visibility: 'hidden' });
    const mapping = buildMapping(findTables(cells)[0]!, cells.info, 0);
    expect([mapping.entity, mapping.take]).toEqual(['feeder', false]);
  });
});

it('twelve digits are a code as often as a date and time: 202512310001 under a label of codes stays what it is', () => {
  const codes = Array.from({ length: 20 }, (_, i) => `2025123100${String(i + 1).padStart(2, '0')}`);
  const rows = codes.map((code, i) => `${code}|10kV甲${i}线改造工程|${20 + i}`).join('\n');
  const { table } = understood(textSheet(`工单|项目名称|总投资（万元）\n${rows}`));
  expect(table.columns[0]!.sample).toMatchObject({ filled: 20, dates: 0, numbers: 20 });
  const times = ['20250301 0805', '20250301T08:05', '20250301 08:05:30', '2025-03-01 8:05'];
  const dated = understood(textSheet(`线路名称|停电时间|送电时间\n${times.map((t) => `甲线|${t}|${t}`).join('\n')}`));
  expect(dated.table.columns[1]!.sample.dates).toBe(4);
});

describe('headings that say which part of a quantity a column is', () => {
  const columnsOf = (block: string, merged: string[]) => {
    const cells = textSheet(block, { name: '电网改造工程表', merged });
    const { table, entity, columns } = understood(cells);
    return { table, entity, fields: Object.fromEntries(columns.map((c) => [c.column.path.join('/'), c.field])) };
  };

  it('其中 is not the whole, and the low voltage not the medium (a project had the transformers of its 其中)', () => {
    const { entity, fields } = columnsOf(
      `
      工程名称|电压等级|配变||||架空线路||低压网配套||||总投资(万元)
      ||改造总台数(台)|改造前总容量(千伏安)|其中：需改造高损配变||线路长度(千米)|其中绝缘导线(千米)|架空线路||电缆||
      ||||台数(台)|总容量(千伏安)|||长度(千米)|投资(万元)|长度(千米)|投资(万元)|
      甲线改造|10kV|3|600|1|200|2.5|1.5|0.8|6|0.3|4|120
      乙线改造|10kV|2|400|1|200|3.5|1.2|0.7|5|0.2|3|90
      `,
      [
        'A1:A3',
        'B1:B3',
        'C1:F1',
        'C2:C3',
        'D2:D3',
        'E2:F2',
        'G1:H1',
        'G2:G3',
        'H2:H3',
        'I1:L1',
        'I2:J2',
        'K2:L2',
        'M1:M3',
      ],
    );
    expect(entity).toBe('project');
    expect(fields).toEqual({
      工程名称: 'name',
      电压等级: 'voltageKv',
      '配变/改造总台数(台)': 'transformers',
      '配变/改造前总容量(千伏安)': 'capacityBeforeKva',
      '配变/其中：需改造高损配变/台数(台)': 'highLossTransformers',
      '配变/其中：需改造高损配变/总容量(千伏安)': null,
      '架空线路/线路长度(千米)': 'overheadKm',
      '架空线路/其中绝缘导线(千米)': 'insulatedKm',
      '低压网配套/架空线路/长度(千米)': 'lvOverheadKm',
      '低压网配套/架空线路/投资(万元)': 'costLvOverheadFen',
      '低压网配套/电缆/长度(千米)': 'lvCableKm',
      '低压网配套/电缆/投资(万元)': 'costLvCableFen',
      '总投资(万元)': 'totalFen',
    });
  });

  it('one label under several headings is the whole under none of them (the first was taken)', () => {
    const { fields } = columnsOf(
      `
      工程名称|总投资(万元)|配电室||箱变||环网柜|
      ||配变台数(台)|配变容量(千伏安)|配变台数(台)|配变容量(千伏安)|总数(座)|其中：分段环网柜(座)
      甲线新建|120|2|800|1|400|3|1
      乙线新建|90|1|400|2|800|2|1
      `,
      ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:H1'],
    );
    expect(fields).toMatchObject({
      '配电室/配变台数(台)': null,
      '箱变/配变台数(台)': null,
      '配电室/配变容量(千伏安)': 'roomKva',
      '箱变/配变容量(千伏安)': 'boxSubstationKva',
      '环网柜/总数(座)': 'ringCabinets',
      '环网柜/其中：分段环网柜(座)': 'ringCabinetsSection',
    });
  });

  it('costs of lines are not those of low-voltage lines because the words resemble each other', () => {
    const { fields } = columnsOf(
      `
      工程名称|电压等级|架空线路投资(万元)|电缆线路投资(万元)|总投资(万元)
      甲线|35kV|300|700|1100
      乙线|35kV|200|100|400
      `,
      [],
    );
    expect(fields).toMatchObject({
      '架空线路投资(万元)': null,
      '电缆线路投资(万元)': null,
      '总投资(万元)': 'totalFen',
    });
  });

  it('名称, 电压等级, 容量 amid a dozen foreign columns make no project (power plants were projects)', () => {
    const { entity } = columnsOf(
      `
      名称|电压等级|容量|投产年份|状态|分区类型|能源类型|发电量|利用小时数|厂用电|是否统调|公用自备
      甲厂|220|600|2008|运行|水电|水|3.2|4000|5|是|公用
      乙厂|110|300|2010|运行|火电|煤|1.2|3000|6|是|公用
      `,
      [],
    );
    expect(entity).toBeNull();
  });
});
