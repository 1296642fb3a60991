import { nodePreset } from '../tooling/src/jest-preset.mjs';
export default nodePreset('phrases', import.meta.dirname);
