import { readFile } from 'node:fs/promises';
import { findProfile, listProfiles, profileDocument, takeProfile } from '../../backend/usecases/forms/profiles';
import { AppError } from '../../shared/appError';
import { findTable } from '../../shared/model';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required } from '../options';
import { outFile, writeOut } from '../outFile';
import type { Output } from '../output';

/** `profiles`: the forms a store knows; `--profile P --out F.json` saves one, `--take F.json` takes one in. */
export async function profilesCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('profiles', args, { store: 'text', profile: 'text', out: 'text', take: 'text' });
  const storeFile = required(options.store, '--store');
  const out = options.out === undefined ? null : outFile(options.out, ['.json'], [storeFile]);
  const wanted = out === null ? options.profile : required(options.profile, '--profile');
  const { take } = options;
  const incoming = take === undefined ? null : await readIncoming(take);
  await withStore(storeFile, async (store, issues) => {
    if (out !== null && wanted !== undefined) {
      const content = `${JSON.stringify(profileDocument(store, wanted))}\n`;
      await writeOut(out, content);
      output.file(out, Buffer.byteLength(content), issues);
      return;
    }
    const lines = incoming === null ? [] : [output.word('CLI_PROFILE_TAKEN', { name: takeProfile(store, incoming) })];
    if (wanted !== undefined) findProfile(store, wanted);
    const profiles = listProfiles(store);
    for (const { name, fileName, tables } of profiles) {
      const held = tables
        .map(({ sheet, entity }) => `${sheet}: ${findTable(entity).label[output.language]}`)
        .join(', ');
      lines.push(output.word('CLI_PROFILE', { name, file: fileName, tables: held }));
    }
    if (profiles.length === 0) lines.push(output.word('CLI_NO_PROFILES'));
    const document = { format: 'countyframe.profiles/1', profiles };
    output.result(document, lines, issues);
  });
  return EXIT.done;
}

async function readIncoming(file: string): Promise<Uint8Array> {
  return readFile(file).catch((cause) => {
    throw new AppError('FILE_UNREADABLE', { file, detail: String(cause.code ?? '') }, { file }, { cause });
  });
}
