CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_type`,`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `router_care` (
	`router_id` text PRIMARY KEY NOT NULL,
	`clock` text,
	`uptime_seconds` integer,
	`seen_at` integer,
	`booted_at` integer,
	`reboot_noticed_at` integer,
	`first_sectors` integer,
	`first_sectors_at` integer,
	`sectors` integer,
	`free_bytes` integer,
	`total_bytes` integer,
	`bad_blocks` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `master_package` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`service_type` text NOT NULL,
	`billing_type` text NOT NULL,
	`profile_name` text NOT NULL,
	`rate_limit` text,
	`active_seconds` integer,
	`shelf_seconds` integer,
	`uptime_quota_seconds` integer,
	`volume_quota_bytes` integer,
	`shared_users` integer DEFAULT 1 NOT NULL,
	`lock_to_first_mac` integer DEFAULT false NOT NULL,
	`pool` text,
	`ppp_profile` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	CONSTRAINT "master_package_type" CHECK("master_package"."service_type" in ('hotspot', 'pppoe', 'static', 'other')),
	CONSTRAINT "master_package_billing" CHECK("master_package"."billing_type" in ('daily', 'monthly')),
	CONSTRAINT "master_package_shared" CHECK("master_package"."shared_users" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `master_package_profileName_unique` ON `master_package` (`profile_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `master_package_name` ON `master_package` (`name_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `package_router` (
	`package_id` text NOT NULL,
	`router_id` text NOT NULL,
	PRIMARY KEY(`package_id`, `router_id`),
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `package` (
	`id` text PRIMARY KEY NOT NULL,
	`master_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`customer_price` integer NOT NULL,
	`operator_price` integer NOT NULL,
	`is_public` integer DEFAULT true NOT NULL,
	`tile_color` text DEFAULT 'pandan' NOT NULL,
	`tile_order` integer DEFAULT 0 NOT NULL,
	`stock_minimum` integer DEFAULT 0 NOT NULL,
	`refill_quantity` integer DEFAULT 0 NOT NULL,
	`code_format` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`master_id`) REFERENCES `master_package`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "package_prices" CHECK("package"."customer_price" >= 0 and "package"."operator_price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `package_name` ON `package` (`name_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX `package_master` ON `package` (`master_id`);--> statement-breakpoint
CREATE TABLE `doctor_case` (
	`id` integer PRIMARY KEY NOT NULL,
	`router_id` text NOT NULL,
	`voucher_id` integer NOT NULL,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	`state` text NOT NULL,
	`found_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`done_at` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "doctor_case_state" CHECK("doctor_case"."state" in ('open', 'chosen', 'mended', 'gone', 'dismissed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `doctor_case_open` ON `doctor_case` (`voucher_id`,`kind`) WHERE state in ('open', 'chosen');--> statement-breakpoint
CREATE INDEX `doctor_case_list` ON `doctor_case` (`router_id`,`id`);--> statement-breakpoint
CREATE TABLE `doctor_exam` (
	`router_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`why` text NOT NULL,
	`checked` integer NOT NULL,
	`found` integer NOT NULL,
	`booted_at` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `router_expiry` (
	`router_id` text PRIMARY KEY NOT NULL,
	`is_wanted` integer DEFAULT true NOT NULL,
	`state` text DEFAULT 'unseen' NOT NULL,
	`version` integer,
	`differences` text DEFAULT '[]' NOT NULL,
	`newer` text DEFAULT '[]' NOT NULL,
	`report` text,
	`beat` text,
	`pulse` text DEFAULT 'unknown' NOT NULL,
	`pulse_at` integer,
	`checked_at` integer,
	`trial` text,
	`is_trial_open` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "router_expiry_state" CHECK("router_expiry"."state" in ('unseen', 'installed', 'missing', 'drifted', 'refused', 'unkept'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_account` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_posting` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`memo` text NOT NULL,
	`actor_id` text,
	`reverses_id` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_posting_id_unique` ON `ledger_posting` (`id`);--> statement-breakpoint
CREATE INDEX `ledger_posting_source` ON `ledger_posting` (`source_type`,`source_id`);--> statement-breakpoint
CREATE INDEX `ledger_posting_day` ON `ledger_posting` (`business_day`);--> statement-breakpoint
CREATE TABLE `ledger_transfer` (
	`id` integer PRIMARY KEY NOT NULL,
	`posting_seq` integer NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`posting_seq`) REFERENCES `ledger_posting`(`seq`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`debit_account`) REFERENCES `ledger_account`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`credit_account`) REFERENCES `ledger_account`(`code`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "ledger_transfer_amount" CHECK("ledger_transfer"."amount" > 0),
	CONSTRAINT "ledger_transfer_accounts" CHECK("ledger_transfer"."debit_account" <> "ledger_transfer"."credit_account")
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_transfer_posting` ON `ledger_transfer` (`posting_seq`);--> statement-breakpoint
CREATE TABLE `print_job` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`printer_id` text NOT NULL,
	`kind` text NOT NULL,
	`document_type` text NOT NULL,
	`document_id` text NOT NULL,
	`copy_number` integer NOT NULL,
	`document` text NOT NULL,
	`profile` text NOT NULL,
	`payload` blob,
	`sha256` text,
	`state` text NOT NULL,
	`bytes_sent` integer DEFAULT 0 NOT NULL,
	`os_job` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`due_at` integer NOT NULL,
	`requested_by` text,
	`decided_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`printer_id`) REFERENCES `printer`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "print_job_state" CHECK("print_job"."state" in ('queued', 'checking', 'blocked', 'sending', 'sent', 'printed', 'uncertain', 'failed', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `print_job_open` ON `print_job` (`printer_id`,`id`) WHERE state in ('queued', 'checking', 'blocked', 'sending', 'uncertain', 'failed');--> statement-breakpoint
CREATE UNIQUE INDEX `print_job_once` ON `print_job` (`document_type`,`document_id`,`kind`,`copy_number`);--> statement-breakpoint
CREATE TABLE `printer` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`profile` text NOT NULL,
	`is_default` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `printer_name` ON `printer` (`name_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `reconcile_run` (
	`router_id` text PRIMARY KEY NOT NULL,
	`at` integer,
	`counts` text,
	`trouble` text,
	`tried_at` integer NOT NULL,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `router` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`use_tls` integer NOT NULL,
	`pin_sha256` text,
	`username` text NOT NULL,
	`sealed_password` text NOT NULL,
	`hotspot_server` text DEFAULT 'all' NOT NULL,
	`wifi_name` text DEFAULT '' NOT NULL,
	`login_host` text DEFAULT '' NOT NULL,
	`facts` text,
	`last_seen_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	CONSTRAINT "router_port" CHECK("router"."port" between 1 and 65535)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `router_name` ON `router` (`name_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `router_profile` (
	`router_id` text NOT NULL,
	`master_id` text NOT NULL,
	`profile_name` text NOT NULL,
	`state` text NOT NULL,
	`drift` text DEFAULT '[]' NOT NULL,
	`error` text,
	`checked_at` integer,
	PRIMARY KEY(`router_id`, `master_id`),
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "router_profile_state" CHECK("router_profile"."state" in ('waiting', 'ok', 'drift', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `receipt_series` (
	`series` text PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`voucher_id` integer NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` text NOT NULL,
	`approver_id` text NOT NULL,
	`shift_id` text,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_voucherId_unique` ON `refund` (`voucher_id`);--> statement-breakpoint
CREATE INDEX `refund_sale` ON `refund` (`sale_id`);--> statement-breakpoint
CREATE INDEX `refund_day` ON `refund` (`business_day`,`at`);--> statement-breakpoint
CREATE TABLE `sale` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt_number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`cashier_id` text NOT NULL,
	`shift_id` text,
	`total` integer NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`cashier_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sale_total" CHECK("sale"."total" >= 0 and "sale"."discount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sale_receiptNumber_unique` ON `sale` (`receipt_number`);--> statement-breakpoint
CREATE INDEX `sale_day` ON `sale` (`business_day`,`at`);--> statement-breakpoint
CREATE INDEX `sale_cashier` ON `sale` (`cashier_id`,`at`);--> statement-breakpoint
CREATE TABLE `sale_line` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`line_number` integer NOT NULL,
	`package_id` text NOT NULL,
	`package_name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`operator_price` integer NOT NULL,
	`amount` integer NOT NULL,
	`terms` text NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sale_line_amount" CHECK("sale_line"."amount" = "sale_line"."quantity" * "sale_line"."unit_price" and "sale_line"."quantity" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sale_line_sale` ON `sale_line` (`sale_id`);--> statement-breakpoint
CREATE INDEX `sale_line_package` ON `sale_line` (`package_id`);--> statement-breakpoint
CREATE TABLE `sale_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`received` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "sale_payment_method" CHECK("sale_payment"."method" in ('cash', 'qris', 'transfer')),
	CONSTRAINT "sale_payment_amount" CHECK("sale_payment"."amount" >= 0 and "sale_payment"."received" >= "sale_payment"."amount")
) STRICT;
--> statement-breakpoint
CREATE INDEX `sale_payment_sale` ON `sale_payment` (`sale_id`);--> statement-breakpoint
CREATE TABLE `sale_voucher` (
	`voucher_id` integer PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`line_id` text NOT NULL,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`line_id`) REFERENCES `sale_line`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `sale_voucher_sale` ON `sale_voucher` (`sale_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `stock_move` (
	`id` text PRIMARY KEY NOT NULL,
	`package_id` text NOT NULL,
	`from_router_id` text NOT NULL,
	`to_router_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`state` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`from_router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`to_router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "stock_move_routers" CHECK("stock_move"."from_router_id" <> "stock_move"."to_router_id"),
	CONSTRAINT "stock_move_quantity" CHECK("stock_move"."quantity" between 1 and 10000),
	CONSTRAINT "stock_move_state" CHECK("stock_move"."state" in ('running', 'cancelling', 'done'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `stock_move_item` (
	`move_id` text NOT NULL,
	`voucher_id` integer NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`move_id`, `voucher_id`),
	FOREIGN KEY (`move_id`) REFERENCES `stock_move`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "stock_move_item_state_known" CHECK("stock_move_item"."state" in ('granting', 'sending', 'leaving', 'moved', 'recalling', 'kept'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `stock_move_item_state` ON `stock_move_item` (`move_id`,`state`,`voucher_id`);--> statement-breakpoint
CREATE INDEX `stock_move_item_open` ON `stock_move_item` (`voucher_id`) WHERE state in ('granting', 'sending', 'leaving', 'recalling');--> statement-breakpoint
CREATE TABLE `takeover` (
	`id` text PRIMARY KEY NOT NULL,
	`router_id` text NOT NULL,
	`state` text NOT NULL,
	`scan` text NOT NULL,
	`choices` text,
	`plan` text,
	`scanned_at` integer NOT NULL,
	`created_by` text,
	`applied_at` integer,
	`finished_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "takeover_state" CHECK("takeover"."state" in ('draft', 'running', 'done', 'undoing', 'undone'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `takeover_router` ON `takeover` (`router_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `takeover_draft` ON `takeover` (`router_id`) WHERE state = 'draft';--> statement-breakpoint
CREATE TABLE `takeover_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`takeover_id` text NOT NULL,
	`router_id` text NOT NULL,
	`raw_name` text NOT NULL,
	`sold_at` integer NOT NULL,
	`day` text NOT NULL,
	`code` text NOT NULL,
	`price` integer NOT NULL,
	`profile` text NOT NULL,
	`validity` text NOT NULL,
	`mac` text NOT NULL,
	FOREIGN KEY (`takeover_id`) REFERENCES `takeover`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "takeover_history_price" CHECK("takeover_history"."price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `takeover_history_raw` ON `takeover_history` (`router_id`,`raw_name`);--> statement-breakpoint
CREATE INDEX `takeover_history_day` ON `takeover_history` (`day`,`id`);--> statement-breakpoint
CREATE TABLE `takeover_item` (
	`id` integer PRIMARY KEY NOT NULL,
	`takeover_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`data` text NOT NULL,
	`voucher_id` integer,
	`found` text,
	`wanted` text,
	`state` text NOT NULL,
	`error` text,
	FOREIGN KEY (`takeover_id`) REFERENCES `takeover`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "takeover_item_state" CHECK("takeover_item"."state" in ('none', 'waiting', 'done', 'gone', 'changed', 'restoring', 'restored', 'kept'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `takeover_item_list` ON `takeover_item` (`takeover_id`,`kind`,`outcome`,`id`);--> statement-breakpoint
CREATE INDEX `takeover_item_by_state` ON `takeover_item` (`takeover_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `takeover_item_voucher` ON `takeover_item` (`voucher_id`) WHERE voucher_id is not null;--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`role` text NOT NULL,
	`secret_hash` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`failed_tries` integer DEFAULT 0 NOT NULL,
	`locked_until` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "user_role" CHECK("user"."role" in ('owner', 'admin', 'cashier'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `user_nameKey_unique` ON `user` (`name_key`);--> statement-breakpoint
CREATE TABLE `voucher` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`password` text,
	`batch_id` text NOT NULL,
	`package_id` text NOT NULL,
	`router_id` text NOT NULL,
	`state` text NOT NULL,
	`router_state` text NOT NULL,
	`router_error` text,
	`made_at` integer NOT NULL,
	`use_before` integer,
	`sold_at` integer,
	`sold_by` text,
	`sale_id` text,
	`first_login_at` integer,
	`expires_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `voucher_batch`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "voucher_state" CHECK("voucher"."state" in ('stock', 'sold', 'active', 'finished', 'lapsed', 'void')),
	CONSTRAINT "voucher_router_state" CHECK("voucher"."router_state" in ('waiting', 'present', 'failed', 'missing', 'removed')),
	CONSTRAINT "voucher_sold" CHECK("voucher"."state" <> 'sold' or "voucher"."sold_at" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `voucher_code_unique` ON `voucher` (`code`);--> statement-breakpoint
CREATE INDEX `voucher_stock` ON `voucher` (`package_id`,`router_id`,`router_state`,`use_before`,`id`) WHERE state = 'stock';--> statement-breakpoint
CREATE INDEX `voucher_batch_list` ON `voucher` (`batch_id`,`router_state`,`id`);--> statement-breakpoint
CREATE INDEX `voucher_package_list` ON `voucher` (`package_id`,`id`);--> statement-breakpoint
CREATE INDEX `voucher_state_list` ON `voucher` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `voucher_made_list` ON `voucher` (`made_at`,`id`);--> statement-breakpoint
CREATE INDEX `voucher_seller_list` ON `voucher` (`sold_by`,`id`) WHERE sold_by is not null;--> statement-breakpoint
CREATE INDEX `voucher_sold_list` ON `voucher` (`sold_at`,`id`) WHERE sold_at is not null;--> statement-breakpoint
CREATE INDEX `voucher_sale` ON `voucher` (`sale_id`) WHERE sale_id is not null;--> statement-breakpoint
CREATE INDEX `voucher_expiry` ON `voucher` (`expires_at`) WHERE state = 'active' and expires_at is not null;--> statement-breakpoint
CREATE INDEX `voucher_shelf` ON `voucher` (`use_before`) WHERE state in ('stock', 'sold') and use_before is not null;--> statement-breakpoint
CREATE TABLE `voucher_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`package_id` text NOT NULL,
	`router_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`code_format` text NOT NULL,
	`terms` text NOT NULL,
	`state` text NOT NULL,
	`cancelled_count` integer DEFAULT 0 NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`origin` text DEFAULT 'made' NOT NULL,
	`sent_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "voucher_batch_origin" CHECK("voucher_batch"."origin" in ('made', 'sale', 'adopted')),
	CONSTRAINT "voucher_batch_quantity" CHECK("voucher_batch"."quantity" between 1 and 10000),
	CONSTRAINT "voucher_batch_state" CHECK("voucher_batch"."state" in ('running', 'done', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `voucher_batch_tag_unique` ON `voucher_batch` (`tag`);--> statement-breakpoint
CREATE TABLE `voucher_count` (
	`package_id` text NOT NULL,
	`router_id` text NOT NULL,
	`state` text NOT NULL,
	`router_state` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`package_id`, `router_id`, `state`, `router_state`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `voucher_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`voucher_id` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `voucher_event_voucher` ON `voucher_event` (`voucher_id`,`id`);--> statement-breakpoint
CREATE TABLE `voucher_usage` (
	`voucher_id` integer PRIMARY KEY NOT NULL,
	`mac` text,
	`uptime_seconds` integer DEFAULT 0 NOT NULL,
	`bytes_in` integer DEFAULT 0 NOT NULL,
	`bytes_out` integer DEFAULT 0 NOT NULL,
	`lost_seconds` integer DEFAULT 0 NOT NULL,
	`lost_bytes_in` integer DEFAULT 0 NOT NULL,
	`lost_bytes_out` integer DEFAULT 0 NOT NULL,
	`last_seen_at` integer,
	`first_login_by` text,
	`extra_seconds` integer DEFAULT 0 NOT NULL,
	`blocked_at` integer,
	`is_disabled` integer DEFAULT false NOT NULL,
	`unsold_at` integer,
	`unsold_checked_at` integer,
	`unsold_checked_by` text,
	`unsold_note` text DEFAULT '' NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "voucher_usage_stamped" CHECK("voucher_usage"."first_login_by" is null or "voucher_usage"."first_login_by" in ('router', 'app')),
	CONSTRAINT "voucher_usage_counted" CHECK("voucher_usage"."uptime_seconds" >= 0 and "voucher_usage"."bytes_in" >= 0 and "voucher_usage"."bytes_out" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `voucher_usage_unsold` ON `voucher_usage` (`unsold_at`) WHERE unsold_at is not null and unsold_checked_at is null;--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `request_log` (
	`request_id` text PRIMARY KEY NOT NULL,
	`command` text NOT NULL,
	`actor_id` text,
	`input_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `request_log_at` ON `request_log` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lane` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`priority` integer DEFAULT 5 NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`last_error` text,
	`needs_attention` integer DEFAULT false NOT NULL,
	`actor_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`done_at` integer,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('waiting', 'running', 'done', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`lane`,`priority`,`id`) WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX `outbox_subject_open` ON `outbox` (`subject`,`id`) WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX `outbox_done` ON `outbox` (`done_at`) WHERE done_at is not null;