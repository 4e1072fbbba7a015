import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentCheckmarkRegular } from '@fluentui/react-icons/svg/document-checkmark';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const PARTS = ['what', 'contact', 'passwords', 'data', 'warranty', 'consent'] as const;

const useStyles = makeStyles({
  text: {
    boxSizing: 'border-box',
    maxHeight: 'max(54vh, 16rem)',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    ':focus-visible': { outline: `0.15rem solid ${tokens.colorStrokeFocus2}` },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  paragraph: { margin: 0, marginBlockEnd: tokens.spacingVerticalM },
});

/** Step "Agreement": Roomkey's own text, about a simulator. */
export function Agreement() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { checks } = useConsole().view;
  const warned = checks.some((check) => check.outcome === 'warning');
  return (
    <StepPage
      step="agreement"
      icon={<DocumentCheckmarkRegular />}
      beside={warned && <CheckList checks={checks} />}
      actions={<Ways back={['decline', 'back']} onward={['accept']} />}
    >
      {/* A text that scrolls must be reachable by keyboard. */}
      <div className={styles.text} role="region" aria-label={t('agreement.textLabel')} tabIndex={0}>
        {PARTS.map((part) => (
          <Fragment key={part}>
            <h2 className={styles.heading}>{t(`agreement.${part}Heading`)}</h2>
            <p className={styles.paragraph}>{t(`agreement.${part}`)}</p>
          </Fragment>
        ))}
      </div>
    </StepPage>
  );
}
