import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';

/** Lets the sample's plan happen on the days it is said to have happened. */
@Injectable()
export class SampleClock extends Clock {
  private at: Date | null = null;

  override now(): Date {
    return this.at ?? new Date();
  }

  set(at: Date): void {
    this.at = at;
  }
}
