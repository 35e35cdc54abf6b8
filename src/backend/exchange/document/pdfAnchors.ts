import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';

/**
 * Reads where a printed page's anchors landed: Chromium writes each link target as a named destination.
 * @param pdf bytes of a PDF printed by Chromium
 * @returns 1-based page of each anchor
 */
export async function pagesOfAnchors(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pageOf = new Map<string, number>();
  document.getPages().forEach((page, i) => {
    pageOf.set(page.ref.toString(), i + 1);
  });
  const found = new Map<string, number>();
  const take = (name: string, destination: unknown) => {
    const target = resolve(document, destination);
    const array = target instanceof PDFDict ? resolve(document, target.get(PDFName.of('D'))) : target;
    const first = array instanceof PDFArray ? array.get(0) : null;
    const page = first instanceof PDFRef ? pageOf.get(first.toString()) : undefined;
    if (page !== undefined) found.set(decodeURIComponent(name), page);
  };
  const { catalog } = document;
  const dests = catalog.lookup(PDFName.of('Dests'));
  if (dests instanceof PDFDict) for (const [name, value] of dests.entries()) take(name.decodeText(), value);
  const names = catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  if (tree instanceof PDFDict) walkNames(document, tree, take);
  return found;
}

function resolve(document: PDFDocument, value: unknown): unknown {
  return value instanceof PDFRef ? document.context.lookup(value) : value;
}

function walkNames(document: PDFDocument, node: PDFDict, take: (name: string, destination: unknown) => void): void {
  const names = node.lookup(PDFName.of('Names'));
  if (names instanceof PDFArray) {
    for (let i = 0; i + 1 < names.size(); i += 2) {
      const name = names.lookup(i);
      if (name instanceof PDFString || name instanceof PDFHexString) take(name.decodeText(), names.get(i + 1));
    }
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return;
  for (let i = 0; i < kids.size(); i++) {
    const kid = kids.lookup(i);
    if (kid instanceof PDFDict) walkNames(document, kid, take);
  }
}
