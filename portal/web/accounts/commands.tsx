/** The command bar of the list. */
import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Toolbar,
  ToolbarButton,
  makeStyles,
} from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  KeyMultipleRegular,
  MoreHorizontalRegular,
  PlugConnectedRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AccountAct } from '../api/accounts';
import { useRenew } from '../api/requests';
import { PAGES } from '../app/paths';
import { useMay } from '../session/signed-in';

const useStyles = makeStyles({ toolbar: { paddingLeft: 0, flexWrap: 'wrap' } });

export type AccountsDialog = 'preferences' | 'connect' | 'add' | 'accounts' | 'expectedDevices' | AccountAct;

const ACTS: readonly (readonly [AccountAct, string])[] = [
  ['applyRecommended', 'Apply recommended configuration'],
  ['assignPro', 'Assign licence'],
  ['removeLicence', 'Remove licence'],
  ['enable', 'Enable'],
  ['disable', 'Disable'],
];

interface Props {
  readonly selected: ReadonlySet<string>;
  readonly onOpen: (dialog: AccountsDialog) => void;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

export function Commands({ selected, onOpen, exporting, onExport }: Props) {
  const navigate = useNavigate();
  const renew = useRenew();
  const [renewing, setRenewing] = useState(false);
  const mayGenerate = useMay('otps.manage');
  const maySeePreferences = useMay('preferences.read');
  const mayExport = useMay('accounts.export');
  const mayEdit = useMay('accounts.edit');
  const refresh = async () => {
    setRenewing(true);
    await renew();
    setRenewing(false);
  };
  const item = (dialog: AccountsDialog, text: string) => (
    <MenuItem
      key={dialog}
      onClick={() => {
        onOpen(dialog);
      }}
    >
      {text}
    </MenuItem>
  );
  return (
    <Toolbar aria-label="Commands" className={useStyles().toolbar}>
      <ToolbarButton icon={<ArrowClockwiseRegular />} disabled={renewing} onClick={() => void refresh()}>
        Refresh
      </ToolbarButton>
      {mayGenerate && (
        <ToolbarButton
          icon={<KeyMultipleRegular />}
          onClick={() => {
            void navigate(PAGES.generate, { state: selected.size === 0 ? null : { accountIds: [...selected] } });
          }}
        >
          Generate OTP
        </ToolbarButton>
      )}
      {maySeePreferences && (
        <ToolbarButton
          icon={<SettingsRegular />}
          onClick={() => {
            onOpen('preferences');
          }}
        >
          Preferences
        </ToolbarButton>
      )}
      {maySeePreferences && (
        <ToolbarButton
          icon={<PlugConnectedRegular />}
          onClick={() => {
            onOpen('connect');
          }}
        >
          Connect a console
        </ToolbarButton>
      )}
      {mayExport && (
        <ToolbarButton icon={<ArrowDownloadRegular />} disabled={exporting} onClick={onExport}>
          Export
        </ToolbarButton>
      )}
      {mayEdit && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <ToolbarButton icon={<MoreHorizontalRegular />} aria-label="More commands" />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {item('add', 'Add account')}
              {item('accounts', 'Import accounts')}
              {item('expectedDevices', 'Import expected devices')}
              {selected.size > 0 && <MenuDivider />}
              {selected.size > 0 && (
                <MenuGroup>
                  <MenuGroupHeader>{`${String(selected.size)} selected`}</MenuGroupHeader>
                  {ACTS.map(([act, text]) => item(act, text))}
                </MenuGroup>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </Toolbar>
  );
}
