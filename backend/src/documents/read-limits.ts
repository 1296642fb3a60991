import { MAX_FILE_BYTES } from '@kompassplan/domain';
import type { ReadLimits } from './document-problem.js';

/** The reading process is told these: it loads nothing of the domain itself. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: MAX_FILE_BYTES,
  maxPages: 500,
  maxCharacters: 4_000_000,
  maxLines: 50_000,
  timeoutMs: 30_000,
  heapMb: 224,
  memoryMb: 320,
  maxRows: 10_000,
  maxColumns: 200,
  maxEntries: 2_000,
  maxInflatedBytes: 100 * 1024 * 1024,
  maxRatio: 150,
};
