import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { PersistenceModule } from '../persistence/persistence.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ChangeProfile } from './change-profile.js';
import { DemoAccess } from './demo.js';
import { RedeemSignInLink } from './redeem-link.js';
import { RequestSignInLink } from './request-link.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { SetNewPassword } from './set-password.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInWithPassword } from './sign-in.js';

/** Signing in and out over HTTP. */
@Module({
  imports: [HttpModule, PersistenceModule, QueueModule],
  controllers: [SessionController],
  providers: [
    ChangeProfile,
    DemoAccess,
    RedeemSignInLink,
    RequestSignInLink,
    Sessions,
    SetNewPassword,
    SignInAttempts,
    SignInWithPassword,
  ],
  exports: [SignInAttempts],
})
export class AuthModule {}
