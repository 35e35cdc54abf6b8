import type { MessageBook } from './index';

/** Texts of the plan document that come from the store rather than from its chapters. */
export const planBook: MessageBook = {
  zh: { DOC_CALIBRE_RECORDED: '{year}年停电记录，全部停电（-1），中压用户{customers}户' },
  en: { DOC_CALIBRE_RECORDED: 'Outage records of {year}, all outages (-1), {customers} MV customers' },
};
