/** Whether a test's text waits for time to pass instead of for what it needs. Setting a test's time limit is no sleep. */
export function sleepsIn(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '').replace(/\b(?:jest|test)\.setTimeout\(/g, '');
  return /\bsetTimeout\b|\btimers\/promises\b|\bwaitForTimeout\b|\bpg_sleep\b|\bAtomics\.wait\b/.test(code);
}
