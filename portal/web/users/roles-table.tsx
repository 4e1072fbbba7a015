/** What each role may do, from the table by which the portal decides. */
import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { ROLES } from '@roomkey/shared/protocol/lists';
import { PERMISSIONS, mayDo, type Permission } from '@roomkey/shared/protocol/permissions';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { tableLayout: 'auto', maxWidth: '900px' },
  header: { fontWeight: tokens.fontWeightSemibold },
  cell: { paddingTop: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalXXS, wordBreak: 'break-word' },
});

const TEXTS: Record<Permission, string> = {
  'accounts.read': 'See resource accounts',
  'accounts.export': 'Export resource accounts',
  'accounts.edit': 'Add, change and import resource accounts',
  'sites.edit': 'Add sites',
  'otps.manage': 'Generate and revoke OTPs',
  'otps.see': 'Look at and print OTPs',
  'requests.read': 'See what awaits approval',
  'requests.decide': 'Approve and reject requests',
  'rooms.read': 'See rooms',
  'preferences.read': 'See preferences',
  'preferences.edit': 'Change preferences',
  'audit.read': 'Read and export the audit list',
  'users.manage': 'Users, roles, API tokens and lock-outs',
  'testControls.use': 'Use test controls',
  'demo.use': 'Lead the demo',
};

export function RolesTable() {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="What each role may do">
      <Table aria-label="What each role may do" size="small" className={styles.table}>
        <TableHeader>
          <TableRow>
            {['May', ...ROLES].map((label) => (
              <TableHeaderCell key={label} className={styles.header}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {PERMISSIONS.map((permission) => (
            <TableRow key={permission}>
              <TableCell className={styles.cell}>{TEXTS[permission]}</TableCell>
              {ROLES.map((role) => (
                <TableCell key={role}>
                  {mayDo(role, permission) ? (
                    <CheckmarkRegular fontSize={20} role="img" aria-label="yes" aria-hidden={false} />
                  ) : (
                    '–'
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
