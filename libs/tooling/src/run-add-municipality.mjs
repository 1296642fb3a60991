// npm run municipality:add -- "Er kommun" 1234 namn@kommun.example "Förnamn Efternamn"; see backend/src/add-municipality.ts.
import { runBeside } from './run-beside.mjs';

runBeside('add-municipality.js');
