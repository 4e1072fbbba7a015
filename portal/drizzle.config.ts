/** `npx drizzle-kit generate --config portal/drizzle.config.ts` writes the SQL of a changed schema. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: 'portal/server/store/schema.ts',
  out: 'portal/server/store/migrations',
});
