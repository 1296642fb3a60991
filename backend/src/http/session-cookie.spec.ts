import type { Response } from 'express';
import type { Env } from '../config/env.js';
import { isLoopback, SessionCookie } from './session-cookie.js';

function cookiesOf(publicUrl: string): { name: string; options: { secure?: boolean; httpOnly?: boolean } }[] {
  const written: { name: string; options: object }[] = [];
  const response = {
    cookie: (name: string, _: string, options: object) => written.push({ name, options }),
  } as unknown as Response;
  new SessionCookie({ publicUrl, secret: 's'.repeat(32) } as Env).write(response, 'token', new Date());
  return written;
}

describe('the session cookies', () => {
  it('are only sent over TLS, but on loopback', () => {
    for (const url of ['https://plan.example.se', 'http://plan.example.se', 'https://localhost']) {
      expect(cookiesOf(url).map(({ options }) => options.secure)).toEqual([true, true]);
    }
    expect(cookiesOf('http://localhost:4300').map(({ options }) => options.secure)).toEqual([false, false]);
  });

  it('hide the token from scripts', () => {
    expect(cookiesOf('https://plan.example.se').map(({ name, options }) => [name, options.httpOnly])).toEqual([
      ['kp_session', true],
      ['XSRF-TOKEN', undefined],
    ]);
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
    ['10.0.0.1', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
