import { DomainError } from '@kompassplan/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Env } from '../config/env.js';
import { TooManyAttempts } from '../http/refusals.js';
import { keyedHash } from '../http/secrets.js';

const WINDOW_MINUTES = 15;
/** In any 15 minutes: for one e-mail address from one network address, and for all addresses from one network address.
 * A calendar and a mail's link have no e-mail address to guess at, so their two are one. */
const LIMITS = {
  password: { pair: 10, network: 60 },
  link: { pair: 5, network: 60 },
  calendar: { pair: 60, network: 60 },
  mailLink: { pair: 60, network: 60 },
  unsubscribe: { pair: 60, network: 60 },
  bounceSecret: { pair: 30, network: 30 },
  /** Right ones as well: whatever a mail server has to tell, more than three a second is a fault. */
  bounce: { pair: 3_000, network: 3_000 },
} as const;

/** Counts tries before anybody is known. Neither the e-mail address nor the network address is stored, only a keyed hash. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Counts this try. @throws TooManyAttempts */
  async count(kind: keyof typeof LIMITS, email: string, ip: string): Promise<void> {
    const { pair, network } = LIMITS[kind];
    const now = this.clock.now();
    const since = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
    await this.dataSource.transaction(async (manager) => {
      for (const [key, limit] of [
        [this.networkKey(kind, ip), network],
        [this.pairKey(kind, email, ip), pair],
      ] as const) {
        // One at a time per key: otherwise a hundred tries at once would all see an empty table.
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
        const [row] = await manager.query<{ tries: number; oldest: Date }[]>(
          'SELECT count(*)::int AS tries, min(at) AS oldest FROM sign_in_attempt WHERE key_hash = $1 AND at > $2',
          [key, since],
        );
        if (row && row.tries >= limit) {
          const wait = row.oldest.getTime() + WINDOW_MINUTES * 60_000 - now.getTime();
          throw new TooManyAttempts(Math.max(1, Math.ceil(wait / 1000)));
        }
        await manager.query('INSERT INTO sign_in_attempt (key_hash, at) VALUES ($1, $2)', [key, now]);
      }
    });
  }

  /** Counts only links that lead nowhere: whoever holds a right one is no guesser. @throws what `work` throws; TooManyAttempts */
  async countMisses<T>(kind: 'unsubscribe' | 'mailLink', ip: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'link-expired') await this.count(kind, '', ip);
      throw error;
    }
  }

  /** A right password wipes the slate of this address, and takes its try back from the network's count. */
  async forget(kind: keyof typeof LIMITS, email: string, ip: string): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM sign_in_attempt WHERE key_hash = $1 OR ctid IN (
         SELECT ctid FROM sign_in_attempt WHERE key_hash = $2 ORDER BY at DESC LIMIT 1)`,
      [this.pairKey(kind, email, ip), this.networkKey(kind, ip)],
    );
  }

  private networkKey(kind: string, ip: string): string {
    return keyedHash(this.env.secret, `sign-in-network/${kind}`, ip);
  }

  private pairKey(kind: string, email: string, ip: string): string {
    return keyedHash(this.env.secret, `sign-in-attempt/${kind}`, `${email}\u0000${ip}`);
  }
}
