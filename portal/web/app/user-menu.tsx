import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import { useSignOut } from '../api/session';
import { ActFailure } from '../parts/states';
import { useNarrow } from '../parts/use-media';

export function UserMenu({ username, role }: { readonly username: string; readonly role: string }) {
  const signOut = useSignOut();
  const narrow = useNarrow();
  return (
    <>
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
