/** What the page says of a configuration that a console cannot start with. No library is imported here. */

export const CONFIGURATION_PROBLEMS = [
  'value',
  'unknown',
  'unknownNear',
  'unknownOption',
  'notUnderstood',
  'twice',
  'notJson',
  'unreadable',
  'tooOpen',
  'secret',
  'needs',
  'conflict',
  'authorities',
  'pinMissing',
  'pinFormat',
  'pinWeak',
  'pinTooOpen',
  'pinUnreadable',
  'development',
] as const;
export type ConfigurationProblemCode = (typeof CONFIGURATION_PROBLEMS)[number];

/** Every setting of the configuration, as its file names it. */
export const SETTINGS = [
  'portal',
  'portalCertificate',
  'portalAuthorities',
  'proxy',
  'proxyBypass',
  'kiosk',
  'exitPinFile',
  'consoleDisplay',
  'frontOfRoomDisplay',
  'locale',
  'theme',
  'nightlyRestart',
  'contact',
  'profile',
  'userDataDir',
  'logFolder',
  'exportDir',
] as const;
export type Setting = (typeof SETTINGS)[number];

export interface ConfigurationProblem {
  readonly code: ConfigurationProblemCode;
  /** File, line and column; null for the command line and the environment, whose names stand in the params. */
  readonly place: string | null;
  /** For `value`: which setting wants something else. */
  readonly setting: Setting | null;
  /** What the text names. Never a value that may be secret. */
  readonly params: Readonly<Record<string, string>>;
}

export interface ConfigurationView {
  readonly locale: string;
  /** Whom to call, as far as the configuration says. */
  readonly contact: string | null;
  readonly kiosk: boolean;
  readonly problems: readonly ConfigurationProblem[];
  /** Grows with every look at the configuration that found something else. */
  readonly revision: number;
}

/** `window.roomkeyConfiguration`, exactly. */
export interface ConfigurationBridge {
  get(): Promise<ConfigurationView>;
  /** Calls back with every new view; answers with how to stop. */
  subscribe(listener: (view: ConfigurationView) => void): () => void;
  /** Looks at the configuration again, now. */
  retry(): Promise<void>;
}
