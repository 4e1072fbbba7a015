import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock';
import { sampleMeetings, type SampleMeeting } from '../steps/home/sample-meetings';
import { useFormat } from '../text/format';

const useStyles = makeStyles({
  home: { flex: '1 1 0', minHeight: 0, display: 'flex', alignItems: 'center', gap: '5rem' },
  room: { flex: '1 1 0', minWidth: 0 },
  name: {
    margin: 0,
    fontSize: '5.5rem',
    lineHeight: '6.25rem',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
  time: {
    margin: 0,
    marginBlockStart: '2.5rem',
    fontSize: '8rem',
    lineHeight: '9rem',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  date: { margin: 0, fontSize: '3rem', lineHeight: '4rem', color: tokens.colorNeutralForeground2 },
  calendar: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '1.5rem' },
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '2rem',
    fontSize: '2.5rem',
    lineHeight: '3.25rem',
  },
  title: { margin: 0, fontSize: 'inherit', lineHeight: 'inherit', fontWeight: tokens.fontWeightSemibold },
  sample: {
    paddingInline: '1rem',
    borderRadius: '0.625rem',
    border: `0.125rem solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: '2.25rem',
    lineHeight: '3rem',
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '1.25rem' },
  meeting: {
    padding: '1.75rem',
    borderRadius: '1.25rem',
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineStartStyle: 'solid',
    borderInlineStartWidth: '0.625rem',
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
  running: { borderInlineStartColor: tokens.colorBrandStroke1 },
  when: { fontSize: '2.25rem', lineHeight: '3rem', color: tokens.colorNeutralForeground2 },
  what: { fontSize: '3rem', lineHeight: '4rem', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** The room's home, as people at the table see it: which room, what time, what is on. */
export function RoomHome({ roomName }: { readonly roomName: string | null }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const meetings = sampleMeetings(now);
  const running = meetings.find(({ from, to }) => from <= now && now < to);
  const next = meetings.find(({ from }) => from > now);
  return (
    <div className={styles.home}>
      <div className={styles.room}>
        <h1 className={styles.name}>
          <bdi>{roomName ?? t('steps.home.title')}</bdi>
        </h1>
        <p className={styles.time}>{format.time(now)}</p>
        <p className={styles.date}>{format.date(now)}</p>
      </div>
      <section className={styles.calendar} aria-labelledby="calendar">
        <div className={styles.heading}>
          <h2 id="calendar" className={styles.title}>
            {t('home.calendar')}
          </h2>
          <span className={styles.sample}>{t('home.sample')}</span>
        </div>
        <ul className={styles.list}>
          <Meeting label={t('frontOfRoom.now')} meeting={running} isRunning />
          <Meeting label={t('frontOfRoom.next')} meeting={next} />
        </ul>
      </section>
    </div>
  );
}

interface MeetingProps {
  readonly label: string;
  readonly meeting: SampleMeeting | undefined;
  readonly isRunning?: boolean;
}

function Meeting({ label, meeting, isRunning = false }: MeetingProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={mergeClasses(styles.meeting, isRunning && styles.running)}>
      <div className={styles.when}>
        {label}
        {meeting !== undefined && (
          <>
            {' · '}
            <bdi>
              {format.time(meeting.from)} – {format.time(meeting.to)}
            </bdi>
          </>
        )}
      </div>
      <div className={styles.what}>
        {meeting === undefined ? t('frontOfRoom.free') : t(`home.meetings.${meeting.name}`)}
      </div>
    </li>
  );
}
