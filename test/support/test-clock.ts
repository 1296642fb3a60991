import { Clock } from '../../backend/src/clock.js';

/** Stands still where it was set; runs with the real one until then. */
export class TestClock extends Clock {
  private at: Date | null = null;

  override now(): Date {
    return this.at ? new Date(this.at) : new Date();
  }

  set(instant: string | Date): void {
    this.at = new Date(instant);
  }

  /** Moves ahead from where it stands (from the real time when it was never set). */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.at = new Date(this.now().getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}
