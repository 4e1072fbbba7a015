import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../parts/touch-button';
import { hideKeyboard, showKeyboard, useShownField } from './shown-field';

interface KeyboardButtonProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly disabled: boolean;
}

/** Shows or hides the keyboard, for whoever it did not come to by itself. */
export function KeyboardButton({ input, disabled }: KeyboardButtonProps) {
  const { t } = useTranslation();
  const shown = useShownField();
  const here = shown !== null && shown === input.current;
  return (
    <TouchButton
      appearance="transparent"
      iconOnly
      everyClick
      disabled={disabled}
      icon={<KeyboardRegular />}
      aria-label={t(here ? 'keyboard.hide' : 'keyboard.show')}
      onClick={() => {
        input.current?.focus();
        if (here) hideKeyboard();
        else showKeyboard(input.current);
      }}
    />
  );
}
