import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FontDecreaseRegular } from '@fluentui/react-icons/svg/font-decrease';
import { FontIncreaseRegular } from '@fluentui/react-icons/svg/font-increase';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../../parts/touch-button';
import { useScrollRoom } from '../../parts/use-scroll-room';

const PARTS = ['what', 'contact', 'passwords', 'data', 'warranty', 'consent'] as const;
const SIZES = ['small', 'normal', 'large', 'largest'] as const;
const NORMAL = SIZES.indexOf('normal');

const ONE_COLUMN = '@container step (max-width: 46rem)';

const useStyles = makeStyles({
  whole: { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  sizes: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
  label: {
    marginInlineEnd: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
  },
  paper: {
    flex: '1 1 0',
    minHeight: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    scrollbarWidth: 'thin',
    scrollbarColor: `${tokens.colorNeutralStrokeAccessible} transparent`,
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalXL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    // Where the page itself scrolls, a second scrolling area within it would trap the finger.
    [ONE_COLUMN]: { flex: 'none', overflowY: 'visible' },
  },
  fading: {
    maskImage: 'linear-gradient(to bottom, black calc(100% - 3rem), rgb(0 0 0 / 0.12))',
    [ONE_COLUMN]: { maskImage: 'none' },
  },
  // In em: the sizes below are those of the person who reads, on top of the page's own.
  small: { fontSize: '0.875rem' },
  normal: { fontSize: '1rem' },
  large: { fontSize: '1.25rem' },
  largest: { fontSize: '1.5rem' },
  heading: { margin: 0, fontSize: '1.125em', lineHeight: 1.35, fontWeight: tokens.fontWeightSemibold },
  paragraph: {
    margin: 0,
    marginBlockStart: '0.25em',
    lineHeight: 1.5,
    textWrap: 'pretty',
    ':not(:last-child)': { marginBlockEnd: '1em' },
  },
});

/**
 * The agreement, in a size that can be read from where one stands. Accept does not wait until the end was reached: being made
 * to scroll is no reading, and whoever has it read out never scrolls.
 */
export function AgreementText() {
  const styles = useStyles();
  const { t } = useTranslation();
  const [size, setSize] = useState(NORMAL);
  const { watch, more } = useScrollRoom();
  const step = (by: -1 | 1) => () => setSize((now) => Math.min(SIZES.length - 1, Math.max(0, now + by)));
  return (
    <div className={styles.whole}>
      <div className={styles.sizes} role="group" aria-label={t('agreement.size')}>
        <span className={styles.label} aria-hidden="true">
          {t('agreement.size')}
        </span>
        <TouchButton
          iconOnly
          everyClick
          icon={<FontDecreaseRegular />}
          aria-label={t('agreement.smaller')}
          disabledFocusable={size === 0}
          onClick={step(-1)}
        />
        <TouchButton
          iconOnly
          everyClick
          icon={<FontIncreaseRegular />}
          aria-label={t('agreement.larger')}
          disabledFocusable={size === SIZES.length - 1}
          onClick={step(1)}
        />
      </div>
      {/* A text that scrolls must be reachable by keyboard. */}
      <div
        ref={watch}
        className={mergeClasses(styles.paper, more && styles.fading, styles[SIZES[size] ?? 'normal'])}
        role="region"
        aria-label={t('agreement.textLabel')}
        tabIndex={0}
        data-size={SIZES[size]}
      >
        {PARTS.map((part) => (
          <Fragment key={part}>
            <h2 className={styles.heading}>{t(`agreement.${part}Heading`)}</h2>
            <p className={styles.paragraph}>{t(`agreement.${part}`)}</p>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
