-- Why: the books, sales and the audit trail are append-only, and voucher counts are kept true, whatever the code above does.
CREATE TRIGGER ledger_posting_no_update BEFORE UPDATE ON ledger_posting BEGIN SELECT RAISE(ABORT, 'ledger_posting is append-only'); END;--> statement-breakpoint
CREATE TRIGGER ledger_posting_no_delete BEFORE DELETE ON ledger_posting BEGIN SELECT RAISE(ABORT, 'ledger_posting is append-only'); END;--> statement-breakpoint
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'ledger_transfer is append-only'); END;--> statement-breakpoint
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'ledger_transfer is append-only'); END;--> statement-breakpoint
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;--> statement-breakpoint
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'sale is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'sale is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_line_no_update BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_line_no_delete BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_voucher_no_update BEFORE UPDATE ON sale_voucher BEGIN SELECT RAISE(ABORT, 'sale_voucher is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_voucher_no_delete BEFORE DELETE ON sale_voucher BEGIN SELECT RAISE(ABORT, 'sale_voucher is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_payment_no_update BEFORE UPDATE ON sale_payment BEGIN SELECT RAISE(ABORT, 'sale_payment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER sale_payment_no_delete BEFORE DELETE ON sale_payment BEGIN SELECT RAISE(ABORT, 'sale_payment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER refund_no_update BEFORE UPDATE ON refund BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;--> statement-breakpoint
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;--> statement-breakpoint
CREATE TRIGGER invoice_line_no_update BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is append-only'); END;--> statement-breakpoint
CREATE TRIGGER invoice_line_no_delete BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'payment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'payment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_part_no_update BEFORE UPDATE ON payment_part BEGIN SELECT RAISE(ABORT, 'payment_part is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_part_no_delete BEFORE DELETE ON payment_part BEGIN SELECT RAISE(ABORT, 'payment_part is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_allocation_no_update BEFORE UPDATE ON payment_allocation BEGIN SELECT RAISE(ABORT, 'payment_allocation is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_allocation_no_delete BEFORE DELETE ON payment_allocation BEGIN SELECT RAISE(ABORT, 'payment_allocation is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_reversal_no_update BEFORE UPDATE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'payment_reversal is append-only'); END;--> statement-breakpoint
CREATE TRIGGER payment_reversal_no_delete BEFORE DELETE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'payment_reversal is append-only'); END;--> statement-breakpoint
CREATE TRIGGER shift_cash_no_update BEFORE UPDATE ON shift_cash BEGIN SELECT RAISE(ABORT, 'shift_cash is append-only'); END;--> statement-breakpoint
CREATE TRIGGER shift_cash_no_delete BEFORE DELETE ON shift_cash BEGIN SELECT RAISE(ABORT, 'shift_cash is append-only'); END;--> statement-breakpoint
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'a row of invoice is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER subscription_no_delete BEFORE DELETE ON subscription BEGIN SELECT RAISE(ABORT, 'a row of subscription is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER customer_no_delete BEFORE DELETE ON customer BEGIN SELECT RAISE(ABORT, 'a row of customer is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift BEGIN SELECT RAISE(ABORT, 'a row of shift is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER invoice_no_rebilling BEFORE UPDATE OF number, customer_id, subscription_id, kind, package_name, late_fee_of, period_start, period_end, issue_day, due_day, total ON invoice BEGIN SELECT RAISE(ABORT, 'what was billed does not change'); END;--> statement-breakpoint
CREATE TRIGGER shift_no_reopening BEFORE UPDATE ON shift WHEN OLD.closed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed shift does not change'); END;--> statement-breakpoint
CREATE TRIGGER card_sale_no_update BEFORE UPDATE ON card_sale BEGIN SELECT RAISE(ABORT, 'card_sale is append-only'); END;--> statement-breakpoint
CREATE TRIGGER card_sale_no_delete BEFORE DELETE ON card_sale BEGIN SELECT RAISE(ABORT, 'card_sale is append-only'); END;--> statement-breakpoint
CREATE TRIGGER balance_purchase_no_update BEFORE UPDATE ON balance_purchase BEGIN SELECT RAISE(ABORT, 'balance_purchase is append-only'); END;--> statement-breakpoint
CREATE TRIGGER balance_purchase_no_delete BEFORE DELETE ON balance_purchase BEGIN SELECT RAISE(ABORT, 'balance_purchase is append-only'); END;--> statement-breakpoint
CREATE TRIGGER card_series_no_delete BEFORE DELETE ON card_series BEGIN SELECT RAISE(ABORT, 'a row of card_series is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER card_no_delete BEFORE DELETE ON card BEGIN SELECT RAISE(ABORT, 'a row of card is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER card_once BEFORE UPDATE ON card WHEN OLD.state IN ('used', 'expired', 'void') BEGIN SELECT RAISE(ABORT, 'a card ends once'); END;--> statement-breakpoint
CREATE TRIGGER card_same BEFORE UPDATE OF id, series_id, code_hash, tail, made_at ON card BEGIN SELECT RAISE(ABORT, 'what was printed does not change'); END;--> statement-breakpoint
CREATE TRIGGER card_series_same BEFORE UPDATE OF value, valid_until, quantity ON card_series BEGIN SELECT RAISE(ABORT, 'what was printed does not change'); END;--> statement-breakpoint
CREATE TRIGGER reseller_share_no_update BEFORE UPDATE ON reseller_share BEGIN SELECT RAISE(ABORT, 'reseller_share is append-only'); END;--> statement-breakpoint
CREATE TRIGGER reseller_share_no_delete BEFORE DELETE ON reseller_share BEGIN SELECT RAISE(ABORT, 'reseller_share is append-only'); END;--> statement-breakpoint
CREATE TRIGGER reseller_sale_voucher_no_update BEFORE UPDATE ON reseller_sale_voucher BEGIN SELECT RAISE(ABORT, 'reseller_sale_voucher is append-only'); END;--> statement-breakpoint
CREATE TRIGGER reseller_sale_voucher_no_delete BEFORE DELETE ON reseller_sale_voucher BEGIN SELECT RAISE(ABORT, 'reseller_sale_voucher is append-only'); END;--> statement-breakpoint
CREATE TRIGGER consignment_no_update BEFORE UPDATE ON consignment BEGIN SELECT RAISE(ABORT, 'consignment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER consignment_no_delete BEFORE DELETE ON consignment BEGIN SELECT RAISE(ABORT, 'consignment is append-only'); END;--> statement-breakpoint
CREATE TRIGGER consignment_settlement_no_update BEFORE UPDATE ON consignment_settlement BEGIN SELECT RAISE(ABORT, 'consignment_settlement is append-only'); END;--> statement-breakpoint
CREATE TRIGGER consignment_settlement_no_delete BEFORE DELETE ON consignment_settlement BEGIN SELECT RAISE(ABORT, 'consignment_settlement is append-only'); END;--> statement-breakpoint
CREATE TRIGGER reseller_no_delete BEFORE DELETE ON reseller BEGIN SELECT RAISE(ABORT, 'a row of reseller is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER reseller_sale_no_delete BEFORE DELETE ON reseller_sale BEGIN SELECT RAISE(ABORT, 'a row of reseller_sale is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER reseller_deposit_no_delete BEFORE DELETE ON reseller_deposit BEGIN SELECT RAISE(ABORT, 'a row of reseller_deposit is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER consigned_voucher_no_delete BEFORE DELETE ON consigned_voucher BEGIN SELECT RAISE(ABORT, 'a row of consigned_voucher is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER reseller_sale_once BEFORE UPDATE ON reseller_sale WHEN OLD.state <> 'held' BEGIN SELECT RAISE(ABORT, 'a reservation is settled once'); END;--> statement-breakpoint
CREATE TRIGGER reseller_sale_same BEFORE UPDATE OF number, reseller_id, kind, at, business_day, package_id, quantity, unit_price, unit_customer_price, amount, commission ON reseller_sale BEGIN SELECT RAISE(ABORT, 'what was sold does not change'); END;--> statement-breakpoint
CREATE TRIGGER reseller_deposit_once BEFORE UPDATE ON reseller_deposit WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'a deposit is decided once'); END;--> statement-breakpoint
CREATE TRIGGER reseller_deposit_same BEFORE UPDATE OF number, reseller_id, kind, method, amount, at ON reseller_deposit BEGIN SELECT RAISE(ABORT, 'what was asked for does not change'); END;--> statement-breakpoint
CREATE TRIGGER consigned_voucher_once BEFORE UPDATE ON consigned_voucher WHEN OLD.state <> 'out' BEGIN SELECT RAISE(ABORT, 'a consigned voucher is settled once'); END;--> statement-breakpoint
CREATE TRIGGER voucher_no_delete BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'a voucher is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER voucher_count_insert AFTER INSERT ON voucher BEGIN
  INSERT INTO voucher_count (package_id, router_id, state, router_state, count) VALUES (NEW.package_id, NEW.router_id, NEW.state, NEW.router_state, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER voucher_count_update AFTER UPDATE OF package_id, router_id, state, router_state ON voucher
WHEN OLD.state <> NEW.state OR OLD.router_state <> NEW.router_state OR OLD.router_id <> NEW.router_id OR OLD.package_id <> NEW.package_id BEGIN
  UPDATE voucher_count SET count = count - 1 WHERE package_id = OLD.package_id AND router_id = OLD.router_id AND state = OLD.state AND router_state = OLD.router_state;
  INSERT INTO voucher_count (package_id, router_id, state, router_state, count) VALUES (NEW.package_id, NEW.router_id, NEW.state, NEW.router_state, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER ledger_day_insert AFTER INSERT ON ledger_transfer BEGIN
  INSERT INTO ledger_day (business_day, account_code, debit, credit)
    SELECT business_day, NEW.debit_account, NEW.amount, 0 FROM ledger_posting WHERE seq = NEW.posting_seq
    ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO ledger_day (business_day, account_code, debit, credit)
    SELECT business_day, NEW.credit_account, 0, NEW.amount FROM ledger_posting WHERE seq = NEW.posting_seq
    ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
END;--> statement-breakpoint
CREATE TRIGGER invoice_tally_insert AFTER INSERT ON invoice BEGIN
  INSERT INTO invoice_tally (month, state, due_day, count, total, paid)
    VALUES (substr(NEW.issue_day, 1, 7), NEW.state, CASE WHEN NEW.state IN ('unpaid', 'pending') THEN NEW.due_day ELSE '' END, 1, NEW.total, NEW.paid)
    ON CONFLICT DO UPDATE SET count = count + 1, total = total + excluded.total, paid = paid + excluded.paid;
END;--> statement-breakpoint
CREATE TRIGGER invoice_tally_update AFTER UPDATE OF state, paid ON invoice WHEN OLD.state <> NEW.state OR OLD.paid <> NEW.paid BEGIN
  UPDATE invoice_tally SET count = count - 1, total = total - OLD.total, paid = paid - OLD.paid
    WHERE month = substr(OLD.issue_day, 1, 7) AND state = OLD.state AND due_day = CASE WHEN OLD.state IN ('unpaid', 'pending') THEN OLD.due_day ELSE '' END;
  INSERT INTO invoice_tally (month, state, due_day, count, total, paid)
    VALUES (substr(NEW.issue_day, 1, 7), NEW.state, CASE WHEN NEW.state IN ('unpaid', 'pending') THEN NEW.due_day ELSE '' END, 1, NEW.total, NEW.paid)
    ON CONFLICT DO UPDATE SET count = count + 1, total = total + excluded.total, paid = paid + excluded.paid;
END;--> statement-breakpoint
CREATE TRIGGER sales_day_sold AFTER INSERT ON sale_voucher BEGIN
  INSERT INTO sales_day (business_day, package_id, router_id, cashier_id, vouchers, amount, refunds, refunded)
    SELECT s.business_day, l.package_id, v.router_id, s.cashier_id, 1, l.unit_price, 0, 0
    FROM sale s, sale_line l, voucher v WHERE s.id = NEW.sale_id AND l.id = NEW.line_id AND v.id = NEW.voucher_id
    ON CONFLICT DO UPDATE SET vouchers = vouchers + 1, amount = amount + excluded.amount;
END;--> statement-breakpoint
CREATE TRIGGER sales_method_day_paid AFTER INSERT ON sale_payment BEGIN
  INSERT INTO sales_method_day (business_day, method, payments, amount, refunds, refunded)
    SELECT business_day, NEW.method, 1, NEW.amount, 0, 0 FROM sale WHERE id = NEW.sale_id
    ON CONFLICT DO UPDATE SET payments = payments + 1, amount = amount + excluded.amount;
END;--> statement-breakpoint
CREATE TRIGGER sales_day_refunded AFTER INSERT ON refund BEGIN
  INSERT INTO sales_day (business_day, package_id, router_id, cashier_id, vouchers, amount, refunds, refunded)
    SELECT NEW.business_day, l.package_id, v.router_id, s.cashier_id, 0, 0, 1, NEW.amount
    FROM sale_voucher sv JOIN sale s ON s.id = sv.sale_id JOIN sale_line l ON l.id = sv.line_id JOIN voucher v ON v.id = sv.voucher_id
    WHERE sv.voucher_id = NEW.voucher_id
    ON CONFLICT DO UPDATE SET refunds = refunds + 1, refunded = refunded + excluded.refunded;
  INSERT INTO sales_method_day (business_day, method, payments, amount, refunds, refunded) VALUES (NEW.business_day, NEW.method, 0, 0, 1, NEW.amount)
    ON CONFLICT DO UPDATE SET refunds = refunds + 1, refunded = refunded + excluded.refunded;
END;--> statement-breakpoint
CREATE TRIGGER payments_day_paid AFTER INSERT ON payment_part BEGIN
  INSERT INTO payments_day (business_day, cashier_id, method, payments, amount, reversals, reversed)
    SELECT business_day, coalesce(cashier_id, ''), NEW.method, 1, NEW.amount, 0, 0 FROM payment WHERE id = NEW.payment_id
    ON CONFLICT DO UPDATE SET payments = payments + 1, amount = amount + excluded.amount;
END;--> statement-breakpoint
CREATE TRIGGER payments_day_reversed AFTER INSERT ON payment_reversal BEGIN
  INSERT INTO payments_day (business_day, cashier_id, method, payments, amount, reversals, reversed)
    SELECT NEW.business_day, coalesce(p.cashier_id, ''),
      CASE WHEN NEW.refund_way = 'cash' AND pp.method IN ('qris', 'transfer') THEN 'cash' ELSE pp.method END, 0, 0, count(*), sum(pp.amount)
    FROM payment_part pp JOIN payment p ON p.id = pp.payment_id WHERE pp.payment_id = NEW.payment_id GROUP BY 3
    ON CONFLICT DO UPDATE SET reversals = reversals + excluded.reversals, reversed = reversed + excluded.reversed;
END;--> statement-breakpoint
INSERT INTO ledger_account (code, name) VALUES
  ('cash-drawer', 'Kas laci'), ('bank', 'Bank'), ('qris', 'QRIS'), ('receivable', 'Piutang pelanggan'),
  ('customer-balance', 'Saldo pelanggan'), ('reseller-balance', 'Saldo reseller'), ('voucher-revenue', 'Pendapatan voucher'),
  ('subscription-revenue', 'Pendapatan langganan'), ('discount', 'Diskon'), ('cash-difference', 'Selisih kas'),
  ('safe', 'Kas pemilik (setoran)'), ('expense', 'Biaya'), ('other-income', 'Pendapatan lain'), ('late-fee-revenue', 'Pendapatan denda'),
  ('unearned-revenue', 'Pendapatan diterima di muka'), ('tax-payable', 'PPN keluaran'), ('opening', 'Saldo awal'),
  ('recharge-card', 'Kartu isi ulang beredar'), ('commission', 'Komisi reseller');
