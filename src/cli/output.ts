import type { AppError } from '../shared/appError';
import type { Issue, Place } from '../shared/issue';
import { hasMessage, type Language, wordMessage } from '../shared/messages';

/** What a command says: with --json one document on stdout and nothing else there; progress and logs on stderr. */
export class Output {
  readonly isJson: boolean;
  readonly language: Language;
  private pending: Promise<void> = Promise.resolve();

  constructor(argv: string[]) {
    // A reader that has seen enough (head) closes the pipe: that is no fault of the command.
    process.stdout.on('error', () => {});
    this.isJson = argv.includes('--json');
    const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
    const value = argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
    this.language = at >= 0 && value === 'en' ? 'en' : at < 0 && isEnglishLocale() ? 'en' : 'zh';
  }

  /** The command's result: the document, or without --json its lines. */
  result(document: { format: string }, lines: string[]): void {
    this.write(this.isJson ? `${JSON.stringify(document)}\n` : `${lines.join('\n')}\n`);
  }

  /** A line about what is going on. */
  progress(line: string): void {
    if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
  }

  error(error: AppError): void {
    const words = {
      code: error.code,
      message: wordMessage(this.language, error.code, error.params),
      where: error.where ?? null,
      next: hasMessage(`${error.code}_NEXT`) ? wordMessage(this.language, `${error.code}_NEXT`, error.params) : null,
    };
    if (this.isJson) this.write(`${JSON.stringify({ format: 'countyframe.error/1', error: words })}\n`);
    else process.stderr.write(`${words.message}${words.next ? `\n${words.next}` : ''}\n`);
  }

  /** Issues with their words, as every document lists them. */
  issues(issues: Issue[]): { severity: string; code: string; message: string; where: Place | null }[] {
    return issues.map((issue) => ({
      severity: issue.severity,
      code: issue.code,
      message: wordMessage(this.language, issue.code, issue.params),
      where: issue.where ?? null,
    }));
  }

  /** Issues as lines for people. */
  issueLines(issues: Issue[]): string[] {
    return issues.map((issue) => {
      const place = [issue.where?.file, issue.where?.sheet, issue.where?.cell ?? issue.where?.row].filter(Boolean);
      return `${issue.severity}  ${place.join(' ')}  ${wordMessage(this.language, issue.code, issue.params)}`;
    });
  }

  /** Waits until all was written: a pipe takes a large document in parts. */
  flush(): Promise<void> {
    return this.pending;
  }

  private write(text: string): void {
    this.pending = this.pending.then(() => new Promise<void>((done) => process.stdout.write(text, () => done())));
  }
}

/** Chinese is the language of the offices; English where the system says so. */
function isEnglishLocale(): boolean {
  return /^en/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '');
}
