import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../../parts/touch-button';
import { useFormat } from '../../text/format';
import { type SampleMeeting, sampleMeetings } from './sample-meetings';

const NOT_TALL = '@container frame (max-height: 40rem)';

const useStyles = makeStyles({
  calendar: {
    boxSizing: 'border-box',
    flexGrow: 1,
    minWidth: 0,
    padding: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    [NOT_TALL]: { paddingBlock: tokens.spacingVerticalM, gap: tokens.spacingVerticalXS },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  words: { flex: '1 1 10rem', minWidth: 0 },
  meeting: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    [NOT_TALL]: { paddingBlock: tokens.spacingVerticalS },
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: '0.25rem',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  running: { borderInlineStartColor: tokens.colorBrandStroke1 },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  line: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

interface SampleCalendarProps {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onJoin: (meeting: SampleMeeting['name']) => void;
}

/** A calendar that says that it is none: example meetings around the present hour. */
export function SampleCalendar({ now, onJoin }: SampleCalendarProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="calendar-heading" className={styles.calendar}>
      <div className={styles.top}>
        <h2 id="calendar-heading" className={styles.heading}>
          {t('home.calendar')}
        </h2>
        <Badge appearance="outline" color="informative" shape="rounded" size="extra-large">
          {t('home.sample')}
        </Badge>
      </div>
      <p className={styles.line}>{t('home.sampleNote')}</p>
      <ul className={styles.list}>
        {sampleMeetings(now).map(({ name, from, to }) => (
          <li key={name} className={mergeClasses(styles.meeting, from <= now && now < to && styles.running)}>
            <div className={styles.words}>
              <div className={styles.title}>{t(`home.meetings.${name}`)}</div>
              <div className={styles.line}>
                <bdi>
                  {format.time(from)} – {format.time(to)}
                </bdi>{' '}
                · {t(`home.organiser.${name}`)}
              </div>
            </div>
            <TouchButton
              appearance={from <= now && now < to ? 'primary' : 'secondary'}
              aria-label={t('home.joinMeeting', { meeting: t(`home.meetings.${name}`) })}
              onClick={() => onJoin(name)}
            >
              {t('home.join')}
            </TouchButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
