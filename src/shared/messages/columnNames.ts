import { findTable, isEntity } from '../model';
import type { Language } from '.';

/** ⟦entity.key⟧, one after another: what a sentence made below the doors says instead of the labels of columns. */
const NAMES = /(?:⟦\w+\.\w+⟧)+/g;
/** The sign for a separator of records: no name has it. */
const BETWEEN = '␞';
const NAME = /⟦(\w+)\.(\w+)⟧/g;

/** ⟪zh¦en⟫: a name in both languages. */
const BOTH = /⟪([^¦⟫]*)¦([^⟫]*)⟫/g;

/** A name that is no column's, as a parameter of a message: the sentence has it in its own language. */
export function nameIn(label: { zh: string; en: string }): string {
  return `⟪${label.zh}¦${label.en}⟫`;
}

/**
 * Columns as a parameter of a message: wordMessage puts their labels in the language of the sentence in its place.
 * @param keys columns of the entity
 */
export function columnNames(entity: string, keys: readonly string[]): string {
  return keys.map((key) => `⟦${entity}.${key}⟧`).join('');
}

/** Names of records or files as a parameter of a message: wordMessage puts the mark of the language between them. */
export function namesOf(names: readonly string[]): string {
  return names.join(BETWEEN);
}

/** The names a parameter made by namesOf holds. */
export function namesIn(parameter: string): string[] {
  return parameter.split(BETWEEN);
}

/** @returns a parameter as it stands in a sentence; a name of no column stays as it is */
export function wordParameter(language: Language, parameter: string): string {
  const listed = parameter.includes(BETWEEN) ? parameter.replaceAll(BETWEEN, listMark(language)) : parameter;
  const text = listed.includes('⟪')
    ? listed.replace(BOTH, (_, zh: string, en: string) => (language === 'zh' ? zh : en))
    : listed;
  if (!text.includes('⟦')) return text;
  return text.replace(NAMES, (names) =>
    [...names.matchAll(NAME)]
      .map(([whole, entity, key]) => labelOf(language, entity!, key!) ?? whole)
      .join(listMark(language)),
  );
}

/** What stands between the members of a list. */
export function listMark(language: Language): string {
  return language === 'zh' ? '、' : ', ';
}

function labelOf(language: Language, entity: string, key: string): string | undefined {
  if (!isEntity(entity)) return undefined;
  return findTable(entity).columns.find((column) => column.key === key)?.label[language];
}
