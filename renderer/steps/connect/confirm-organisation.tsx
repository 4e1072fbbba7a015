import { makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectView } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  name: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

/** The portal that was found: kept only when a person knows its organisation. */
export function ConfirmOrganisation({ found }: { readonly found: NonNullable<ConnectView['found']> }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <StepPage
      step="connect"
      title={t('connect.organisation.title')}
      lead={t('connect.organisation.lead')}
      actions={<Ways back={['back']} onward={['confirmOrganisation']} />}
    >
      <p className={styles.name} data-organisation>
        <bdi>{found.organisation}</bdi>
      </p>
      <Facts
        facts={[
          { name: t('connect.organisation.address'), value: found.url },
          { name: t('connect.organisation.domains'), value: found.domains.map((domain) => `@${domain}`).join(', ') },
        ]}
      />
    </StepPage>
  );
}
