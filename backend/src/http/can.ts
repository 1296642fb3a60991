import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@kompassplan/domain';

/** What a route asks for. Without one of these decorators the application refuses to start. */
export type Access = Permission | 'signedIn' | 'public';

export const ACCESS = 'kompassplan:access';

/** Only for roles that have `permission` at some reach; the row itself is checked by the use case with `may`. */
export const Can = (permission: Permission) => SetMetadata<string, Access>(ACCESS, permission);

/** For everybody with a session. */
export const SignedIn = () => SetMetadata<string, Access>(ACCESS, 'signedIn');

/** For everybody. */
export const Public = () => SetMetadata<string, Access>(ACCESS, 'public');

export const UNATTENDED = 'kompassplan:unattended';

/** What a page asks for by itself: it does not keep a session from ending. */
export const Unattended = () => SetMetadata(UNATTENDED, true);
