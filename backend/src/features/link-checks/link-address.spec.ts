import { hostToAsk, isPublicAddress } from './link-address.js';

describe('an address that everybody can reach', () => {
  it.each([
    '1.1.1.1',
    '193.10.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.0.1',
    '2a00:801::1',
    '2001:4860:4860::8888',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    // The metadata of clouds, and what else is local to the link.
    ...['169.254.169.254', '169.254.0.1', '168.63.129.16', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0'],
    ...['::', '::1', 'fc00::1', 'ff02::1', 'fec0::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'],
    ...[
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
      '3fff::1',
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
      '203.0.113.9',
    ],
    ...['', 'localhost', '127.1', '0x7f000001', '2130706433'],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the host that is asked', () => {
  it.each([
    ['https://www.Boverket.se/sv/?q=1#x', 'www.boverket.se'],
    ['http://kommun.se./sida', 'kommun.se'],
    ['https://kommun.se:443/', 'kommun.se'],
    ['https://räksmörgås.se/', 'xn--rksmrgs-5wao1o.se'],
    ['http://[2a00:801::1]/', '2a00:801::1'],
    // Written in any way, an address is told as one and judged as one.
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
  ])('%s: %s', (url, host) => {
    expect(hostToAsk(url)).toBe(host);
  });

  it.each([
    ...['ftp://kommun.se/', 'file:///etc/passwd', 'javascript:alert(1)', 'gopher://kommun.se', 'no address'],
    ...['https://anna:hemligt@kommun.se/', 'https://kommun.se:8443/', 'http://kommun.se:22/', 'https://kommun.se:80/'],
    ...[
      'http://localhost/',
      'http://intranat/',
      'http://wiki.kommun.local/',
      'https://a.internal/',
      'https://ekvik.example/',
    ],
    ...['http://metadata.google.internal/', 'http://x.localhost./'],
  ])('none of %s', (url) => {
    expect(hostToAsk(url)).toBeNull();
  });
});
