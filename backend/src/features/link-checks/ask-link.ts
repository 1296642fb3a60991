import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type LinkOutcome, outcomeOf } from '@kompassplan/domain';
import { hostToAsk, isPublicAddress } from './link-address.js';

export interface AskOptions {
  /** Which addresses may be connected to, after the name has been resolved. Tests reach their own server by it. */
  readonly mayReach?: (address: string) => boolean;
  /** Which host of a URL is asked at all. */
  readonly hostOf?: (url: string) => string | null;
  /** For the whole question, with all that it is sent on to. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16 * 1024;
/** Servers that know only GET say so in many ways, and some say that the page is not there. */
const HEAD_IS_ENOUGH = new Set([200, 204, 301, 302, 303, 307, 308, 410]);
const NOT_TO_BE_REACHED = 'EINNER';

/** Something at the address that is not the public's. */
class InnerAddress extends Error {}

/**
 * Asks a link's address: HEAD, and where that says too little GET. No byte of a body is read, no cookie kept; every
 * address is judged after it has been resolved, on the way to the connection itself, and so is each one that the answer
 * sends on to. Never throws: what goes wrong is the answer.
 */
export async function askLink(url: string, options: AskOptions = {}): Promise<LinkOutcome> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const asking = { hostOf: hostToAsk, mayReach: isPublicAddress, ...options, signal };
  try {
    const head = await follow(url, 'HEAD', asking);
    return outcomeOf(HEAD_IS_ENOUGH.has(head ?? 0) ? head : await follow(url, 'GET', asking));
  } catch (error) {
    if (error instanceof InnerAddress) return 'unchecked';
    return 'silent';
  }
}

type Asking = Required<Pick<AskOptions, 'hostOf' | 'mayReach' | 'signal'>>;

/** The status at the end of all redirects, or null when they lead nowhere. @throws InnerAddress, Error of the network */
async function follow(first: string, method: 'HEAD' | 'GET', asking: Asking): Promise<number | null> {
  let url = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const host = asking.hostOf(url);
    if (host === null) throw new InnerAddress();
    // A host that is an address already is not resolved, so nobody would look at it.
    if (isIP(host) && !asking.mayReach(host)) throw new InnerAddress();
    const { status, location } = await once(new URL(url), method, asking);
    const next = status >= 300 && status < 400 && location ? URL.parse(location, url) : null;
    if (!next) return status;
    url = next.href;
  }
  return null;
}

function once(
  url: URL,
  method: 'HEAD' | 'GET',
  { mayReach, signal }: Asking,
): Promise<{ readonly status: number; readonly location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      signal,
      agent: false,
      lookup: guarded(mayReach),
      maxHeaderSize: MAX_HEADER_BYTES,
      headers: { 'user-agent': 'Kompassplan (checks links)', accept: '*/*', connection: 'close' },
    });
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === NOT_TO_BE_REACHED ? new InnerAddress() : error),
    );
    request.end();
  });
}

/** Resolves as usual, and refuses a name of which any address is not public: what is judged is what is connected to. */
function guarded(mayReach: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => mayReach(address))) {
        return done(Object.assign(new Error('not a public address'), { code: NOT_TO_BE_REACHED }), []);
      }
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
