import { readFile } from 'node:fs/promises';
import { allStates } from '@roomkey/shared/setup/machine/snapshot-codec';
import { chartModel, statesBelow } from '@roomkey/shared/setup/chart/chart-model';
import { expect, it } from 'vitest';
import { drawStatechart } from '../../statechart/draw-statechart';
import { planDrawing, toldInWords } from '../../statechart/edges';

const DOCUMENTED = new URL('../../../docs/images/statechart.svg', import.meta.url);

it('docs/images/statechart.svg is the drawing of the code (npm run statechart writes it)', async () => {
  expect(await drawStatechart()).toBe(await readFile(DOCUMENTED, 'utf8'));
});

it('gives the same bytes each time', async () => {
  expect(await drawStatechart()).toBe(await drawStatechart());
});

it('has a place for each state, by the path that the event log uses', async () => {
  const svg = await drawStatechart();
  const ids = [...svg.matchAll(/<g id="state-([^"]+)"/g)].map(([, path]) => path);
  expect(ids.toSorted()).toEqual(allStates.toSorted());
});

it('leaves no transition out: each is an arrow, a line in a box, or told in words', () => {
  const root = chartModel();
  const { arrows, rows } = planDrawing(root);
  const within = (path: string, state: string) => path === state || path.startsWith(`${state}.`);
  const shown = [...arrows, ...rows];
  for (const state of statesBelow(root)) {
    for (const { cause, target } of state.transitions) {
      if (target === null || toldInWords(state).includes(target)) continue;
      const found = shown.some(
        (arrow) =>
          within(state.path, arrow.from) &&
          arrow.to === target &&
          (arrow.cause === cause || arrow.labels.includes('answers or fails')),
      );
      expect(found, `${state.path} → ${target}`).toBe(true);
    }
  }
});

it('marks one unbroken way from the start to the home of the room', () => {
  const main = planDrawing(chartModel()).arrows.filter((arrow) => arrow.main);
  expect(main.map(({ to }) => to)).toEqual([
    'welcome',
    'verifyingDevice',
    'agreement',
    'oneTimePassword',
    'oneTimePassword.submitting',
    'awaitingApproval',
    'storingCredentials',
    'signingIn',
    'signedIn',
    'home',
  ]);
});

it('says which failures lead where by asking the guards', () => {
  const { arrows } = planDrawing(chartModel());
  const labels = (from: string, to: string) => arrows.find((arrow) => arrow.from === from && arrow.to === to)?.labels;
  expect(labels('storingCredentials.trying', 'vaultUnavailable')).toEqual(['keychain fails']);
  expect(labels('signingIn.trying', 'signingIn.offline')).toEqual(['portal out of reach']);
  expect(labels('awaitingApproval', 'rejected')).toEqual(['“rejected”']);
});

it('can be read aloud: a title and a description', async () => {
  const svg = await drawStatechart();
  expect(svg).toMatch(/role="img" aria-labelledby="statechart-title statechart-description"/);
  expect(svg).toMatch(/<title id="statechart-title">[^<]+<\/title>\n<desc id="statechart-description">[^<]+<\/desc>/);
});

it('carries nothing that runs or loads: a picture only', async () => {
  expect(await drawStatechart()).not.toMatch(/<script|<a |xlink|https?:\/\/(?!www\.w3\.org)|\sstyle=|\son\w+=/);
});
