import type { Language } from '../../../../shared/messages';
import { sheetText } from '../../../i18n/sheet';
import type { Choice } from '../edit/choices';
import { matching } from '../edit/pinyin';
import { editorCommandOf, type Key } from './keyboard';

/** What is being edited. */
export interface EditTarget {
  /** Exact text the cell holds. */
  text: string;
  choices: Choice[] | null;
  figure: boolean;
  /** A faint line under the cell: accepted forms. */
  hint: string | null;
}

export type Finish = 'down' | 'up' | 'right' | 'left' | 'stay' | 'all';

export interface EditorHost {
  /** A key while nothing is edited. */
  onKey(event: KeyboardEvent): void;
  /** Typing began: what would be edited, or null where the cell cannot be. */
  target(): EditTarget | null;
  /**
   * Takes the finished text, or the choice picked.
   * @returns why it cannot be taken, in words; null: taken
   */
  onCommit(text: string, choice: Choice | null, finish: Finish): string | null;
  onCancel(): void;
  onFocusChange(focused: boolean): void;
  /** Where the cell is now, in the coordinates of the editor's parent. */
  cellBox(): { left: number; top: number; width: number; height: number } | null;
  language(): Language;
}

/**
 * The one text area of a sheet. It has the keyboard all the time: while nothing is edited it lies invisible in the active
 * cell, so that the first letter typed, and the first letter of an input method's composition, already goes into it.
 */
export class CellEditor {
  readonly root = document.createElement('div');
  readonly input = document.createElement('textarea');
  private readonly list = document.createElement('div');
  private readonly note = document.createElement('div');
  private target: EditTarget | null = null;
  private quick = false;
  private shown: Choice[] = [];
  private highlighted = -1;
  private failed = false;

  constructor(private readonly host: EditorHost) {
    this.root.className = 'cf-editor cf-idle';
    this.input.className = 'cf-editor-input';
    this.input.rows = 1;
    this.input.autocomplete = 'off';
    this.input.spellcheck = false;
    this.list.className = 'cf-choices';
    this.list.setAttribute('role', 'listbox');
    this.note.className = 'cf-editor-note';
    this.note.setAttribute('role', 'status');
    this.root.append(this.input, this.list, this.note);
    this.input.addEventListener('keydown', (event) => this.onKeyDown(event));
    this.input.addEventListener('input', () => this.onInput());
    this.input.addEventListener('compositionstart', () => {
      if (!this.target) this.beginTyping();
    });
    this.input.addEventListener('focus', () => this.host.onFocusChange(true));
    this.input.addEventListener('blur', () => this.host.onFocusChange(false));
    this.list.addEventListener('mousedown', (event) => this.onPick(event));
  }

  get isEditing(): boolean {
    return this.target !== null;
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  /** Opens the cell's content for editing. */
  begin(target: EditTarget, options: { text?: string; quick?: boolean; open?: boolean } = {}): void {
    this.open(target, options.quick ?? false);
    this.input.value = options.text ?? target.text;
    const end = this.input.value.length;
    this.input.setSelectionRange(end, end);
    this.showChoices(options.open ? '' : this.input.value, options.open ?? false);
    this.place();
    this.focus();
  }

  /** Leaves editing without taking anything. */
  close(): void {
    this.target = null;
    this.failed = false;
    this.input.value = '';
    this.note.textContent = '';
    this.shown = [];
    this.list.replaceChildren();
    this.root.className = 'cf-editor cf-idle';
    this.root.style.visibility = '';
    this.place();
  }

  /** Finishes as if by Enter; used when something else on the sheet is clicked. */
  finish(finish: Finish): boolean {
    return this.target === null || this.commit(finish);
  }

  /** Follows the cell. */
  place(): void {
    const box = this.host.cellBox();
    if (!box) {
      this.root.style.visibility = this.target ? 'hidden' : '';
      return;
    }
    this.root.style.visibility = '';
    this.root.style.left = `${box.left}px`;
    this.root.style.top = `${box.top}px`;
    this.root.style.minWidth = this.target ? `${box.width + 1}px` : '';
    this.root.style.minHeight = `${box.height + 1}px`;
    this.fit(box.width, box.height);
  }

  /** Grows with the text, up to four cells wide. */
  private fit(width: number, height: number): void {
    if (!this.target) {
      this.input.style.width = '1px';
      this.input.style.height = `${height}px`;
      return;
    }
    const lines = this.input.value.split('\n');
    const units = Math.max(...lines.map((line) => [...line].reduce((n, c) => n + (c > '\u2000' ? 12.2 : 7), 0)));
    const wide = Math.min(Math.max(width + 1, units + 20), Math.max(width + 1, 360));
    this.input.style.width = `${wide}px`;
    this.input.style.height = `${height + 1}px`;
    if (lines.length > 1 || units + 20 > wide) {
      this.input.style.height = `${Math.min(Math.max(height + 1, this.input.scrollHeight), 160)}px`;
    }
  }

  private open(target: EditTarget, quick: boolean): void {
    this.target = target;
    this.quick = quick;
    this.failed = false;
    this.root.className = `cf-editor cf-editing${target.figure ? ' cf-editing-figure' : ''}`;
    this.say(target.hint, false);
  }

  private beginTyping(): boolean {
    const target = this.host.target();
    if (!target) {
      this.input.value = '';
      return false;
    }
    this.open(target, true);
    this.place();
    return true;
  }

  private onInput(): void {
    if (!this.target && !this.beginTyping()) return;
    this.failed = false;
    this.say(this.target!.hint, false);
    this.showChoices(this.input.value, false);
    this.place();
  }

  private onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, every key is its own.
    if (event.isComposing || event.keyCode === 229) return;
    if (!this.target) {
      this.host.onKey(event);
      return;
    }
    const key: Key = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    if (this.shown.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !key.ctrl) {
      event.preventDefault();
      this.highlight((this.highlighted + (event.key === 'ArrowDown' ? 1 : -1) + this.shown.length) % this.shown.length);
      return;
    }
    const command = editorCommandOf(key, this.quick);
    event.stopPropagation();
    if (!command) return;
    event.preventDefault();
    switch (command.do) {
      case 'commit':
        this.commit(command.go);
        break;
      case 'commitAll':
        this.commit('all');
        break;
      case 'cancel':
        this.close();
        this.host.onCancel();
        break;
      case 'newline':
        this.input.setRangeText('\n', this.input.selectionStart, this.input.selectionEnd, 'end');
        this.onInput();
        break;
      case 'toggleMode':
        this.quick = !this.quick;
        break;
    }
  }

  private commit(finish: Finish, picked: Choice | null = null): boolean {
    const text = this.input.value;
    const choice =
      picked ?? (text.trim() === '' && this.highlighted < 0 ? null : (this.shown[this.highlighted] ?? null));
    const reason = this.host.onCommit(text, choice, finish);
    if (reason === null) {
      this.close();
      return true;
    }
    this.failed = true;
    this.say(reason, true);
    return false;
  }

  private say(text: string | null, bad: boolean): void {
    this.note.textContent = text ?? '';
    this.note.className = `cf-editor-note${bad ? ' cf-bad' : ''}`;
    this.root.classList.toggle('cf-failed', bad && this.failed);
  }

  /** @param all show every choice with the cell's own highlighted */
  private showChoices(typed: string, all: boolean): void {
    const choices = this.target?.choices;
    if (!choices) return;
    this.shown = all
      ? choices.slice(0, 500)
      : matching(choices, typed, (c) => (typed.trim() !== '' && c.hint?.startsWith(typed.trim()) ? c.hint : c.label));
    this.list.replaceChildren(...this.shown.map((choice, i) => this.item(choice, i)));
    const current = this.shown.findIndex((c) => c.label === this.target?.text);
    this.highlight(all ? current : typed.trim() === '' ? -1 : 0);
    this.root.classList.toggle('cf-has-choices', this.shown.length > 0);
    const box = this.input.getBoundingClientRect();
    const around = this.root.parentElement!.getBoundingClientRect();
    const tall = Math.min(224, this.shown.length * 24);
    this.root.classList.toggle('cf-choices-above', box.bottom + tall > around.bottom && box.top - tall > around.top);
    if (this.shown.length === 0 && typed.trim() !== '' && this.target?.hint === null) {
      this.say(sheetText(this.host.language(), 'filterNoValues'), false);
    }
  }

  private item(choice: Choice, index: number): HTMLElement {
    const item = document.createElement('div');
    item.className = 'cf-choice';
    item.setAttribute('role', 'option');
    item.dataset.index = String(index);
    item.append(choice.label);
    if (choice.hint) {
      const hint = document.createElement('span');
      hint.className = 'cf-choice-hint';
      hint.textContent = choice.hint;
      item.append(hint);
    }
    return item;
  }

  private highlight(index: number): void {
    this.list.children[this.highlighted]?.classList.remove('cf-on');
    this.highlighted = index;
    const item = this.list.children[index];
    item?.classList.add('cf-on');
    item?.scrollIntoView({ block: 'nearest' });
  }

  private onPick(event: MouseEvent): void {
    event.preventDefault();
    const item = (event.target as HTMLElement).closest<HTMLElement>('.cf-choice');
    const choice = item ? this.shown[Number(item.dataset.index)] : undefined;
    if (choice) this.commit('stay', choice);
  }
}
