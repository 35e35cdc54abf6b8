import type { Issue } from '../../../shared/issue';

/** Issues listed one by one; a file with more of a kind has one thing wrong with it, not thousands. */
const MOST_ERRORS = 20_000;
const MOST_OTHERS = 5_000;

/** Issues of an import: errors first of all, the others up to a number, the rest counted. */
export class IssueList {
  private readonly issues: Issue[] = [];
  private errors = 0;
  private others = 0;

  /** @param file the file the place is in */
  add(issue: Issue, file?: string): void {
    if (issue.severity === 'error') {
      if (this.errors++ >= MOST_ERRORS) return;
    } else if (this.others++ >= MOST_OTHERS) return;
    this.issues.push(file === undefined ? issue : { ...issue, where: { file, ...issue.where } });
  }

  list(): Issue[] {
    const left = this.errors + this.others - this.issues.length;
    if (left === 0) return this.issues;
    return [...this.issues, { severity: 'warning', code: 'ISSUES_NOT_LISTED', params: { count: left } }];
  }
}
