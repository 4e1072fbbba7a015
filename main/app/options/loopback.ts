/** True for names and addresses that never leave this machine (RFC 6761 6.3; RFC 1122 3.2.1.3; RFC 4291 2.5.3). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
