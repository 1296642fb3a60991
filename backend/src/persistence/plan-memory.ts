interface Kept {
  readonly municipalityId: string;
}

/**
 * What was computed of whole plans, by evaluation; the longest unused is forgotten first. Who keeps something here keeps
 * with it how far the municipality's history had come, and asks whether that still holds: what changes a plan writes
 * history in the same transaction, also in other processes, so that nothing has to be told or forgotten.
 */
export class PlanMemory<T extends Kept> {
  private readonly kept = new Map<string, T>();

  /** @param most how much is kept in all, in what `sizeOf` counts; the last plan always is */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (value: T) => number,
  ) {}

  find(municipalityId: string, evaluationId: string): T | undefined {
    const value = this.kept.get(evaluationId);
    return value?.municipalityId === municipalityId ? value : undefined;
  }

  keep(evaluationId: string, value: T): void {
    this.kept.delete(evaluationId);
    this.kept.set(evaluationId, value);
    let size = 0;
    for (const [id, other] of [...this.kept].reverse()) {
      size += this.sizeOf(other);
      if (size > this.most && id !== evaluationId) this.kept.delete(id);
    }
  }
}
