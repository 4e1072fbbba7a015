import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  figure: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalL, margin: 0 },
  picture: { flexShrink: 0, width: '7.5rem', height: 'auto' },
  caption: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  paper: { fill: tokens.colorNeutralBackground2, stroke: tokens.colorNeutralStroke1, strokeWidth: '1' },
  text: { stroke: tokens.colorNeutralStroke1, strokeWidth: '3', strokeLinecap: 'round' },
  title: { stroke: tokens.colorNeutralForeground3, strokeWidth: '4', strokeLinecap: 'round' },
  ring: { fill: tokens.colorBrandBackground2, stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2' },
  mark: { fill: tokens.colorBrandForeground2 },
});

/** The modules of the drawn code: the three corners' squares, and a few between them. It holds nothing. */
const FINDERS = ['86 23', '104 23', '86 41'] as const;
const MODULES =
  'M97 24h3v3h-3zM98 32h4v3h-4zM87 35h3v3h-3zM94 36h3v3h-3zM104 35h3v3h-3zM109 38h3v3h-3zM99 41h3v3h-3zM105 44h4v3h-4zM98 48h3v3h-3zM110 49h3v3h-3z';

/** Where on the hand-over sheet the one-time password stands: a small drawing of the portal's own sheet. */
export function SheetPicture() {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <figure className={styles.figure}>
      {/* The sheet is printed from left to right, whatever language the console speaks. */}
      <svg
        className={styles.picture}
        viewBox="0 0 128 92"
        role="img"
        aria-label={t('otp.sheetPicture')}
        direction="ltr"
      >
        <rect x="0.5" y="0.5" width="127" height="120" rx="5" className={styles.paper} />
        <path d="M10 11H58" className={styles.title} />
        <rect x="6" y="25" width="70" height="22" rx="5" className={styles.ring} />
        <g className={styles.mark}>
          {[0, 1, 2, 3].map((group) => (
            <path key={group} d={digits(11 + group * 16)} />
          ))}
        </g>
        <rect x="81" y="18" width="40" height="40" rx="5" className={styles.ring} />
        <g className={styles.mark}>
          {FINDERS.map((at) => (
            <path key={at} fillRule="evenodd" d={`M${at}h10v10h-10zm2 2v6h6v-6zm1.5 1.5h3v3h-3z`} />
          ))}
          <path d={MODULES} />
        </g>
        <path d="M10 67H52 M60 67H112 M10 76H44 M60 76H98 M10 85H50 M60 85H106" className={styles.text} />
      </svg>
      <figcaption className={styles.caption}>{t('otp.sheet')}</figcaption>
    </figure>
  );
}

/** Four strokes that stand for a group of digits. */
const digits = (left: number): string => [0, 3, 6, 9].map((step) => `M${String(left + step)} 32h2v8h-2z`).join('');
