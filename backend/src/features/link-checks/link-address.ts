import { BlockList, isIP } from 'node:net';

/** Names that exist in no public directory: examples, tests, and what means something only inside a house. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|example|invalid|onion|home\.arpa)$/;

/**
 * The host that would be asked, in small letters, or null for an address that is not to be asked: no web page, a name or
 * password in it, another port than the web's, or a name that is no public one.
 */
export function hostToAsk(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  if (parsed.username !== '' || parsed.password !== '' || parsed.port !== '') return null;
  const host = parsed.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return INNER_NAME.test(host) || !/[.:]/.test(host) ? null : host;
}

/** Of IPv4 everything but what IANA keeps for special purposes: own networks, this machine, the cloud's metadata, … */
const SPECIAL = blockList([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'],
]);
/** Of IPv6 only what is given to the public, without what there leads back to an IPv4 address or is an example. */
const PUBLIC_V6 = blockList(['2000::/3']);
const SPECIAL_V6 = blockList(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether an address, as the resolver told it, belongs to a machine that everybody can reach. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !SPECIAL.check(address, 'ipv4');
    case 6:
      return PUBLIC_V6.check(address, 'ipv6') && !SPECIAL_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), net.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
