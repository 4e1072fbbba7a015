import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
  type MenuProps,
} from '@fluentui/react-components';
import { WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { THEME_CHOICES, chooseTheme, useTheme, type ThemeChoice } from './theme';

const LABELS: Record<ThemeChoice, string> = { system: 'Like the system', light: 'Light', dark: 'Dark' };

export function ThemeMenu() {
  const { choice, dark } = useTheme();
  const onChange: MenuProps['onCheckedValueChange'] = (_, { checkedItems }) => {
    const chosen = THEME_CHOICES.find((each) => each === checkedItems[0]);
    if (chosen !== undefined) chooseTheme(chosen);
  };
  return (
    <Menu checkedValues={{ theme: [choice] }} onCheckedValueChange={onChange}>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="Theme" relationship="label">
          <Button appearance="subtle" icon={dark ? <WeatherMoonRegular /> : <WeatherSunnyRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {THEME_CHOICES.map((each) => (
            <MenuItemRadio key={each} name="theme" value={each}>
              {LABELS[each]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
