/** Nonce of this page load: styles made at run time carry it, or the content security policy blocks them. */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
