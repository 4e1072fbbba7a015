/** What administrators do beside a console, through their API. */
import {
  ADMIN_PATHS,
  GeneratedOtpSchema,
  RequestListSchema,
  type Decision,
  type DeviceRequest,
  type GeneratedOtp,
  type TestFault,
} from '@roomkey/shared/protocol/admin';
import type { TestPortal } from '../test-portal';

/** Accounts of the sample organisation that are ready and that no other test of the same portal takes. */
export function accountSupply(): () => string {
  const names = [
    ...['sea-rainier', 'sea-baker', 'sea-adams', 'sea-olympus', 'lon-thames', 'lon-fleet', 'lon-tyburn'],
    ...['muc-isar', 'muc-wuerm', 'muc-amper', 'sao-tiete', 'sao-pinheiros', 'tyo-sumida', 'tyo-arakawa'],
  ];
  let next = 0;
  return () => {
    const name = names[next];
    next += 1;
    if (name === undefined) throw new Error('no account left');
    return `${name}@contoso.example`;
  };
}

export async function otpFor(portal: TestPortal, upn: string, validityHours?: number): Promise<GeneratedOtp> {
  const accountId = await portal.accountId(upn);
  const { status, body } = await portal.api('POST', ADMIN_PATHS.otps, { accountId, validityHours });
  if (status >= 300) throw new Error(`no OTP for ${upn}: ${JSON.stringify(body)}`);
  return GeneratedOtpSchema.parse(body);
}

export async function findRequest(portal: TestPortal, requestId: string): Promise<DeviceRequest> {
  const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?pageSize=500`);
  const found = RequestListSchema.parse(body).items.find((item) => item.requestId === requestId);
  if (found === undefined) throw new Error(`no request ${requestId}`);
  return found;
}

export async function decide(portal: TestPortal, requestId: string, decision: Decision): Promise<number> {
  const { id } = await findRequest(portal, requestId);
  return (await portal.api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, decision)).status;
}

export const approve = (portal: TestPortal, requestId: string) => decide(portal, requestId, { decision: 'approve' });

export async function advance(portal: TestPortal, advanceSeconds: number): Promise<void> {
  await portal.api('POST', `${ADMIN_PATHS.testControls}/clock`, { advanceSeconds });
}

export async function addFault(portal: TestPortal, fault: TestFault): Promise<void> {
  const { status } = await portal.api('POST', `${ADMIN_PATHS.testControls}/faults`, fault);
  if (status >= 300) throw new Error('the fault was not taken');
}
