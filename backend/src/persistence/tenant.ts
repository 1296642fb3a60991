import type { Actor } from '@kompassplan/domain';
import type { Language } from '@kompassplan/phrases';

/** Who acts: what the rules need plus what history and replies show. */
export interface SignedInActor extends Actor {
  readonly name: string;
  readonly language: Language;
}

/** The municipality a piece of work belongs to. `actor` is null when the system acts (jobs). */
export interface Tenant {
  readonly municipalityId: string;
  /** IANA name, e.g. Europe/Stockholm: what "today" means here. */
  readonly timeZone: string;
  readonly actor: SignedInActor | null;
}
