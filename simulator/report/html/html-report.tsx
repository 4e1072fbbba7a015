/** @jsxRuntime automatic */
/** One HTML page with everything in it: opens from a CI server's artefacts, from an e-mail, without a network. */
import { createHash } from 'node:crypto';
import { renderToStaticMarkup } from 'react-dom/server';
import { type RunResult, hasPassed } from '../run-result';
import { shownResult } from '../shown';
import { number } from '../text';
import { Counts } from './counts';
import { Failures } from './failures';
import { Heading, nounOf } from './heading';
import { Latencies } from './latencies';
import { States } from './states';
import { STYLE } from './style';
import { Timelines } from './timelines';

/**
 * SECURITY: answers scripts in what devices, scenarios and portals say (CWE-79): React escapes every text, and should one slip
 * through, this policy lets nothing run, load, or be sent. Only the one style of this file is taken, by its hash.
 */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function htmlReport(given: RunResult): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Page result={shownResult(given)} />)}\n`;
}

function Page({ result }: { result: RunResult }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{titleOf(result)}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <Heading result={result} />
          <Failures result={result} />
          <Counts result={result} />
          <Latencies result={result} />
          <States result={result} />
          <Timelines result={result} />
        </main>
        <footer>Roomkey {result.versions.roomkey}. Simulated devices, accounts and rooms throughout.</footer>
      </body>
    </html>
  );
}

function titleOf(result: RunResult): string {
  const verdict = hasPassed(result) ? 'Passed' : 'Failed';
  return `${verdict}: ${number(result.summary.devices)} ${nounOf(result)} – Roomkey simulator`;
}
