export type { Caption } from './captions';
export { type DiagramHandle, type DiagramName, type DiagramProps, DiagramView } from './DiagramView';
export { type DiagramRef, keyOf, refOf } from './elements';
