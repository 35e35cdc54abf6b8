/** Where each value went: element and column -> file, sheet, cell. Truths point at cells through this. */
export class CellIndex {
  #places = new Map();

  /**
   * @param {string} on entity of the row
   * @param {object} element what the row is about
   * @param {string} column column key
   * @param {{file: string, sheet: string, cell: string, value: unknown}} place
   */
  note(on, element, column, place) {
    const own = this.#places.get(element) ?? new Map();
    this.#places.set(element, own);
    own.set(`${on}.${column}`, place);
  }

  /** @throws where the value was written nowhere */
  find(on, element, column) {
    const place = this.#places.get(element)?.get(`${on}.${column}`);
    if (!place) throw new Error(`no cell holds ${on}.${column} of ${element.name ?? element.start}`);
    return place;
  }
}

/** 0 -> A, 26 -> AA */
export function letterOf(column) {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** 12 -> １２, as typed with a full-width input method. */
export function fullWidth(text) {
  return String(text).replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Days as spreadsheets count them. */
export function serialOf(date) {
  return Math.round(Date.parse(`${date}T00:00Z`) / 86_400_000) + 25569;
}
