// Owns: taking everything out as CSV.
// Must never: begin without the Pemilik's PIN; codes and phone numbers are in it.
import { useState } from 'react'
import { api, useCommand, useSession } from '../../api'
import { Button, CopyButton, FormDialog, Notice, Panel, SecretInput } from '../../ui'
import css from './backup.module.css'
import type { BackupStatus } from './backup-tab'
import { sizeText } from './words'

export function ExportPanel({ status }: { readonly status: BackupStatus }) {
  const { user } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState('')
  const [made, setMade] = useState<{ readonly file: string; readonly size: number } | null>(null)
  const write = useCommand(api.backup.exportAll)
  const close = () => {
    setOpen(false)
    setSecret('')
  }
  const submit = async () => {
    const done = await write.run({ approval: { userId: user.id, secret } })
    if (!done) return
    setMade(done)
    close()
  }
  return (
    <Panel
      title="Keluarkan semua data"
      foot={
        <Button variant="default" disabled={status.progress !== null} onClick={() => setOpen(true)}>
          Tulis CSV
        </Button>
      }
    >
      <div className={css.stack}>
        <span>
          Data Anda milik Anda: setiap tabel menjadi satu berkas CSV yang dibuka Excel, semuanya dalam satu zip.
          Cadangan di atas adalah berkas SQLite biasa, yang dapat dibaca program lain juga.
        </span>
        {made && (
          <Notice tone="good" action={<CopyButton text={made.file} />}>
            Ditulis ({sizeText(made.size)}): <span className="ln-code">{made.file}</span>
          </Notice>
        )}
      </div>
      {isOpen && (
        <FormDialog
          isOpen
          onClose={close}
          size="sm"
          title="Keluarkan semua data?"
          submitLabel="Tulis CSV"
          isBusy={write.isRunning}
          canSubmit={secret !== ''}
          error={write.problem && { message: write.problem.message, advice: write.problem.advice }}
          onSubmit={submit}
        >
          <div className={css.stack}>
            <span>Berisi nama, nomor telepon, dan kode voucher. Simpan di tempat yang aman.</span>
            <SecretInput
              label={`PIN ${user.name} (Pemilik)`}
              use="never"
              required
              isFirst
              value={secret}
              onChange={setSecret}
            />
          </div>
        </FormDialog>
      )}
    </Panel>
  )
}
