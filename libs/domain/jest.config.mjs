import { nodePreset } from '../tooling/src/jest-preset.mjs';
export default nodePreset('domain', import.meta.dirname);
