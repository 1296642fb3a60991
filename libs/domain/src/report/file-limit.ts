/** Bytes of a file that somebody hands in: a report, or a file that shows what was done. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
