const PASSWORD = 'Relais-demo-1';

const row = (label: string, value: string): string => `  ${label.padEnd(16)}${value}`;

/** The closing table: where everything is, and who can sign in. */
export function summary(database: string, logFolder: string, took: number): string {
  const { PUBLIC_URL: api = '', SITE_URL: site = '', MAIL_PORT: mailPort } = process.env;
  return [
    '',
    `Relais is ready (${(took / 1000).toFixed(1)} s)`,
    '',
    row('Site', site),
    row('Admin panel', `${api}/admin`),
    row('Check-in', `${site}/fr/controle (with the login of a chief)`),
    row('API', `${api}/api`),
    row('GraphQL', `${api}/graphql`),
    row('Mails and SMS', `http://localhost:${mailPort}`),
    row('Database', database),
    row('Logs', logFolder),
    '',
    `Logins, all with the password ${PASSWORD}`,
    row('Admin panel', 'admin@relais.test (everything)'),
    row('', 'chief.tunis@relais.test, chief.sousse@relais.test (their own station)'),
    row('', 'manager.medina@relais.test, manager.port@relais.test, manager.zitoun@relais.test (their own restaurant)'),
    row('Site', 'client@relais.test'),
    '',
    'Ctrl-C stops everything; "npm run demo -- --reset" begins anew.',
    '',
  ].join('\n');
}
