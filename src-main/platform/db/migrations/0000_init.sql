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
CREATE TABLE `balance_purchase` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`package_id` text NOT NULL,
	`package_name` text NOT NULL,
	`amount` integer NOT NULL,
	`voucher_id` integer,
	`subscription_id` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "balance_purchase_amount" CHECK("balance_purchase"."amount" >= 0),
	CONSTRAINT "balance_purchase_kind" CHECK(("balance_purchase"."kind" = 'voucher' and "balance_purchase"."voucher_id" is not null and "balance_purchase"."subscription_id" is null) or ("balance_purchase"."kind" = 'renewal' and "balance_purchase"."voucher_id" is null and "balance_purchase"."subscription_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `balance_purchase_number_unique` ON `balance_purchase` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `balance_purchase_voucherId_unique` ON `balance_purchase` (`voucher_id`);--> statement-breakpoint
CREATE INDEX `balance_purchase_customer` ON `balance_purchase` (`customer_id`,`at`);--> statement-breakpoint
CREATE TABLE `card` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`tail` text NOT NULL,
	`state` text DEFAULT 'made' NOT NULL,
	`made_at` integer NOT NULL,
	`issued_at` integer,
	`sale_id` text,
	`sold_at` integer,
	`used_by` text,
	`used_at` integer,
	`ended_at` integer,
	`end_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `card_series`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`sale_id`) REFERENCES `card_sale`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`used_by`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "card_state" CHECK("card"."state" in ('made', 'issued', 'used', 'expired', 'void')),
	CONSTRAINT "card_used" CHECK(("card"."state" = 'used') = ("card"."used_by" is not null and "card"."used_at" is not null)),
	CONSTRAINT "card_sold" CHECK(("card"."sale_id" is null) = ("card"."sold_at" is null)),
	CONSTRAINT "card_used_sold" CHECK("card"."state" <> 'used' or "card"."sale_id" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `card_codeHash_unique` ON `card` (`code_hash`);--> statement-breakpoint
CREATE INDEX `card_series_state` ON `card` (`series_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `card_of_sale` ON `card` (`sale_id`) WHERE sale_id is not null;--> statement-breakpoint
CREATE INDEX `card_used_by` ON `card` (`used_by`) WHERE used_by is not null;--> statement-breakpoint
CREATE TABLE `card_sale` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`cashier_id` text NOT NULL,
	`shift_id` text,
	`series_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`cashier_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`series_id`) REFERENCES `card_series`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "card_sale_money" CHECK("card_sale"."quantity" > 0 and "card_sale"."amount" > 0),
	CONSTRAINT "card_sale_method" CHECK("card_sale"."method" in ('cash', 'transfer', 'qris'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `card_sale_number_unique` ON `card_sale` (`number`);--> statement-breakpoint
CREATE INDEX `card_sale_series` ON `card_sale` (`series_id`,`at`);--> statement-breakpoint
CREATE TABLE `card_series` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`value` integer NOT NULL,
	`quantity` integer NOT NULL,
	`valid_until` text,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "card_series_value" CHECK("card_series"."value" > 0 and "card_series"."quantity" > 0),
	CONSTRAINT "card_series_state" CHECK("card_series"."state" in ('open', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `card_series_nameKey_unique` ON `card_series` (`name_key`);--> statement-breakpoint
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
CREATE TABLE `area` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `area_name` ON `area` (`name_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`area_id` text,
	`latitude` real,
	`longitude` real,
	`notes` text DEFAULT '' NOT NULL,
	`search_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `area`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "customer_place" CHECK(("customer"."latitude" is null) = ("customer"."longitude" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_number_unique` ON `customer` (`number`);--> statement-breakpoint
CREATE INDEX `customer_name` ON `customer` (`name_key`,`id`,`archived_at`,`search_key`);--> statement-breakpoint
CREATE INDEX `customer_area` ON `customer` (`area_id`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `customer_phone` ON `customer` (`phone`) WHERE phone <> '';--> statement-breakpoint
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
CREATE TABLE `billing_run` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`state` text DEFAULT 'running' NOT NULL,
	`held_reason` text DEFAULT '' NOT NULL,
	`allows_many` integer DEFAULT false NOT NULL,
	`due` integer DEFAULT 0 NOT NULL,
	`made` integer DEFAULT 0 NOT NULL,
	`amount` integer DEFAULT 0 NOT NULL,
	`skipped` text DEFAULT '[]' NOT NULL,
	`actor_id` text,
	CONSTRAINT "billing_run_state" CHECK("billing_run"."state" in ('running', 'held', 'done', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `billing_run_day` ON `billing_run` (`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `billing_run_open` ON `billing_run` (`state`) WHERE state = 'running';--> statement-breakpoint
CREATE TABLE `invoice` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`subscription_id` text,
	`kind` text NOT NULL,
	`package_name` text DEFAULT '' NOT NULL,
	`late_fee_of` integer,
	`period_start` text,
	`period_end` text,
	`issue_day` text NOT NULL,
	`due_day` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text,
	`total` integer NOT NULL,
	`paid` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`paid_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "invoice_kind" CHECK("invoice"."kind" in ('period', 'manual', 'order')),
	CONSTRAINT "invoice_state" CHECK("invoice"."state" in ('unpaid', 'pending', 'paid', 'cancelled')),
	CONSTRAINT "invoice_paid" CHECK("invoice"."paid" >= 0 and "invoice"."paid" <= "invoice"."total"),
	CONSTRAINT "invoice_settled" CHECK("invoice"."state" <> 'paid' or "invoice"."paid" = "invoice"."total")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_number_unique` ON `invoice` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_late_fee` ON `invoice` (`late_fee_of`) WHERE late_fee_of is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_period` ON `invoice` (`subscription_id`,`period_start`) WHERE kind = 'period';--> statement-breakpoint
CREATE INDEX `invoice_customer` ON `invoice` (`customer_id`,`id`);--> statement-breakpoint
CREATE INDEX `invoice_open` ON `invoice` (`due_day`,`id`) WHERE state in ('unpaid', 'pending');--> statement-breakpoint
CREATE INDEX `invoice_open_customer` ON `invoice` (`customer_id`,`due_day`,`id`) WHERE state in ('unpaid', 'pending');--> statement-breakpoint
CREATE INDEX `invoice_state` ON `invoice` (`state`,`issue_day`,`id`);--> statement-breakpoint
CREATE INDEX `invoice_issue` ON `invoice` (`issue_day`,`id`);--> statement-breakpoint
CREATE TABLE `invoice_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`invoice_id` integer NOT NULL,
	`kind` text NOT NULL,
	`description` text NOT NULL,
	`amount` integer NOT NULL,
	`package_id` text,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `invoice_line_of` ON `invoice_line` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `invoice_tally` (
	`month` text NOT NULL,
	`state` text NOT NULL,
	`due_day` text NOT NULL,
	`count` integer NOT NULL,
	`total` integer NOT NULL,
	`paid` integer NOT NULL,
	PRIMARY KEY(`month`, `state`, `due_day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `recognition` (
	`id` integer PRIMARY KEY NOT NULL,
	`invoice_id` integer NOT NULL,
	`month` text NOT NULL,
	`amount` integer NOT NULL,
	`posted_at` integer,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_once` ON `recognition` (`invoice_id`,`month`);--> statement-breakpoint
CREATE INDEX `recognition_due` ON `recognition` (`month`) WHERE posted_at is null;--> statement-breakpoint
CREATE TABLE `day_lock` (
	`business_day` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_account` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_day` (
	`business_day` text NOT NULL,
	`account_code` text NOT NULL,
	`debit` integer NOT NULL,
	`credit` integer NOT NULL,
	PRIMARY KEY(`business_day`, `account_code`),
	FOREIGN KEY (`account_code`) REFERENCES `ledger_account`(`code`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_day_account` ON `ledger_day` (`account_code`,`business_day`,`debit`,`credit`);--> statement-breakpoint
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
	`shift_id` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_posting_id_unique` ON `ledger_posting` (`id`);--> statement-breakpoint
CREATE INDEX `ledger_posting_source` ON `ledger_posting` (`source_type`,`source_id`);--> statement-breakpoint
CREATE INDEX `ledger_posting_day` ON `ledger_posting` (`business_day`);--> statement-breakpoint
CREATE INDEX `ledger_posting_reverses` ON `ledger_posting` (`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX `ledger_posting_shift` ON `ledger_posting` (`shift_id`) WHERE shift_id is not null;--> statement-breakpoint
CREATE TABLE `ledger_transfer` (
	`id` integer PRIMARY KEY NOT NULL,
	`posting_seq` integer NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount` integer NOT NULL,
	`party_id` text,
	FOREIGN KEY (`posting_seq`) REFERENCES `ledger_posting`(`seq`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`debit_account`) REFERENCES `ledger_account`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`credit_account`) REFERENCES `ledger_account`(`code`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "ledger_transfer_amount" CHECK("ledger_transfer"."amount" > 0),
	CONSTRAINT "ledger_transfer_accounts" CHECK("ledger_transfer"."debit_account" <> "ledger_transfer"."credit_account")
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_transfer_posting` ON `ledger_transfer` (`posting_seq`);--> statement-breakpoint
CREATE INDEX `ledger_transfer_party` ON `ledger_transfer` (`party_id`,`id`) WHERE party_id is not null;--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`customer_id` text NOT NULL,
	`cashier_id` text,
	`shift_id` text,
	`total` integer NOT NULL,
	`to_balance` integer DEFAULT 0 NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cashier_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payment_total" CHECK("payment"."total" > 0 and "payment"."to_balance" >= 0 and "payment"."to_balance" <= "payment"."total")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_number_unique` ON `payment` (`number`);--> statement-breakpoint
CREATE INDEX `payment_customer` ON `payment` (`customer_id`,`at`);--> statement-breakpoint
CREATE INDEX `payment_day` ON `payment` (`business_day`,`at`);--> statement-breakpoint
CREATE INDEX `payment_at` ON `payment` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `payment_cashier` ON `payment` (`cashier_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `payment_allocation` (
	`payment_id` text NOT NULL,
	`invoice_id` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `invoice_id`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payment_allocation_amount" CHECK("payment_allocation"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_allocation_invoice` ON `payment_allocation` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `payment_claim` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`invoice_id` integer NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`ended_at` integer,
	`ended_by` text,
	`outcome` text,
	`end_reason` text DEFAULT '' NOT NULL,
	`payment_id` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payment_claim_amount" CHECK("payment_claim"."amount" > 0),
	CONSTRAINT "payment_claim_ended" CHECK(("payment_claim"."ended_at" is null) = ("payment_claim"."outcome" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_claim_open` ON `payment_claim` (`invoice_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `payment_claim_customer` ON `payment_claim` (`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `payment_part` (
	`id` integer PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`received` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payment_part_method" CHECK("payment_part"."method" in ('cash', 'qris', 'transfer', 'balance')),
	CONSTRAINT "payment_part_amount" CHECK("payment_part"."amount" > 0 and "payment_part"."received" >= "payment_part"."amount")
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_part_of` ON `payment_part` (`payment_id`);--> statement-breakpoint
CREATE TABLE `payment_promise` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`until_day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`ended_at` integer,
	`outcome` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_promise_open` ON `payment_promise` (`customer_id`,`until_day`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `payment_reversal` (
	`payment_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`actor_id` text NOT NULL,
	`approver_id` text NOT NULL,
	`shift_id` text,
	`reason` text NOT NULL,
	`refund_way` text DEFAULT 'same' NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `portal_login` (
	`kind` text NOT NULL,
	`party_id` text NOT NULL,
	`login_name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`must_change` integer NOT NULL,
	`failed_tries` integer DEFAULT 0 NOT NULL,
	`locked_until` integer DEFAULT 0 NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`blocked_at` integer,
	PRIMARY KEY(`kind`, `party_id`),
	CONSTRAINT "portal_login_kind" CHECK("portal_login"."kind" in ('customer', 'reseller'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `portal_login_name` ON `portal_login` (`kind`,`login_name`);--> statement-breakpoint
CREATE TABLE `portal_session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`party_id` text NOT NULL,
	`address` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `portal_session_party` ON `portal_session` (`kind`,`party_id`);--> statement-breakpoint
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
CREATE TABLE `reminder_sent` (
	`invoice_id` integer NOT NULL,
	`step` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`invoice_id`, `step`),
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `reminder_sent_at` ON `reminder_sent` (`at`);--> statement-breakpoint
CREATE TABLE `payments_day` (
	`business_day` text NOT NULL,
	`cashier_id` text NOT NULL,
	`method` text NOT NULL,
	`payments` integer NOT NULL,
	`amount` integer NOT NULL,
	`reversals` integer NOT NULL,
	`reversed` integer NOT NULL,
	PRIMARY KEY(`business_day`, `cashier_id`, `method`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sales_day` (
	`business_day` text NOT NULL,
	`package_id` text NOT NULL,
	`router_id` text NOT NULL,
	`cashier_id` text NOT NULL,
	`vouchers` integer NOT NULL,
	`amount` integer NOT NULL,
	`refunds` integer NOT NULL,
	`refunded` integer NOT NULL,
	PRIMARY KEY(`business_day`, `package_id`, `router_id`, `cashier_id`),
	CONSTRAINT "sales_day_sums" CHECK("sales_day"."vouchers" >= 0 and "sales_day"."refunds" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sales_method_day` (
	`business_day` text NOT NULL,
	`method` text NOT NULL,
	`payments` integer NOT NULL,
	`amount` integer NOT NULL,
	`refunds` integer NOT NULL,
	`refunded` integer NOT NULL,
	PRIMARY KEY(`business_day`, `method`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `consigned_voucher` (
	`voucher_id` integer PRIMARY KEY NOT NULL,
	`consignment_id` text NOT NULL,
	`state` text NOT NULL,
	`settlement_id` text,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`consignment_id`) REFERENCES `consignment`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`settlement_id`) REFERENCES `consignment_settlement`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "consigned_voucher_state" CHECK("consigned_voucher"."state" in ('out', 'used', 'returned', 'lapsed')),
	CONSTRAINT "consigned_voucher_settled" CHECK(("consigned_voucher"."state" = 'out') = ("consigned_voucher"."settlement_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `consigned_voucher_of` ON `consigned_voucher` (`consignment_id`,`state`);--> statement-breakpoint
CREATE TABLE `consignment` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reseller_id` text NOT NULL,
	`package_id` text NOT NULL,
	`package_name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`unit_customer_price` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`actor_id` text NOT NULL,
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "consignment_quantity" CHECK("consignment"."quantity" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consignment_number_unique` ON `consignment` (`number`);--> statement-breakpoint
CREATE INDEX `consignment_of` ON `consignment` (`reseller_id`,`at`);--> statement-breakpoint
CREATE TABLE `consignment_settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`consignment_id` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`used` integer NOT NULL,
	`returned` integer NOT NULL,
	`lapsed` integer NOT NULL,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`actor_id` text NOT NULL,
	FOREIGN KEY (`consignment_id`) REFERENCES `consignment`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "consignment_settlement_amount" CHECK("consignment_settlement"."amount" >= 0 and "consignment_settlement"."used" >= 0 and "consignment_settlement"."returned" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `consignment_settlement_of` ON `consignment_settlement` (`consignment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `consignment_settlement_at` ON `consignment_settlement` (`consignment_id`,`at`);--> statement-breakpoint
CREATE TABLE `reseller` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`credit_limit` integer DEFAULT 0 NOT NULL,
	`commission_points` integer DEFAULT 0 NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reseller_limit" CHECK("reseller"."credit_limit" >= 0),
	CONSTRAINT "reseller_commission" CHECK("reseller"."commission_points" between 0 and 5000),
	CONSTRAINT "reseller_own_parent" CHECK("reseller"."parent_id" is null or "reseller"."parent_id" <> "reseller"."id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reseller_number_unique` ON `reseller` (`number`);--> statement-breakpoint
CREATE INDEX `reseller_parent` ON `reseller` (`parent_id`) WHERE parent_id is not null;--> statement-breakpoint
CREATE TABLE `reseller_customer` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`reseller_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `reseller_customer_of` ON `reseller_customer` (`reseller_id`);--> statement-breakpoint
CREATE TABLE `reseller_deposit` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reseller_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`actor_id` text,
	`decided_at` integer,
	`decided_by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reseller_deposit_amount" CHECK("reseller_deposit"."amount" > 0),
	CONSTRAINT "reseller_deposit_state" CHECK("reseller_deposit"."state" in ('open', 'approved', 'rejected')),
	CONSTRAINT "reseller_deposit_decided" CHECK(("reseller_deposit"."state" = 'open') = ("reseller_deposit"."decided_at" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reseller_deposit_number_unique` ON `reseller_deposit` (`number`);--> statement-breakpoint
CREATE INDEX `reseller_deposit_of` ON `reseller_deposit` (`reseller_id`,`at`);--> statement-breakpoint
CREATE INDEX `reseller_deposit_open` ON `reseller_deposit` (`at`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `reseller_price` (
	`reseller_id` text NOT NULL,
	`package_id` text NOT NULL,
	`operator_price` integer NOT NULL,
	`customer_price` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`reseller_id`, `package_id`),
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reseller_price_amount" CHECK("reseller_price"."operator_price" >= 0 and "reseller_price"."customer_price" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reseller_price_package` ON `reseller_price` (`package_id`);--> statement-breakpoint
CREATE TABLE `reseller_sale` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reseller_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`package_id` text NOT NULL,
	`package_name` text NOT NULL,
	`customer_id` text,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`unit_customer_price` integer NOT NULL,
	`amount` integer NOT NULL,
	`commission` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	`end_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reseller_sale_state" CHECK("reseller_sale"."state" in ('held', 'confirmed', 'released')),
	CONSTRAINT "reseller_sale_amount" CHECK("reseller_sale"."amount" = "reseller_sale"."quantity" * "reseller_sale"."unit_price" and "reseller_sale"."quantity" > 0),
	CONSTRAINT "reseller_sale_ended" CHECK(("reseller_sale"."state" = 'held') = ("reseller_sale"."ended_at" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reseller_sale_number_unique` ON `reseller_sale` (`number`);--> statement-breakpoint
CREATE INDEX `reseller_sale_of` ON `reseller_sale` (`reseller_id`,`at`);--> statement-breakpoint
CREATE INDEX `reseller_sale_held` ON `reseller_sale` (`at`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `reseller_sale_day` ON `reseller_sale` (`business_day`);--> statement-breakpoint
CREATE TABLE `reseller_sale_voucher` (
	`voucher_id` integer PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	FOREIGN KEY (`voucher_id`) REFERENCES `voucher`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`sale_id`) REFERENCES `reseller_sale`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `reseller_sale_voucher_sale` ON `reseller_sale_voucher` (`sale_id`);--> statement-breakpoint
CREATE TABLE `reseller_share` (
	`sale_id` text NOT NULL,
	`reseller_id` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`sale_id`, `reseller_id`),
	FOREIGN KEY (`sale_id`) REFERENCES `reseller_sale`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reseller_id`) REFERENCES `reseller`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reseller_share_amount" CHECK("reseller_share"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reseller_share_of` ON `reseller_share` (`reseller_id`);--> statement-breakpoint
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
CREATE TABLE `shift` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`outlet_id` text NOT NULL,
	`device_id` text NOT NULL,
	`cashier_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`business_day` text NOT NULL,
	`opening_cash` integer NOT NULL,
	`brought_cash` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`expected_cash` integer,
	`counted_cash` integer,
	`counts` integer DEFAULT 0 NOT NULL,
	`deposit` integer,
	`denominations` text,
	`note` text DEFAULT '' NOT NULL,
	`approver_id` text,
	FOREIGN KEY (`cashier_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "shift_cash" CHECK("shift"."opening_cash" >= 0 and "shift"."brought_cash" between 0 and "shift"."opening_cash"),
	CONSTRAINT "shift_closed" CHECK("shift"."closed_at" is null or ("shift"."expected_cash" is not null and "shift"."counted_cash" is not null and "shift"."deposit" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_number_unique` ON `shift` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `shift_open` ON `shift` (`cashier_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `shift_day` ON `shift` (`business_day`,`opened_at`);--> statement-breakpoint
CREATE TABLE `shift_cash` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`purpose` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`actor_id` text NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "shift_cash_kind" CHECK("shift_cash"."kind" in ('in', 'out')),
	CONSTRAINT "shift_cash_purpose" CHECK("shift_cash"."purpose" = 'safe' or ("shift_cash"."kind" = 'out') = ("shift_cash"."purpose" = 'expense')),
	CONSTRAINT "shift_cash_amount" CHECK("shift_cash"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `shift_cash_of` ON `shift_cash` (`shift_id`);--> statement-breakpoint
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
CREATE TABLE `isolir_setup` (
	`router_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`error` text,
	`installed` text DEFAULT '{}' NOT NULL,
	`checked_at` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "isolir_setup_state" CHECK("isolir_setup"."state" in ('waiting', 'ok', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `subscription` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`package_id` text NOT NULL,
	`service_type` text NOT NULL,
	`router_id` text,
	`label` text DEFAULT '' NOT NULL,
	`username` text,
	`sealed_password` text,
	`address` text,
	`static_kind` text,
	`mac` text,
	`state` text NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`state_since` integer NOT NULL,
	`provision` text NOT NULL,
	`provision_error` text,
	`actual_access` text NOT NULL,
	`confirmed_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`confirmed_revision` integer DEFAULT 0 NOT NULL,
	`confirmed_password` text,
	`billing_day` integer NOT NULL,
	`cycle_months` integer DEFAULT 1 NOT NULL,
	`first_period` text NOT NULL,
	`grace_days` integer,
	`own_price` integer,
	`discount` integer DEFAULT 0 NOT NULL,
	`discount_until` text,
	`start_day` text NOT NULL,
	`billed_until` text NOT NULL,
	`paid_until` integer,
	`last_seen_at` integer,
	`last_address` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`package_id`) REFERENCES `package`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "subscription_state" CHECK("subscription"."state" in ('active', 'suspended', 'paused', 'stopped')),
	CONSTRAINT "subscription_access" CHECK("subscription"."actual_access" in ('none', 'open', 'isolated', 'off')),
	CONSTRAINT "subscription_provision" CHECK("subscription"."provision" in ('unmanaged', 'waiting', 'present', 'failed', 'missing', 'removed')),
	CONSTRAINT "subscription_billing_day" CHECK("subscription"."billing_day" between 1 and 28),
	CONSTRAINT "subscription_cycle" CHECK("subscription"."cycle_months" in (1, 3, 12)),
	CONSTRAINT "subscription_money" CHECK("subscription"."discount" >= 0 and ("subscription"."own_price" is null or "subscription"."own_price" >= 0))
) STRICT;
--> statement-breakpoint
CREATE INDEX `subscription_customer` ON `subscription` (`customer_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_username` ON `subscription` (`router_id`,`service_type`,`username`) WHERE username is not null and state <> 'stopped';--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_address` ON `subscription` (`router_id`,`address`) WHERE address is not null and state <> 'stopped';--> statement-breakpoint
CREATE INDEX `subscription_package` ON `subscription` (`package_id`);--> statement-breakpoint
CREATE INDEX `subscription_router` ON `subscription` (`router_id`,`state`);--> statement-breakpoint
CREATE INDEX `subscription_due` ON `subscription` (`billed_until`,`id`) WHERE state in ('active', 'suspended');--> statement-breakpoint
CREATE INDEX `subscription_prepaid` ON `subscription` (`paid_until`) WHERE paid_until is not null and state = 'active';--> statement-breakpoint
CREATE TABLE `subscription_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`subscription_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `subscription_event_of` ON `subscription_event` (`subscription_id`,`id`);--> statement-breakpoint
CREATE TABLE `isolation` (
	`subscription_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`run_id` text,
	`opens_when_paid` integer NOT NULL,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`run_id`) REFERENCES `suspension_run`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `suspension_item` (
	`run_id` text NOT NULL,
	`subscription_id` text NOT NULL,
	`arrears` integer NOT NULL,
	`oldest_due_day` text NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`run_id`, `subscription_id`),
	FOREIGN KEY (`run_id`) REFERENCES `suspension_run`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "suspension_item_state" CHECK("suspension_item"."state" in ('proposed', 'cut', 'spared'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `suspension_item_order` ON `suspension_item` (`run_id`,`oldest_due_day`,`subscription_id`);--> statement-breakpoint
CREATE INDEX `suspension_item_left` ON `suspension_item` (`run_id`) WHERE state = 'proposed';--> statement-breakpoint
CREATE TABLE `suspension_look` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `suspension_run` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`active_count` integer NOT NULL,
	`caution` text DEFAULT 'none' NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	CONSTRAINT "suspension_run_state" CHECK("suspension_run"."state" in ('proposed', 'held', 'done', 'dismissed')),
	CONSTRAINT "suspension_run_caution" CHECK("suspension_run"."caution" in ('none', 'ask', 'brake', 'clock', 'person'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `suspension_run_day` ON `suspension_run` (`day`);--> statement-breakpoint
CREATE INDEX `suspension_run_open` ON `suspension_run` (`at`) WHERE state in ('proposed', 'held');--> statement-breakpoint
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
CREATE INDEX `voucher_lapsed` ON `voucher` (`use_before`,`package_id`) WHERE state = 'lapsed';--> statement-breakpoint
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
CREATE TABLE `number_series` (
	`series` text PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
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