import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findWeaknesses } from './checks/findWeaknesses.mjs';
import { makeCounty } from './county.mjs';
import { makeEnvelopes } from './envelopes.mjs';
import { makePlan } from './plan.mjs';
import { makeProjects } from './projects.mjs';
import { CellIndex } from './sheets/cells.mjs';
import { FRAME_FILE, makeFrameBook } from './sheets/frame.mjs';
import { LEDGER_FILE, makeLedger } from './sheets/ledger.mjs';
import { MONEY_FILE, makeMoneyBook } from './sheets/money.mjs';
import { makeOutageList, OUTAGE_FILE } from './sheets/outageCsv.mjs';
import { makeProjectList, PROJECT_FILE } from './sheets/projectList.mjs';
import { fixZipTimes } from './sheets/zipTime.mjs';
import { makeTruths } from './truths.mjs';

// Writes the sample county: node scripts/sample/make.mjs [folder], by default into resources/sample.
const folder = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../../resources/sample'));
mkdirSync(folder, { recursive: true });

const index = new CellIndex();
const county = makeCounty();
const projects = makeProjects(county);
const envelopes = makeEnvelopes(projects);
const write = (name, contents) => writeFileSync(join(folder, name), contents);
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const bytesOf = async (book) => fixZipTimes(Buffer.from(await book.xlsx.writeBuffer()));

write(MONEY_FILE, await bytesOf(makeMoneyBook(envelopes, index)));
const ledger = makeLedger(county, index);
write(LEDGER_FILE, await bytesOf(ledger.book));
write(OUTAGE_FILE, makeOutageList(county, index));
const list = makeProjectList(projects);
write(PROJECT_FILE, list.bytes);
write(FRAME_FILE, await bytesOf(makeFrameBook(county, projects, index)));
const truths = makeTruths(findWeaknesses(county), [...ledger.planted, ...list.planted], index);
write('truths.json', json(truths));
write('plan.json', json(makePlan(county, [MONEY_FILE, LEDGER_FILE, OUTAGE_FILE, PROJECT_FILE, FRAME_FILE])));

const wan = projects.reduce((all, project) => all + project.total, 0).toFixed(2);
console.log(
  `${county.feeders.length} feeders, ${county.areas.length} areas, ${county.villages.length} villages, ${county.outages.length} outages, ` +
    `${projects.length} projects of ${wan}万元, ${truths.findings.length} weaknesses, ${truths.consequences.length} consequences`,
);
