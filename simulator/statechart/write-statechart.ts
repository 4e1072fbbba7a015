/** `npm run statechart`: writes the drawing that docs/ARCHITECTURE.md shows. A test says when it no longer fits the code. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawStatechart } from './draw-statechart';

const FILE = fileURLToPath(new URL('../../docs/images/statechart.svg', import.meta.url));

await writeFile(FILE, await drawStatechart());
process.stdout.write(`Written: ${FILE}\n`);
