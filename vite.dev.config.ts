import { rendererConfig } from './vite.renderer.config';

export default rendererConfig;
