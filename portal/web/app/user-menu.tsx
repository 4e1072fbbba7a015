import {
  Button,
  Caption1,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import type { Session } from '@roomkey/shared/protocol/admin';
import { useSignOut } from '../api/session';
import { ActFailure } from '../parts/states';
import { useNarrow } from '../parts/use-media';

const useStyles = makeStyles({
  role: { color: tokens.colorNeutralForeground2, textAlign: 'right', maxWidth: '280px' },
});

/** Beyond so many, their number says more than their names. */
const MOST_NAMED = 2;

/** Who is signed in, as what, and at which sites if not at all of them. */
export function UserMenu({ username, role, sites }: Pick<Session, 'username' | 'role' | 'sites'>) {
  const styles = useStyles();
  const signOut = useSignOut();
  const narrow = useNarrow();
  const names = sites?.map(({ name }) => name) ?? [];
  return (
    <>
      {!narrow && (
        <Caption1 className={styles.role} title={names.join(', ')}>
          {sites === null ? role : `${role}: ${shortened(names)}`}
        </Caption1>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<PersonRegular />} aria-label={`Signed in as ${username}`}>
            {narrow ? null : username}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>
                {username}: {role}
                {names.length > 0 && ` (${names.join(', ')})`}
              </MenuGroupHeader>
            </MenuGroup>
            <MenuDivider />
            <MenuItem
              icon={<SignOutRegular />}
              disabled={signOut.isPending}
              onClick={() => {
                signOut.mutate();
              }}
            >
              Sign out
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ActFailure error={signOut.error} />
    </>
  );
}

function shortened(names: readonly string[]): string {
  if (names.length === 0) return 'no site';
  return names.length > MOST_NAMED ? `${String(names.length)} sites` : names.join(', ');
}
