import { nodePreset } from '../libs/tooling/src/jest-preset.mjs';
export default nodePreset('backend', import.meta.dirname);
