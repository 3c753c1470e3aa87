import { IconTicketOff } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Button,
  EmptyState,
  ErrorNotice,
  Notice,
  PageHeader,
  Panel,
  ProgressPanel,
  Screen,
  Skeleton,
  StatusChip,
  Stepper,
  tones,
} from '../../../src-renderer/ui'

export function PartsPage() {
  const [step, setStep] = useState('router')
  return (
    <Screen
      header={
        <PageHeader
          title="Kendala"
          summary="3 pekerjaan menunggu, 1 perlu perhatian"
          marks={<StatusChip look="filled" tone="bad" word="Perlu perhatian" />}
        />
      }
    >
      <Stepper
        current={step}
        onSelect={setStep}
        steps={[
          { id: 'toko', label: 'Toko' },
          { id: 'akun', label: 'Akun Pemilik', isSkipped: true },
          { id: 'router', label: 'Router' },
          { id: 'printer', label: 'Printer' },
          { id: 'paket', label: 'Paket pertama' },
        ]}
      />
      <ErrorNotice
        message="Router Kos Melati tidak menjawab."
        advice="Penjualan tetap tersimpan; 12 voucher menunggu. Periksa listrik dan kabel router, lalu coba lagi."
        reference="K7F3"
        onRetry={() => undefined}
      />
      <ProgressPanel
        title="Isi stok Harian Hemat"
        state="running"
        noun="voucher"
        done={6420}
        total={10_000}
        failed={3}
        secondsLeft={95}
        activity="Menulis ke router Warkop Pusat"
        whereLater="Voucher › Batch cetak"
        onCancel={() => undefined}
      />
      <ProgressPanel
        title="Isi stok Warkop 3 Jam"
        state="failed"
        noun="voucher"
        done={300}
        total={1000}
        onResume={() => undefined}
        error={{
          message: 'Sambungan ke router putus.',
          advice: '300 voucher sudah di router dan bisa dijual. Lanjutkan saat router kembali.',
        }}
      />
      <Panel title="Keadaan">
        <div style={{ display: 'flex', gap: '0.75rem 1.5rem', flexWrap: 'wrap' }}>
          {tones.map((tone) => (
            <StatusChip
              key={tone}
              tone={tone}
              word={{ good: 'Aktif', warn: 'Menunggu', bad: 'Gagal', info: 'Terjual', calm: 'Habis' }[tone]}
            />
          ))}
          {tones.map((tone) => (
            <StatusChip
              key={tone}
              look="filled"
              tone={tone}
              word={
                {
                  good: 'Lunas',
                  warn: 'Menunggu Konfirmasi',
                  bad: 'Jatuh Tempo',
                  info: 'Belum Dibayar',
                  calm: 'Batal',
                }[tone]
              }
            />
          ))}
        </div>
      </Panel>
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title="Shift belum dibuka">
          Buka shift dulu supaya uang laci tercatat.
        </Notice>
      ))}
      <div style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
        <Button>Simpan</Button>
        <Button variant="default">Batal</Button>
        <Button variant="light">Ubah</Button>
        <Button variant="subtle">Lainnya</Button>
        <Button variant="outline">Tes koneksi</Button>
        <Button color="red">Hapus</Button>
        <Button color="red" variant="light">
          Batalkan
        </Button>
        <Button disabled>Tidak bisa</Button>
        <Button loading>Simpan</Button>
      </div>
      <Panel>
        <EmptyState title="Belum ada voucher" icon={<IconTicketOff />} action={<Button>Isi stok pertama</Button>}>
          Isi stok dulu supaya bisa berjualan walau router sedang mati.
        </EmptyState>
      </Panel>
      <Panel>
        <Skeleton lines={4} />
      </Panel>
    </Screen>
  )
}
