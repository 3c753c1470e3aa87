-- Why: what a customer agreed to and which promo he used stay as they were; the first Ketentuan Layanan is there from the start; an order past its last day is not counted among the overdue bills.
CREATE TRIGGER covered_period_no_update BEFORE UPDATE ON covered_period BEGIN SELECT RAISE(ABORT, 'covered_period is append-only'); END;--> statement-breakpoint
CREATE TRIGGER covered_period_no_delete BEFORE DELETE ON covered_period BEGIN SELECT RAISE(ABORT, 'covered_period is append-only'); END;--> statement-breakpoint
DROP TRIGGER invoice_tally_insert;--> statement-breakpoint
CREATE TRIGGER invoice_tally_insert AFTER INSERT ON invoice BEGIN
  INSERT INTO invoice_tally (month, state, due_day, count, total, paid)
    VALUES (substr(NEW.issue_day, 1, 7), NEW.state, CASE WHEN NEW.state NOT IN ('unpaid', 'pending') THEN '' WHEN NEW.kind = 'order' THEN '9999-12-31' ELSE NEW.due_day END, 1, NEW.total, NEW.paid)
    ON CONFLICT DO UPDATE SET count = count + 1, total = total + excluded.total, paid = paid + excluded.paid;
END;--> statement-breakpoint
DROP TRIGGER invoice_tally_update;--> statement-breakpoint
CREATE TRIGGER invoice_tally_update AFTER UPDATE OF state, paid ON invoice WHEN OLD.state <> NEW.state OR OLD.paid <> NEW.paid BEGIN
  UPDATE invoice_tally SET count = count - 1, total = total - OLD.total, paid = paid - OLD.paid
    WHERE month = substr(OLD.issue_day, 1, 7) AND state = OLD.state AND due_day = CASE WHEN OLD.state NOT IN ('unpaid', 'pending') THEN '' WHEN OLD.kind = 'order' THEN '9999-12-31' ELSE OLD.due_day END;
  INSERT INTO invoice_tally (month, state, due_day, count, total, paid)
    VALUES (substr(NEW.issue_day, 1, 7), NEW.state, CASE WHEN NEW.state NOT IN ('unpaid', 'pending') THEN '' WHEN NEW.kind = 'order' THEN '9999-12-31' ELSE NEW.due_day END, 1, NEW.total, NEW.paid)
    ON CONFLICT DO UPDATE SET count = count + 1, total = total + excluded.total, paid = paid + excluded.paid;
END;--> statement-breakpoint
CREATE TRIGGER terms_version_no_update BEFORE UPDATE ON terms_version BEGIN SELECT RAISE(ABORT, 'terms_version is append-only'); END;--> statement-breakpoint
CREATE TRIGGER terms_version_no_delete BEFORE DELETE ON terms_version BEGIN SELECT RAISE(ABORT, 'terms_version is append-only'); END;--> statement-breakpoint
CREATE TRIGGER promo_no_delete BEFORE DELETE ON promo BEGIN SELECT RAISE(ABORT, 'a row of promo is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER promo_use_no_delete BEFORE DELETE ON promo_use BEGIN SELECT RAISE(ABORT, 'a row of promo_use is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER promo_use_same BEFORE UPDATE OF promo_id, customer_id, order_id, amount, at ON promo_use BEGIN SELECT RAISE(ABORT, 'what was taken off does not change'); END;--> statement-breakpoint
CREATE TRIGGER promo_use_once BEFORE UPDATE ON promo_use WHEN OLD.released_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a use is given back once'); END;--> statement-breakpoint
INSERT INTO terms_version (version, text, at, actor_id) VALUES (1, '1. Pesanan
Pesanan Anda tersimpan saat Anda menekan "Selesaikan Pesanan". Layanan diaktifkan sesudah tagihannya lunas. Pesanan yang tidak dibayar sampai batas waktunya batal sendiri, tanpa biaya apa pun.

2. Harga
Yang berlaku adalah harga yang tertera saat Anda memesan. Perubahan harga langganan kami beritahukan lebih dulu dan baru berlaku pada periode berikutnya.

3. Pembayaran
Bayar dengan cara yang Anda pilih, sebesar yang tertera di tagihan. Simpan bukti bayarnya. Pembayaran dengan transfer kami periksa lebih dulu; bila ada yang belum cocok, kami beri tahu alasannya.

4. Layanan
Kecepatan adalah kecepatan tertinggi paket dan dapat turun saat jaringan ramai. Bila ada gangguan, laporkan di loket atau lewat telepon; kami perbaiki secepatnya.

5. Langganan bulanan
Langganan yang lewat jatuh tempo dapat dibatasi (isolir) sampai tagihannya dibayar, lalu dibuka lagi. Anda boleh berhenti berlangganan kapan saja dengan memberi tahu kami.

6. Pembatalan dan pengembalian uang
Bila layanan yang sudah Anda bayar tidak dapat kami aktifkan, uang Anda kami kembalikan penuh, atau menjadi saldo bila Anda mau. Untuk keluhan lain, sampaikan di loket; kita cari jalan yang adil bersama.

7. Pemakaian
Pakai layanan dengan baik: tidak untuk melanggar hukum, mengganggu jaringan, atau merugikan orang lain.

8. Data Anda
Nama, nomor HP dan alamat Anda kami pakai untuk melayani Anda, dan tidak kami jual kepada siapa pun. Anda boleh meminta melihat dan memperbaikinya.

9. Perubahan ketentuan
Untuk pesanan ini berlaku ketentuan yang Anda setujui sekarang. Ketentuan yang diubah berlaku untuk pesanan sesudahnya. Hak Anda sebagai konsumen menurut undang-undang tetap berlaku.', 0, NULL);
--> statement-breakpoint
CREATE TRIGGER service_order_no_delete BEFORE DELETE ON service_order BEGIN SELECT RAISE(ABORT, 'a row of service_order is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER service_order_same BEFORE UPDATE OF id, number, customer_id, channel, invoice_id, method, buyer_name, buyer_phone, buyer_address, notes, terms_version, terms_at, promo_id, promo_code, discount, total, placed_at, business_day, placed_by ON service_order BEGIN SELECT RAISE(ABORT, 'what was ordered and agreed to does not change'); END;--> statement-breakpoint
CREATE TRIGGER order_item_no_delete BEFORE DELETE ON order_item BEGIN SELECT RAISE(ABORT, 'a row of order_item is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER order_item_same BEFORE UPDATE OF id, order_id, position, package_id, package_name, service_type, billing_type, cycle_months, quantity, domain_kind, domain_name, lines, deferred, total, next ON order_item BEGIN SELECT RAISE(ABORT, 'what was ordered does not change'); END;--> statement-breakpoint
CREATE TRIGGER order_item_made_once BEFORE UPDATE OF state ON order_item WHEN OLD.state IN ('active', 'cancelled') AND NEW.state <> OLD.state BEGIN SELECT RAISE(ABORT, 'an item is made or given up once'); END;--> statement-breakpoint
CREATE TRIGGER order_item_option_no_update BEFORE UPDATE ON order_item_option BEGIN SELECT RAISE(ABORT, 'order_item_option is append-only'); END;--> statement-breakpoint
CREATE TRIGGER order_item_option_no_delete BEFORE DELETE ON order_item_option BEGIN SELECT RAISE(ABORT, 'order_item_option is append-only'); END;--> statement-breakpoint
CREATE TRIGGER order_item_voucher_no_update BEFORE UPDATE ON order_item_voucher BEGIN SELECT RAISE(ABORT, 'order_item_voucher is append-only'); END;--> statement-breakpoint
CREATE TRIGGER order_item_voucher_no_delete BEFORE DELETE ON order_item_voucher BEGIN SELECT RAISE(ABORT, 'order_item_voucher is append-only'); END;
