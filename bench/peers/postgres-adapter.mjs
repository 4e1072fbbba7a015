/**
 * oidc-provider's storage on PostgreSQL, as its documentation asks an adapter to be: one table, a JSON payload, upserts.
 * As quick as it can fairly be: named (prepared) statements, one round trip for each call, the same number of connections
 * as the portal has, and PostgreSQL's own durable defaults.
 */
import pg from 'pg';

const CONNECTIONS = 10;

const TABLE = `create table oidc_payloads (
  model text not null, id text not null, payload jsonb not null, grant_id text, user_code text, uid text,
  expires_at timestamptz, consumed_at timestamptz, primary key (model, id));
  create index on oidc_payloads (grant_id) where grant_id is not null;
  create index on oidc_payloads (user_code) where user_code is not null;
  create index on oidc_payloads (uid) where uid is not null;`;

/** Makes the table and gives the class that oidc-provider makes one of for each of its models. */
export async function makePostgresAdapter(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  pool.on('error', () => undefined);
  await pool.query(TABLE);
  const query = (name, text, values) => pool.query({ name, text, values });
  const found = ({ rows: [row] }) =>
    row === undefined ? undefined : { ...row.payload, ...(row.consumed ? { consumed: true } : {}) };

  return class PostgresAdapter {
    constructor(model) {
      this.model = model;
    }

    async upsert(id, payload, expiresIn) {
      await query(
        'upsert',
        `insert into oidc_payloads (model, id, payload, grant_id, user_code, uid, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
           user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`,
        [
          ...[this.model, id, payload, payload.grantId, payload.userCode, payload.uid],
          expiresIn ? new Date(Date.now() + expiresIn * 1000) : null,
        ],
      );
    }

    async find(id) {
      return found(
        await query(
          'find',
          'select payload, consumed_at is not null as consumed from oidc_payloads where model = $1 and id = $2',
          [this.model, id],
        ),
      );
    }

    async findByUserCode(userCode) {
      return found(
        await query('by-user-code', 'select payload from oidc_payloads where model = $1 and user_code = $2', [
          ...[this.model, userCode],
        ]),
      );
    }

    async findByUid(uid) {
      return found(
        await query('by-uid', 'select payload from oidc_payloads where model = $1 and uid = $2', [this.model, uid]),
      );
    }

    async consume(id) {
      await query('consume', 'update oidc_payloads set consumed_at = $3 where model = $1 and id = $2', [
        ...[this.model, id, new Date()],
      ]);
    }

    async destroy(id) {
      await query('destroy', 'delete from oidc_payloads where model = $1 and id = $2', [this.model, id]);
    }

    async revokeByGrantId(grantId) {
      await query('revoke', 'delete from oidc_payloads where grant_id = $1', [grantId]);
    }
  };
}
