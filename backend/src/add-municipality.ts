import 'reflect-metadata';
import { email as emailSchema } from '@kompassplan/contract';
import { issueToken } from './auth/one-time-token.js';
import { postMail } from './auth/outbox.js';
import { Clock } from './clock.js';
import { environment } from './environment.js';
import { createDataSource } from './persistence/data-source.js';
import { newId } from './persistence/new-id.js';
import { isUniqueViolation } from './persistence/unique-violation.js';
import { UnitOfWork } from './persistence/unit-of-work.js';

/*
 * For the operator: adds a municipality with its first administrator, who gets an invitation by mail.
 * node add-municipality.js "Er kommun" 1234 namn@kommun.example "Förnamn Efternamn"
 */
const [name = '', code = '', address = '', adminName = ''] = process.argv.slice(2).map((part) => part.trim());
const admin = emailSchema.safeParse(address);
if (!name || !/^\d{4}$/.test(code) || !admin.success || !adminName) {
  process.stderr.write('Ange namn, fyrsiffrig kommunkod, administratörens e-postadress och namn.\n');
  process.exit(2);
}

const { env, close } = await environment('all');
const dataSource = await createDataSource(env.appDatabaseUrl).initialize();
try {
  const municipalityId = newId();
  const tenant = { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
  const link = await new UnitOfWork(dataSource, new Clock()).run(tenant, async (tx) => {
    const personId = newId();
    await tx.execute('INSERT INTO municipality (id, name, code, created_at) VALUES ($1, $2, $3, $4)', [
      municipalityId,
      name,
      code,
      tx.now,
    ]);
    await tx.execute(
      `INSERT INTO person (id, municipality_id, name, email, role, created_at) VALUES ($1, $2, $3, $4, 'administrator', $5)`,
      [personId, municipalityId, adminName, admin.data, tx.now],
    );
    const { token, expiresAt } = await issueToken(tx, personId, 'setPassword');
    await postMail(tx, 'invitation', personId, { token, expiresAt: expiresAt.toISOString() }, env.publicUrl);
    await tx.record({ entity: 'municipality', entityId: municipalityId, event: 'municipality.added', note: name });
    return `${env.publicUrl}/losenord/${token}`;
  });
  process.stdout.write(
    `${name} finns nu. En inbjudan skickas till ${admin.data}. Samma länk, giltig i sju dagar:\n${link}\n`,
  );
} catch (error) {
  const taken = isUniqueViolation(error);
  process.stderr.write(taken ? `${admin.data} har redan ett konto.\n` : `Det gick inte: ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await dataSource.destroy();
  await close();
}
