import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/format';
import { sampleMeetings } from './sample-meetings';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  meeting: {
    padding: tokens.spacingHorizontalM,
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
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

/** A calendar that says that it is none: example meetings around the present hour. */
export function SampleCalendar({ now }: { readonly now: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="calendar-heading">
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
            <div className={styles.title}>{t(`home.meetings.${name}`)}</div>
            <div className={styles.line}>
              <bdi>
                {format.time(from)} – {format.time(to)}
              </bdi>{' '}
              · {t(`home.organiser.${name}`)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
