import type { ReadContext, SheetHeading } from '../readContext';
import type { XmlHandler, XmlScanner } from '../xmlScanner';
import type { ZipPackage } from '../zip';
import { scanPart } from './scanPart';

/** A relationship of a part: kind is the last word of its type, target an absolute part name. */
export interface Relation {
  id: string;
  kind: string;
  target: string;
}

class RelationHandler implements XmlHandler {
  readonly relations: Relation[] = [];

  constructor(private readonly folder: string) {}

  onOpen(name: string, xml: XmlScanner): void {
    if (name !== 'Relationship' || xml.attribute('TargetMode') === 'External') return;
    const target = xml.attribute('Target');
    if (target === null) return;
    this.relations.push({
      id: xml.attribute('Id') ?? '',
      kind: (xml.attribute('Type') ?? '').replace(/^.*\//, ''),
      target: resolvePart(this.folder, target),
    });
  }

  onClose(): void {}
}

/** Part name of a target written relative to a folder, or absolute. */
export function resolvePart(folder: string, target: string): string {
  const clean = decodeUriParts(target.replace(/\\/g, '/'));
  const steps = clean.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of clean.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decodeUriParts(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Relationships of a part (`''` = of the package); none where the file lacks them. */
export async function readRelations(zip: ZipPackage, part: string, context: ReadContext): Promise<Relation[]> {
  const slash = part.lastIndexOf('/');
  const folder = slash < 0 ? '' : part.slice(0, slash);
  const entry = zip.find(`${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`);
  if (entry === undefined) return [];
  const handler = new RelationHandler(folder);
  await scanPart(zip, entry, handler, context);
  return handler.relations;
}

export interface SheetEntry extends SheetHeading {
  relationId: string;
  sheetId: string;
}

class WorkbookHandler implements XmlHandler {
  readonly sheets: SheetEntry[] = [];
  date1904 = false;

  onOpen(name: string, xml: XmlScanner): void {
    if (name === 'workbookPr') {
      const value = xml.attribute('date1904');
      this.date1904 = value === '1' || value === 'true';
    } else if (name === 'sheet') {
      const state = xml.attribute('state');
      this.sheets.push({
        index: this.sheets.length,
        name: xml.attribute('name') ?? `Sheet${this.sheets.length + 1}`,
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        relationId: xml.attribute('id') ?? '',
        sheetId: xml.attribute('sheetId') ?? '',
      });
    }
  }

  onClose(): void {}
}

/** Sheets in workbook order, and the date system. */
export async function readWorkbookPart(
  zip: ZipPackage,
  part: string,
  context: ReadContext,
): Promise<{ sheets: SheetEntry[]; date1904: boolean }> {
  const entry = zip.find(part);
  if (entry === undefined) {
    context.issue({ severity: 'warning', code: 'PART_MISSING', params: { part } });
    return { sheets: [], date1904: false };
  }
  const handler = new WorkbookHandler();
  await scanPart(zip, entry, handler, context);
  return handler;
}
