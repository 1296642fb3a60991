import type { Language } from '@kompassplan/phrases';
import type { ApiRequest } from './request.js';

/** The person's own language, else the first of Accept-Language that we speak, else Swedish. */
export function languageOf(request: ApiRequest): Language {
  if (request.openSession) return request.openSession.person.language;
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = ''] = part.trim().split(';');
      return { language: tag.slice(0, 2).toLowerCase(), weight: Number(/q=([\d.]+)/.exec(q)?.[1] ?? 1) };
    })
    .filter(({ language }) => language === 'sv' || language === 'en')
    .sort((a, b) => b.weight - a.weight);
  return (wanted[0]?.language as Language | undefined) ?? 'sv';
}
