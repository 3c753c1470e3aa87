// Owns: restoring a copy: first what would change, then the Pemilik's PIN, then the restart.
// Must never: lay anything ready before what is lost was shown.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CopyItem, Preview } from '../../../src-main/features/backup/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { Button, ChoiceTiles, Dialog, ErrorNotice, FormDialog, Notice, SecretInput, Skeleton } from '../../ui'
import css from './backup.module.css'

export interface RestoreDialogProps {
  readonly copy: CopyItem
  readonly onClose: () => void
}

export function RestoreDialog({ copy, onClose }: RestoreDialogProps) {
  const { place, name } = copy
  // The whole file is read for it: asked once, and anew the next time.
  const preview = useQuery({ ...orpc.backup.preview.queryOptions({ input: { place, name } }), gcTime: 0, retry: false })
  const problem = preview.error && toProblem(preview.error)
  if (preview.data) return <RestoreForm preview={preview.data} onClose={onClose} />
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Memeriksa cadangan"
      foot={
        <Button variant="default" onClick={onClose}>
          Tutup
        </Button>
      }
    >
      {problem ? (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void preview.refetch()} />
      ) : (
        <div className={css.stack}>
          <p style={{ margin: 0 }}>
            Seluruh isinya dibaca dan dibandingkan dengan pembukuan sekarang. Tidak ada yang diubah.
          </p>
          <Skeleton lines={5} />
        </div>
      )}
    </Dialog>
  )
}

function RestoreForm({ preview, onClose }: { readonly preview: Preview; readonly onClose: () => void }) {
  const { zone, user } = useSession()
  const [secret, setSecret] = useState('')
  const [words, setWords] = useState('')
  const [useKey, setUseKey] = useState<'words' | 'without'>(preview.key === 'file' ? 'words' : 'without')
  const [restarts, setRestarts] = useState<boolean | null>(null)
  const [isSeen, setSeen] = useState(false)
  const restore = useCommand(api.backup.restore)
  const isOtherKey = preview.key !== 'same'
  const submit = async () => {
    const done = await restore.run({
      place: preview.place,
      name: preview.name,
      approval: { userId: user.id, secret },
      words: isOtherKey && useKey === 'words' ? words : null,
      withoutKey: isOtherKey && useKey === 'without',
    })
    if (done) setRestarts(done.restarts)
  }
  if (!isSeen) return <LookDialog preview={preview} onClose={onClose} onNext={() => setSeen(true)} />
  if (restarts !== null) return <ReadyDialog restarts={restarts} onClose={onClose} />
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="lg"
      title={`Pulihkan cadangan ${formatInstant(preview.at, zone)}?`}
      submitLabel="Pulihkan dan mulai ulang"
      isBusy={restore.isRunning}
      canSubmit={secret !== '' && (!isOtherKey || useKey === 'without' || words !== '')}
      error={restore.problem && { message: restore.problem.message, advice: restore.problem.advice }}
      onSubmit={submit}
    >
      <div className={css.stack}>
        <Notice tone="info">
          Yang sekarang tidak dibuang: disimpan dulu sebagai cadangan "Sebelum pulih". Perintah router dan struk yang
          menunggu di cadangan ini tidak dikirim ulang; sesudahnya routernya dicocokkan, dan Anda yang memilih.
        </Notice>
        {isOtherKey && (
          <KeyChoice preview={preview} value={useKey} onChange={setUseKey} words={words} onWords={setWords} />
        )}
        <SecretInput label={`PIN ${user.name} (Pemilik)`} use="never" required value={secret} onChange={setSecret} />
      </div>
    </FormDialog>
  )
}

/** The whole of what would change, before anything is asked. */
function LookDialog({
  preview,
  onClose,
  onNext,
}: {
  readonly preview: Preview
  readonly onClose: () => void
  readonly onNext: () => void
}) {
  const { zone } = useSession()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={`Isi cadangan ${formatInstant(preview.at, zone)}`}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Batal
          </Button>
          <Button onClick={onNext}>Lanjut</Button>
        </>
      }
    >
      <div className={css.stack}>
        <Notice tone="good">Seluruh isinya sudah dibaca dan utuh. Belum ada yang diubah.</Notice>
        {!preview.isSameShop && (
          <Notice tone="warn" title={`Cadangan ini dari komputer atau toko lain: ${preview.shop}`}>
            Semua yang ada di LoketNet ini diganti dengan isinya.
          </Notice>
        )}
        <Changes preview={preview} />
      </div>
    </Dialog>
  )
}

function Changes({ preview: { here, there, tables } }: { readonly preview: Preview }) {
  const { zone } = useSession()
  const newest = (label: string, one: Preview['here']['sale'], other: Preview['here']['sale']) => (
    <tr>
      <td>{label}</td>
      <td>{one ? `${one.number}, ${formatInstant(one.at, zone).slice(0, 16)}` : 'belum ada'}</td>
      <td>{other ? `${other.number}, ${formatInstant(other.at, zone).slice(0, 16)}` : 'belum ada'}</td>
    </tr>
  )
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">Sekarang</th>
            <th scope="col">Di cadangan</th>
          </tr>
        </thead>
        <tbody>
          {newest('Penjualan terakhir', here.sale, there.sale)}
          {newest('Tagihan terakhir', here.invoice, there.invoice)}
          {newest('Pembayaran terakhir', here.payment, there.payment)}
          {tables
            .filter((row) => row.here > 0 || row.there > 0)
            .map((row) => (
              <tr key={row.name}>
                <td>{row.name}</td>
                <td>{formatThousands(row.here)}</td>
                <td>
                  {formatThousands(row.there)}
                  {row.there < row.here && (
                    <span className={css.less}> ({formatThousands(row.here - row.there)} hilang)</span>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

interface KeyChoiceProps {
  readonly preview: Preview
  readonly value: 'words' | 'without'
  readonly onChange: (value: 'words' | 'without') => void
  readonly words: string
  readonly onWords: (words: string) => void
}

function KeyChoice({ preview, value, onChange, words, onWords }: KeyChoiceProps) {
  return (
    <>
      <ChoiceTiles
        label="Cadangan ini memakai kunci dari komputer lain"
        value={value}
        onChange={onChange}
        choices={[
          {
            value: 'words',
            label: 'Buka dengan kata sandi kunci',
            detail:
              preview.key === 'file'
                ? 'Sandi router, sandi PPPoE dan semua PIN ikut.'
                : 'Berkas kunci-loketnet.json tidak ada di folder cadangan ini.',
            isDisabled: preview.key !== 'file',
          },
          {
            value: 'without',
            label: 'Pulihkan tanpa kunci',
            detail:
              'Pemilik memakai PIN di komputer ini; PIN lain dan sandi router diisi ulang. Sandi PPPoE tetap di router.',
          },
        ]}
      />
      {value === 'words' && (
        <SecretInput label="Kata sandi kunci" use="never" required value={words} onChange={onWords} />
      )}
    </>
  )
}

function ReadyDialog({ restarts, onClose }: { readonly restarts: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Pemulihan disiapkan"
      foot={
        <Button onClick={() => (restarts ? location.reload() : onClose())}>
          {restarts ? 'Muat ulang' : 'Mengerti'}
        </Button>
      }
    >
      {restarts
        ? 'LoketNet menutup diri dan membuka lagi dengan isi cadangan. Bila layarnya tidak berganti sendiri, tekan Muat ulang, lalu masuk lagi.'
        : 'Tutup LoketNet, lalu buka lagi. Cadangannya dipasang saat dibuka.'}
    </Dialog>
  )
}
