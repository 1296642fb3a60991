import { Injectable } from '@nestjs/common';
import type { SetPassword } from '@kompassplan/contract';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { withToken } from './one-time-token.js';
import { assertGoodPassword } from './password-rules.js';
import { hashPassword } from './passwords.js';
import { type NewSession, Sessions } from './sessions.js';

/** Sets a password with the token of an invitation or a sign-in link, ends every other session and signs in. */
@Injectable()
export class SetNewPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** @throws DomainError link-expired, password-too-common, password-like-name; a refused password leaves the token good */
  run({ token, password }: SetPassword): Promise<NewSession> {
    return withToken(this.unitOfWork, token, async (tx, person) => {
      assertGoodPassword(password, person);
      const { municipalityId } = tx.tenant;
      await tx.execute('UPDATE person SET password_hash = $3 WHERE municipality_id = $1 AND id = $2', [
        municipalityId,
        person.id,
        await hashPassword(password),
      ]);
      await tx.execute('DELETE FROM session WHERE municipality_id = $1 AND person_id = $2', [
        municipalityId,
        person.id,
      ]);
      // Links that were asked for before end with the old password.
      await tx.execute(
        `DELETE FROM one_time_token WHERE municipality_id = $1 AND person_id = $2 AND purpose <> 'action'`,
        [municipalityId, person.id],
      );
      await tx.record({ entity: 'person', entityId: person.id, event: 'person.passwordSet' });
      return this.sessions.open(tx, person.id);
    });
  }
}
