export * from '../../shared/frame/change';
export * from '../../shared/frame/elements';
