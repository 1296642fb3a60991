import 'reflect-metadata';
import { formatPhrase } from '@kompassplan/phrases/format';
import { sv } from '@kompassplan/phrases/sv';
import { Clock } from './clock.js';
import { environment } from './environment.js';
import { createDataSource } from './persistence/data-source.js';
import { type ChainCheck, checkChain, knownEnds } from './persistence/history-chain.query.js';
import { UnitOfWork } from './persistence/unit-of-work.js';

/*
 * For the operator: proves that nobody has altered, removed or added history outside the product, one line for each
 * municipality. Ends with 0 when every chain holds, with 1 when one is broken (its first bad row is named), with 2 when
 * it cannot look. Ends of chains that were written down before can be given: each must still stand in a chain.
 * node check-history.js [END …]
 */
const { env, close } = await environment('all');
const say = (key: string, values: Readonly<Record<string, string | number>>) => formatPhrase(sv, 'sv', key, values);

function told({ rows, hash, fault }: ChainCheck): string {
  if (fault) {
    const broken = say(`history.check-${fault.kind}`, { number: fault.number });
    return fault.at ? `${broken} ${say('history.check-broken-at', { at: fault.at })}` : broken;
  }
  if (rows === 0) return say('history.check-empty', {});
  return `${say('history.check-holds', { rows })} ${say('history.check-hash', { hash })}`;
}

const missing = new Set(process.argv.slice(2).map((end) => end.toLowerCase()));
try {
  const dataSource = await createDataSource(env.appDatabaseUrl, { poolSize: 1 }).initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, new Clock());
    for (const { id, name, timeZone } of await unitOfWork.everyMunicipality()) {
      const { check, found } = await unitOfWork.read({ municipalityId: id, timeZone, actor: null }, async (tx) => {
        const whole = await checkChain(tx);
        return { check: whole, found: await knownEnds(tx, [...missing], whole.rows) };
      });
      for (const end of found) missing.delete(end);
      process.stdout.write(`${name}: ${told(check)}\n`);
      if (check.fault) process.exitCode = 1;
    }
    for (const end of missing) process.stdout.write(`${say('history.check-end-missing', { hash: end })}\n`);
    if (missing.size > 0) process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  process.stderr.write(`${sv['history.check-failed']}: ${(error as Error).message}\n`);
  process.exitCode = 2;
} finally {
  await close();
}
