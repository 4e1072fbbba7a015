/** The console's bundles and its first screens, in one run: a screen names the style sheet of the page that was just built. */
import process from 'node:process';
import { build as buildConsole } from 'electron-vite';
import { projectRoot } from '../preflight.mjs';
import { writeFirstScreens } from './first-screens';

process.chdir(projectRoot);
await buildConsole({ logLevel: 'warn' });
await writeFirstScreens(projectRoot);
