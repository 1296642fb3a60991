import { nodePreset } from '../tooling/src/jest-preset.mjs';
export default nodePreset('contract', import.meta.dirname);
