import type { SamplePerson, SampleUnit } from './ekvik-types.js';

export const UNITS: readonly SampleUnit[] = [
  { key: 'ledning', name: 'Kommundirektör', parentKey: null, managerKey: 'karin' },
  { key: 'kansli', name: 'Kansli', parentKey: 'ledning', managerKey: 'anna' },
  { key: 'kommunikation', name: 'Kommunikation', parentKey: 'kansli', managerKey: 'anna' },
  { key: 'hr', name: 'HR', parentKey: 'ledning', managerKey: 'gunilla' },
  { key: 'ekonomi', name: 'Ekonomi', parentKey: 'ledning', managerKey: 'fredrik' },
  { key: 'utveckling', name: 'Utveckling', parentKey: 'ledning', managerKey: 'cecilia' },
  { key: 'digitalisering', name: 'Digitalisering', parentKey: 'utveckling', managerKey: 'johan' },
  { key: 'vard', name: 'Vård och omsorg', parentKey: 'ledning', managerKey: 'david' },
  { key: 'bildning', name: 'Bildning', parentKey: 'ledning', managerKey: 'eva' },
  { key: 'kultur', name: 'Kultur och fritid', parentKey: 'ledning', managerKey: 'ida' },
  { key: 'samhalle', name: 'Samhällsbyggnad', parentKey: 'ledning', managerKey: 'maja' },
];

const demo = (key: string, name: string, email: string, role: SamplePerson['role'], unitKey: string): SamplePerson => ({
  key,
  name,
  email: `${email}@ekvik.example`,
  role,
  unitKey,
  language: 'sv',
});

export const PEOPLE: readonly SamplePerson[] = [
  // The five demo accounts.
  demo('arvid', 'Arvid Alm', 'admin', 'administrator', 'digitalisering'),
  demo('cecilia', 'Cecilia Carlsson', 'samordnare', 'coordinator', 'utveckling'),
  demo('anna', 'Anna Andersson', 'chef', 'manager', 'kansli'),
  demo('bo', 'Bo Berg', 'medarbetare', 'contributor', 'kommunikation'),
  demo('karin', 'Karin Kvist', 'ledning', 'leadership', 'ledning'),
  // The others who own something.
  demo('david', 'David Dahl', 'david.dahl', 'manager', 'vard'),
  demo('eva', 'Eva Ek', 'eva.ek', 'manager', 'bildning'),
  demo('fredrik', 'Fredrik Falk', 'fredrik.falk', 'manager', 'ekonomi'),
  demo('gunilla', 'Gunilla Grön', 'gunilla.gron', 'manager', 'hr'),
  { ...demo('henry', 'Henry Hughes', 'henry.hughes', 'contributor', 'digitalisering'), language: 'en' },
  demo('ida', 'Ida Isaksson', 'ida.isaksson', 'manager', 'kultur'),
  demo('johan', 'Johan Jansson', 'johan.jansson', 'manager', 'digitalisering'),
  demo('lars', 'Lars Lind', 'lars.lind', 'contributor', 'hr'),
  demo('maja', 'Maja Malm', 'maja.malm', 'manager', 'samhalle'),
  demo('nina', 'Nina Norén', 'nina.noren', 'contributor', 'vard'),
];
