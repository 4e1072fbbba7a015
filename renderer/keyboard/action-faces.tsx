import { BackspaceRegular } from '@fluentui/react-icons/svg/backspace';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { KeyboardDockRegular } from '@fluentui/react-icons/svg/keyboard-dock';
import { KeyboardShiftRegular } from '@fluentui/react-icons/svg/keyboard-shift';
import { KeyboardShiftUppercaseRegular } from '@fluentui/react-icons/svg/keyboard-shift-uppercase';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nextField } from './keyboard-fields';
import type { KeyboardState } from './keyboard-state';
import { hasTwoLayouts, type KeyAction } from './rows';

export interface Face {
  readonly name: string;
  readonly face: ReactNode;
}

/** How the keys look and are called that do something else than type a sign. A name holds what the key shows. */
export function useActionFaces(
  field: HTMLInputElement,
  locale: string,
  { latin, shift }: KeyboardState,
): (action: KeyAction) => Face {
  const { t } = useTranslation();
  const layout = t(latin ? 'keyboard.latin' : 'keyboard.own');
  const other = t(latin ? 'keyboard.own' : 'keyboard.latin');
  const words = (text: string): Face => ({ name: text, face: text });
  const faces: Readonly<Record<KeyAction, () => Face>> = {
    shift: () => ({
      name: t(shift === 'locked' ? 'keyboard.capsLock' : 'keyboard.shift'),
      face: shift === 'locked' ? <KeyboardShiftUppercaseRegular /> : <KeyboardShiftRegular />,
    }),
    backspace: () => ({ name: t('keyboard.backspace'), face: <BackspaceRegular /> }),
    enter: () => words(t(nextField(field) === null ? 'keyboard.done' : 'keyboard.next')),
    space: () => ({ name: `${t('keyboard.space')}: ${layout}`, face: layout }),
    left: () => ({ name: t('keyboard.left'), face: <ChevronLeftRegular /> }),
    right: () => ({ name: t('keyboard.right'), face: <ChevronRightRegular /> }),
    hide: () => ({ name: t('keyboard.hide'), face: <KeyboardDockRegular /> }),
    layout: () => ({ name: t('keyboard.switchTo', { layout: other }), face: <GlobeRegular /> }),
    symbols: () => ({ name: t('keyboard.symbols', { signs: '!#1' }), face: '!#1' }),
    moreSymbols: () => ({ name: t('keyboard.moreSymbols', { signs: '€§²' }), face: '€§²' }),
    letters: () => {
      const signs = hasTwoLayouts(locale) && !latin && locale.startsWith('ar') ? 'ابج' : 'ABC';
      return { name: t('keyboard.letters', { signs }), face: signs };
    },
  };
  return (action) => faces[action]();
}
