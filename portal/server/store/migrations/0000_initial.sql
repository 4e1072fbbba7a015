CREATE TABLE "access_tokens" (
	"hmac" "bytea" PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"request_id" uuid,
	"account_id" uuid NOT NULL,
	"dpop_jkt" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"upn" text NOT NULL,
	"display_name" text NOT NULL,
	"site_id" uuid NOT NULL,
	"location" text NOT NULL,
	"licence" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"password_hash" text NOT NULL,
	"password_expires" boolean DEFAULT false NOT NULL,
	"password_expired_at" timestamp with time zone,
	"mfa_required" boolean DEFAULT false NOT NULL,
	"blocked_by_policy" boolean DEFAULT false NOT NULL,
	"hybrid" boolean DEFAULT false NOT NULL,
	"mailbox_configured" boolean DEFAULT true NOT NULL,
	"provisioned_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_upn_unique" UNIQUE("upn")
);
--> statement-breakpoint
CREATE TABLE "administrators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text,
	"password_hash" text,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "administrators_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"hmac" "bytea" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"source" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_copies" (
	"otp_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dpop_proofs" (
	"jkt" text NOT NULL,
	"jti" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dpop_proofs_jkt_jti_pk" PRIMARY KEY("jkt","jti")
);
--> statement-breakpoint
CREATE TABLE "failures" (
	"bucket" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"domains" text[] NOT NULL,
	"otp_validity_hours" integer DEFAULT 8 NOT NULL,
	"otp_auto_approval" boolean DEFAULT false NOT NULL,
	"keys_id" text NOT NULL,
	"clock_offset_seconds" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "otp_displays" (
	"otp_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "otps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"hmac" "bytea" NOT NULL,
	"status" text NOT NULL,
	"validity_hours" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"otp_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"status" text NOT NULL,
	"user_code" text NOT NULL,
	"device_code_hmac" "bytea" NOT NULL,
	"device_make" text,
	"device_model" text,
	"device_serial" text,
	"device_os" text,
	"device_source" text NOT NULL,
	"app_version" text,
	"device_jwk" jsonb NOT NULL,
	"device_jkt" text NOT NULL,
	"dpop_jkt" text,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_polled_at" timestamp with time zone,
	"poll_interval_seconds" integer DEFAULT 5 NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"rejection_reason" text,
	"rejection_note" text,
	"delivered_at" timestamp with time zone,
	"redeemed_at" timestamp with time zone,
	"last_receipt_outcome" text,
	CONSTRAINT "requests_request_id_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"device_make" text,
	"device_model" text,
	"device_serial" text,
	"app_version" text,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hmac" "bytea" PRIMARY KEY NOT NULL,
	"administrator_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"hmac" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "sites_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_copies" ADD CONSTRAINT "delivery_copies_otp_id_otps_id_fk" FOREIGN KEY ("otp_id") REFERENCES "public"."otps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_displays" ADD CONSTRAINT "otp_displays_otp_id_otps_id_fk" FOREIGN KEY ("otp_id") REFERENCES "public"."otps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otps" ADD CONSTRAINT "otps_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_otp_id_otps_id_fk" FOREIGN KEY ("otp_id") REFERENCES "public"."otps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_administrator_id_administrators_id_fk" FOREIGN KEY ("administrator_id") REFERENCES "public"."administrators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_tokens_expiry" ON "access_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "accounts_display_name" ON "accounts" USING btree ("display_name");--> statement-breakpoint
CREATE INDEX "accounts_site" ON "accounts" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "dpop_proofs_expiry" ON "dpop_proofs" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "otps_hmac" ON "otps" USING btree ("hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "otps_one_active_per_account" ON "otps" USING btree ("account_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "otps_account" ON "otps" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_device_code" ON "requests" USING btree ("device_code_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_per_account" ON "requests" USING btree ("account_id") WHERE status in ('pending', 'approved');--> statement-breakpoint
CREATE INDEX "requests_otp" ON "requests" USING btree ("otp_id");--> statement-breakpoint
CREATE INDEX "requests_status" ON "requests" USING btree ("status","requested_at");--> statement-breakpoint
CREATE INDEX "requests_account" ON "requests" USING btree ("account_id","requested_at");