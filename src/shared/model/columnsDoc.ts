import type { ColumnDescription, TableDescription } from './describe';
import { tables } from './index';
import { yearAmountColumn } from './projectMoney';

const kinds: Record<ColumnDescription['kind'], string> = {
  text: 'text',
  code: 'code (text, leading zeros kept)',
  note: 'long text',
  integer: 'whole number',
  decimal: 'number',
  percent: 'percent',
  money: 'money (whole fen)',
  date: 'date, precision kept',
  dateTime: 'civil minute',
  year: 'year',
  boolean: 'yes/no',
  enum: 'choice',
  ref: 'link',
};

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function kindOf(column: ColumnDescription): string {
  if (column.kind === 'enum')
    return cell((column.options ?? []).map(({ value, label }) => `${label.zh} \`${value}\``).join(', '));
  if (column.kind === 'ref') return `link to ${column.ref}`;
  return kinds[column.kind];
}

function remarks(column: ColumnDescription): string {
  const parts = [
    column.required ? 'required' : '',
    column.computed ? `computed: \`${column.computed}\`${column.editable ? ', editable' : ''}` : '',
    column.codeSynonyms ? `its code: ${column.codeSynonyms.join(', ')}` : '',
    column.help?.en ?? '',
  ];
  return cell(parts.filter(Boolean).join('; '));
}

function row(column: ColumnDescription): string {
  const spellings = cell((column.synonyms ?? []).join(', '));
  return `| \`${column.key}\` | ${cell(column.label.zh)} | ${cell(column.label.en)} | ${column.unit ?? ''} | ${kindOf(column)} | ${spellings} | ${remarks(column)} |`;
}

function section(table: TableDescription): string {
  const keys = table.matchKeys.map((set) => set.join(' + ') || 'none of them').join('; ');
  const lines = [
    `## ${table.label.zh} ${table.label.en} (\`${table.entity}\`)`,
    '',
    `Belongs to the ${table.owner}. Identity: ${table.identity.join(', ') || 'none'}. Matched by: id${keys ? `; ${keys}` : ''}${table.distinctBy ? `; never where ${table.distinctBy.join(', ')} differ` : ''}.`,
    '',
    '| key | zh | en | unit | kind | other spellings | remarks |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const column of table.columns) lines.push(row(column));
  if (table.entity === 'project')
    lines.push(row({ ...yearAmountColumn(2026), help: { zh: '', en: 'one per planning year' } }));
  return lines.join('\n');
}

/** The reference of all tables and columns, as Markdown: docs/columns.md. */
export function columnsDoc(): string {
  const count = tables.reduce((sum, table) => sum + table.columns.length, 0);
  return `# Tables and columns

Made from the table descriptions in src/shared/model by \`node scripts/docs-columns.mjs\`; a test compares. ${tables.length} tables,
${count} columns. Every table also has \`id\` (UUIDv7), its owner (\`countyId\` or \`planId\`), \`extra\` (unmapped source columns,
JSON) and where a row came from (\`batchId\`, \`sourceSheet\`, \`sourceRow\`). A link \`x\` that is not required has \`xText\` beside
it: what the sheet said, until the record is known. Headers are compared without white space, in half width and lower case;
label and key always match. Money columns are shown in 万元.

${tables.map(section).join('\n\n')}
`;
}
