/** What the protocol's endpoints share: made once for each HTTP app. */
import type { PortalContext } from '../context';
import { tokenIssuer, type IssueToken } from './access-tokens';
import { usualClaimer, type ClaimUsually } from './claim-many';
import { plainPollCounter, type CountPlainPoll } from './count-polls';
import { credentialSealer, type SealCredential } from './credential-jwe';
import { proofReader, type ReadProof } from './dpop-guard';
import { HeldPolls } from './held-polls';
import { requestFinder, type FindRequest } from './request-state';
import { turns, type InTurn } from './turns';

/** Own: a little less than the store has connections, so that others' statements find one. */
const FETCHING = 8;

export interface OAuthServices {
  readonly ctx: PortalContext;
  readonly heldPolls: HeldPolls;
  readonly readProof: ReadProof;
  readonly claimUsually: ClaimUsually;
  readonly countPlainPoll: CountPlainPoll;
  readonly issueToken: IssueToken;
  readonly findRequest: FindRequest;
  readonly sealCredential: SealCredential;
  /** Consoles that fetch their credential. */
  readonly fetching: InTurn;
}

export async function openOAuthServices(ctx: PortalContext): Promise<OAuthServices> {
  return {
    ctx,
    heldPolls: await HeldPolls.open(ctx),
    readProof: proofReader(ctx),
    claimUsually: usualClaimer(ctx),
    countPlainPoll: plainPollCounter(ctx),
    issueToken: tokenIssuer(ctx),
    findRequest: requestFinder(ctx),
    sealCredential: credentialSealer(ctx),
    fetching: turns(FETCHING),
  };
}
