/** Those of the sample's people whom a visitor may be: one of each role that has work to do. Embedded profile only. */
export const DEMO_EMAILS: readonly string[] = ['admin', 'samordnare', 'chef', 'medarbetare', 'ledning'].map(
  (name) => `${name}@ekvik.example`,
);
export const DEMO_PASSWORD = 'kompassplan-demo';
