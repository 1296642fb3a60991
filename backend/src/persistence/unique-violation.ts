/** Whether Postgres refused a row because another one has its key already. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === '23505';
}
