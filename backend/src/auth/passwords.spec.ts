import { DomainError } from '@kompassplan/domain';
import { assertGoodPassword } from './password-rules.js';
import { hashPassword, verifyPassword } from './passwords.js';

describe('passwords', () => {
  it('are kept as argon2id, each with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('fyra vanliga ord här'), hashPassword('fyra vanliga ord här')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('fyra vanliga ord här', one)).toBe(true);
    expect(await verifyPassword('fyra vanliga ord har', one)).toBe(false);
  });

  it('are the same however the keyboard composes å', async () => {
    const hash = await hashPassword('p\u00e5sklilja i maj');
    expect(await verifyPassword('pa\u030asklilja i maj', hash)).toBe(true);
  });

  it('never match nobody, not even the dummy', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('x', 'not a hash')).toBe(false);
  });

  const person = { name: 'Anna Andersson', email: 'anna.andersson@ekvik.example' };
  it.each([
    ['lösenord', 'password-too-common'],
    ['Sommar2026!', 'password-too-common'],
    ['QWERTYUIOP', 'password-too-common'],
    ['99999999', 'password-too-common'],
    ['hgfedcba', 'password-too-common'],
    ['anna.andersson', 'password-like-name'],
    ['AnnaAndersson1', 'password-like-name'],
  ])('%s is refused: %s', (password, code) => {
    expect(() => assertGoodPassword(password, person)).toThrow(new DomainError(code));
  });

  it.each(['kompassplan-demo', 'tre gula tåg', 'Xk29!qpz', 'åäöåäöåä'])('%s is taken', (password) => {
    expect(() => assertGoodPassword(password, person)).not.toThrow();
  });
});
