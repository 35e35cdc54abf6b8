import type { IHeaderComp, IHeaderParams } from 'ag-grid-community';
import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { unitWords } from '../../../../shared/model/unitWords';

/** What a header needs of the sheet around it. */
export interface HeaderHost {
  /** Position among the sort keys from 1, and direction; null: not sorted by. */
  sortOf(key: string): { position: number | null; descending: boolean } | null;
  isFiltered(key: string): boolean;
  menuLabel(column: ColumnDescription): string;
  readonly language: Language;
  openMenu(key: string, button: HTMLElement): void;
  headers: Set<SheetHeader>;
}

export interface HeaderParams {
  description: ColumnDescription;
  host: HeaderHost;
}

/** A column's heading: label on up to two lines, unit, sort arrow, and the button of its sort and filter menu. */
export class SheetHeader implements IHeaderComp {
  private readonly root = document.createElement('div');
  private readonly text = document.createElement('span');
  private readonly unit = document.createElement('span');
  private readonly sort = document.createElement('span');
  private readonly button = document.createElement('button');
  private host!: HeaderHost;
  private description!: ColumnDescription;

  init(params: IHeaderParams & HeaderParams): void {
    this.root.className = 'cf-head';
    this.text.className = 'cf-head-text';
    this.unit.className = 'cf-head-unit';
    this.sort.className = 'cf-head-sort';
    this.button.className = 'cf-head-menu';
    this.button.type = 'button';
    this.button.tabIndex = -1;
    this.button.addEventListener('mousedown', (event) => event.stopPropagation());
    this.button.addEventListener('pointerdown', (event) => event.stopPropagation());
    this.button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.host.openMenu(this.description.key, this.button);
    });
    const label = document.createElement('span');
    label.className = 'cf-head-label';
    label.append(this.text, this.unit);
    this.root.append(label, this.sort, this.button);
    this.take(params);
    params.host.headers.add(this);
  }

  getGui(): HTMLElement {
    return this.root;
  }

  refresh(params: IHeaderParams & HeaderParams): boolean {
    this.take(params);
    return true;
  }

  destroy(): void {
    this.host.headers.delete(this);
  }

  /** Follows the sheet's sort and filters. */
  update(): void {
    const { host } = this;
    const sort = host.sortOf(this.description.key);
    this.sort.textContent = sort ? `${sort.descending ? '↓' : '↑'}${sort.position ?? ''}` : '';
    this.root.classList.toggle('cf-sorted', sort !== null);
    this.root.classList.toggle('cf-filtered', host.isFiltered(this.description.key));
    this.button.setAttribute('aria-label', host.menuLabel(this.description));
  }

  private take(params: IHeaderParams & HeaderParams): void {
    this.host = params.host;
    this.description = params.description;
    this.text.textContent = params.displayName;
    this.unit.textContent = unitWords(this.description.unit, this.host.language);
    this.update();
  }
}
