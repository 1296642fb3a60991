import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Env } from './env.js';

/** The checked environment and the clock, for everybody. The one global module. */
@Global()
@Module({})
export class ConfigModule {
  static with(env: Env, clock = new Clock()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Env, useValue: env },
        { provide: Clock, useValue: clock },
      ],
      exports: [Env, Clock],
    };
  }
}
