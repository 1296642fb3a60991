import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitResult, ImportCreated, ImportView } from '@kompassplan/contract';
import type { Client, Reply } from './client.js';
import { eventually } from './eventually.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');

export function fixture(name: string): Buffer {
  return readFileSync(join(FIXTURES, name));
}

export function upload(client: Client, name: string, content: Uint8Array): Promise<Reply<ImportCreated>> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  return client.request('POST', '/api/imports', { form });
}

/** Asks until the worker has read the file, however it ended. */
export function whenRead(client: Client, id: string): Promise<ImportView> {
  const look = async () => {
    const { body } = await client.get<ImportView>(`/api/imports/${id}`);
    return body.status !== 'reading' && body;
  };
  return eventually('the report is read', look, 30_000);
}

/** Upload, wait, accept the draft as it stands. */
export async function importReport(client: Client, name = 'ekvik-2017.txt'): Promise<CommitResult> {
  const created = await upload(client, name, fixture(name));
  await whenRead(client, created.body.id);
  const { body } = await client.post<CommitResult>(`/api/imports/${created.body.id}/commit`, {});
  return body;
}
