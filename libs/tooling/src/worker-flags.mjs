/**
 * How Node runs a worker, here, in docker/compose.yaml and in the bench. Left to itself, V8 lets what is young grow to 48 MB
 * before it looks at it: a worker that sends mails then holds twice the memory and is no faster.
 */
export const workerFlags = ['--max-old-space-size=256', '--max-semi-space-size=4'];
