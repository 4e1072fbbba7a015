/** Every number of the protocol, with its unit and source. "Own" means Roomkey's choice. */
export const LIMITS = {
  /** RFC 8628 section 3.2: the default when `interval` is absent. */
  pollIntervalSeconds: 5,
  /** RFC 8628 section 3.5: what `slow_down` adds. */
  slowDownSeconds: 5,
  /** Own: the longest the portal holds a poll (RFC 7240 `wait`); below the 30 s time-out of common clients. */
  heldPollSeconds: 25,
  /** Own: how long a console waits for any answer. */
  requestTimeoutSeconds: 30,
  /** Article 2: default and range of the validity of an OTP. */
  otpValidityDefaultHours: 8,
  otpValidityMinHours: 1,
  otpValidityMaxHours: 336,
  /** Own: as many accounts as one run of the wizard takes, and as many as a list gives at once. */
  accountsAtOnce: 5000,
  /** Own: how long an approved credential may be fetched. */
  deliveryHours: 24,
  /** Own: life of an access token of scope `credential`. */
  credentialTokenSeconds: 600,
  /** Own: life of a `room` token; the console signs in again when it ends. */
  roomTokenSeconds: 3600,
  /** Own: a well-formed unknown code counts as a guess; after these in a row a source waits. */
  otpGuessesBeforeDelay: 5,
  otpGuessDelayMaxSeconds: 900,
  /** Own: password failures per account and window. */
  passwordFailures: 10,
  passwordFailureWindowSeconds: 900,
  /** Own: how far a DPoP proof's `iat` may lie from the server's clock (RFC 9449 section 11.1 asks for "seconds or minutes"). */
  dpopSkewSeconds: 60,
  /** Own: the largest body the portal reads. */
  bodyBytes: 64 * 1024,
  /** Own: how often a room reports; the real app checks itself every five minutes. */
  heartbeatSeconds: 300,
} as const;
