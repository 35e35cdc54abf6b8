/** Day the county is judged on. */
export const AS_OF = '2025-12-31';
export const AS_OF_YEAR = Number(AS_OF.slice(0, 4));

export const isPublic = (item) => item.ownership === '公';
export const yesNo = (value) => (value ? '是' : '否');

/**
 * What an element measures against a limit.
 * @returns {{measured: number | string, limit: number | string, isWeak: boolean}}
 */
export const above = (measured, limit) => ({ measured, limit, isWeak: measured > limit });
export const below = (measured, limit) => ({ measured, limit, isWeak: measured < limit });
export const unlike = (measured, limit) => ({ measured, limit, isWeak: measured !== limit });
