import { Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Otp } from '@roomkey/shared/protocol/admin';
import { DateTime } from '../parts/date-time';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXS },
});

const HOW = { revealed: 'shown', printed: 'printed', downloaded: 'downloaded' } as const;

/** Who has seen this OTP since it was generated. */
export function Accesses({ accesses }: { readonly accesses: Otp['accesses'] }) {
  const styles = useStyles();
  return (
    <section aria-labelledby="accesses">
      <Subtitle2 as="h3" id="accesses">
        Who has seen it
      </Subtitle2>
      {accesses.length === 0 ? (
        <Caption1 block>Nobody since it was generated.</Caption1>
      ) : (
        <ul className={styles.list}>
          {accesses.map(({ at, actor, how }) => (
            <li key={at + how}>
              {`${actor}: ${HOW[how]} `}
              <DateTime iso={at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
