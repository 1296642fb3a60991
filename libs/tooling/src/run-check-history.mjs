// npm run --silent history:check; see backend/src/check-history.ts.
import { runBeside } from './run-beside.mjs';

runBeside('check-history.js');
