import type { AppError } from '../shared/appError';
import type { Issue, Place } from '../shared/issue';
import { hasMessage, type Language, wordMessage } from '../shared/messages';

type Params = Record<string, string | number>;

/** An issue as every document lists it. */
export interface WordedIssue {
  severity: Issue['severity'];
  code: string;
  message: string;
  where: Place | null;
}

/** A document of a command, without its issues. */
export interface Document {
  format: string;
}

/** What a command says: with --json one document on stdout and nothing else there; progress and logs on stderr. */
export class Output {
  readonly isJson: boolean;
  readonly language: Language;
  private pending: Promise<void> = Promise.resolve();
  private lastProgress = '';

  constructor(argv: string[]) {
    // A reader that has seen enough (head) closes the pipe: that is no fault of the command.
    process.stdout.on('error', () => {});
    process.stderr.on('error', () => {});
    this.isJson = argv.includes('--json');
    const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
    const value = argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
    const isAsked = at >= 0 && (value === 'en' || value === 'zh');
    this.language = (isAsked ? value === 'en' : isEnglishLocale()) ? 'en' : 'zh';
  }

  word(code: string, params: Params = {}): string {
    return wordMessage(this.language, code, params);
  }

  /**
   * The command's result.
   * @param document what --json prints, with `issues` added
   * @param lines what is printed without --json, before the issues
   * @param issues what there is to say about places of the input or the store
   * @param shown issues to print without --json (default all)
   */
  result(document: Document, lines: string[], issues: Issue[] = [], shown: Issue[] = issues): void {
    if (this.isJson) this.write(`${JSON.stringify({ ...document, issues: this.issues(issues) })}\n`);
    else this.write(`${[...lines, ...shown.map((issue) => this.issueLine(issue))].join('\n')}\n`);
  }

  /** A file the command has written. */
  file(path: string, bytes: number, issues: Issue[]): void {
    const lines = [this.word('CLI_FILE_WRITTEN', { file: path, bytes })];
    this.result({ format: 'countyframe.file/1', ...{ file: path, bytes } }, lines, issues);
  }

  /** A text that is no result of a command, such as the usage. */
  text(format: string, text: string): void {
    if (this.isJson) this.write(`${JSON.stringify({ format, text, issues: [] })}\n`);
    else this.write(`${text}\n`);
  }

  /** A line about what is going on. */
  log(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /** How far a step is, for people who watch: each tenth once. */
  progress(step: string, done: number, total: number | null): void {
    if (!process.stderr.isTTY) return;
    const share = total ? `${Math.floor((done / total) * 10) * 10} %` : '';
    const line = `${this.word(step)} ${share}`.trim();
    if (line === this.lastProgress) return;
    this.lastProgress = line;
    this.log(line);
  }

  /** @param issues what there is to say about places, such as all the rows that were refused */
  error(error: AppError, issues: Issue[] = []): void {
    const words = {
      code: error.code,
      message: this.word(error.code, error.params),
      where: error.where ?? null,
      next: hasMessage(`${error.code}_NEXT`) ? this.word(`${error.code}_NEXT`, error.params) : null,
    };
    if (this.isJson) {
      this.write(`${JSON.stringify({ format: 'countyframe.error/1', error: words, issues: this.issues(issues) })}\n`);
      return;
    }
    const lines = [words.message, ...issues.map((issue) => this.issueLine(issue)), ...(words.next ? [words.next] : [])];
    this.log(lines.join('\n'));
  }

  /** Waits until all was written: a pipe takes a large document in parts. */
  flush(): Promise<void> {
    return this.pending;
  }

  private issues(issues: Issue[]): WordedIssue[] {
    return issues.map((issue) => ({
      severity: issue.severity,
      code: issue.code,
      message: this.word(issue.code, issue.params),
      where: issue.where ?? null,
    }));
  }

  private issueLine({ severity, code, params, where }: Issue): string {
    const place = [where?.file, where?.sheet, where?.cell ?? where?.row, where?.path].filter(
      (part) => part !== undefined,
    );
    return [severity, ...place, this.word(code, params)].join('  ');
  }

  private write(text: string): void {
    this.pending = this.pending.then(() => new Promise<void>((done) => process.stdout.write(text, () => done())));
  }
}

/** Chinese is the language of the offices; English where the system says so. */
function isEnglishLocale(): boolean {
  return /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
}
