import type { Problem } from '@kompassplan/contract';

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text when it is none; null when there is nothing. */
  readonly body: T;
}

export interface Send {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends If-Match with this version. */
  readonly version?: number;
  /** multipart/form-data instead of a JSON body. */
  readonly form?: FormData;
}

/** Asks the API over real HTTP, with the cookies of one browser. */
export class Client {
  readonly cookies = new Map<string, string>();

  constructor(private readonly address: string) {}

  get<T = Json>(path: string, send?: Send): Promise<Reply<T>> {
    return this.request('GET', path, send);
  }
  post<T = Json>(path: string, body?: unknown, send?: Send): Promise<Reply<T>> {
    return this.request('POST', path, { ...send, body });
  }
  put<T = Json>(path: string, body?: unknown, send?: Send): Promise<Reply<T>> {
    return this.request('PUT', path, { ...send, body });
  }
  patch<T = Json>(path: string, body?: unknown, send?: Send): Promise<Reply<T>> {
    return this.request('PATCH', path, { ...send, body });
  }
  delete<T = Json>(path: string, send?: Send): Promise<Reply<T>> {
    return this.request('DELETE', path, send);
  }

  async request<T = Json>(method: string, path: string, send: Send = {}): Promise<Reply<T>> {
    const response = await this.fetch(method, path, send);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T };
  }

  /** A download, byte for byte. */
  async download(path: string): Promise<Reply<Buffer>> {
    const response = await this.fetch('GET', path, {});
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  }

  private async fetch(method: string, path: string, send: Send): Promise<Response> {
    const headers = new Headers(send.headers);
    if (this.cookies.size > 0 && !headers.has('cookie')) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const xsrf = this.cookies.get('XSRF-TOKEN');
    if (xsrf && method !== 'GET' && !headers.has('x-xsrf-token')) headers.set('x-xsrf-token', xsrf);
    if (send.version !== undefined) headers.set('if-match', `"${send.version}"`);
    if (send.body !== undefined) headers.set('content-type', 'application/json');
    const response = await fetch(this.address + path, {
      method,
      headers,
      redirect: 'manual',
      ...(send.form ? { body: send.form } : send.body !== undefined ? { body: JSON.stringify(send.body) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const at = pair.indexOf('=');
    const expires = attributes.find((a) => a.trim().toLowerCase().startsWith('expires='))?.split('=')[1];
    if (expires && new Date(expires).getTime() <= 0) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** A reply whose shape the test asserts itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;
export type Refused = Reply<Problem>;

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
