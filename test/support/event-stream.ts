import type { Client } from './client.js';
import { eventually } from './eventually.js';

export interface StreamEvent {
  readonly event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
}

/** GET /api/events as a browser reads it. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly StreamEvent[];
  /** The server has closed it. */
  readonly ended: () => boolean;
  /** The first event that fits, also one that came already. */
  next(what: string, fits: (event: StreamEvent) => boolean): Promise<StreamEvent>;
  close(): void;
}

/** @param address of the process to ask; the session is the client's */
export async function openStream(address: string, client: Client): Promise<EventStream> {
  const stop = new AbortController();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${address}/api/events`, { headers: { cookie }, signal: stop.signal });
  const events: StreamEvent[] = [];
  let ended = false;
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
        const fields = new Map(
          text
            .slice(0, at)
            .split('\n')
            .map((line) => line.split(/: (.*)/s, 2) as [string, string]),
        );
        if (fields.has('event')) {
          events.push({ event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null') as unknown });
        }
        text = text.slice(at + 2);
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => (ended = true));
  return {
    status: response.status,
    headers: response.headers,
    events,
    ended: () => ended,
    next: (what, fits) => eventually(what, () => events.find(fits)),
    close: () => stop.abort(),
  };
}
