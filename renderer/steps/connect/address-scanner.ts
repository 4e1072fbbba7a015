import type { ComponentType } from 'react';

/** What a scanner of codes must offer to be used here; it stands over the page until something is found or it is closed. */
export type AddressScanner = ComponentType<{
  /** True for a text that is wanted: others are passed over. */
  readonly accept: (text: string) => boolean;
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}>;
