// Owns: the key beside the copies, locked with words of the owner.
// Must never: keep the words after they were sent.
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { api, useCommand, useSession } from '../../api'
import { Button, FormDialog, Notice, notifyDone, Panel, SecretInput, StatusChip } from '../../ui'
import css from './backup.module.css'
import type { BackupStatus } from './backup-tab'

export function KeyPanel({ status }: { readonly status: BackupStatus }) {
  const { zone } = useSession()
  const [isOpen, setOpen] = useState(false)
  const { keyFileAt, isKeyFileOnSecond, secondFolder } = status
  return (
    <Panel
      title="Kunci untuk komputer lain"
      actions={keyFileAt === null ? <StatusChip tone="warn" word="Belum ada" /> : <StatusChip tone="good" word="Ada" />}
      foot={
        <Button variant="default" onClick={() => setOpen(true)}>
          {keyFileAt === null ? 'Simpan kunci' : 'Ganti kata sandi kunci'}
        </Button>
      }
    >
      <div className={css.stack}>
        <span>
          Sandi router, sandi PPPoE dan PIN di dalam cadangan terkunci dengan kunci komputer ini. Tanpa kunci, cadangan
          tetap bisa dipulihkan di komputer lain, tetapi semuanya itu harus diisi ulang. Simpan kuncinya di sebelah
          cadangan, dengan kata sandi yang hanya Anda tahu.
        </span>
        {keyFileAt !== null && (
          <span className={css.soft}>
            Disimpan {formatInstant(keyFileAt, zone)} di folder cadangan
            {isKeyFileOnSecond ? ' dan di folder kedua.' : '.'}
          </span>
        )}
        {keyFileAt !== null && secondFolder !== '' && !isKeyFileOnSecond && (
          <Notice tone="warn">
            Kuncinya belum ada di folder kedua. Colokkan flashdisknya, lalu simpan sekali lagi.
          </Notice>
        )}
      </div>
      {isOpen && <KeyDialog onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { user } = useSession()
  const [words, setWords] = useState('')
  const [again, setAgain] = useState('')
  const [secret, setSecret] = useState('')
  const save = useCommand(api.backup.exportKey)
  const isDifferent = again !== '' && words !== again
  const submit = async () => {
    if (!(await save.run({ words, approval: { userId: user.id, secret } }))) return
    notifyDone('Kunci disimpan di sebelah cadangan.')
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title="Simpan kunci dengan kata sandi"
      submitLabel="Simpan kunci"
      isBusy={save.isRunning}
      canSubmit={words.length >= 12 && words === again && secret !== ''}
      error={save.problem && { message: save.problem.message, advice: save.problem.advice }}
      onSubmit={submit}
    >
      <div className={css.stack}>
        <Notice tone="warn">
          Tulis kata sandinya di kertas dan simpan jauh dari komputer ini. LoketNet tidak dapat mengingatkannya.
        </Notice>
        <SecretInput
          label="Kata sandi kunci"
          description="Paling sedikit 12 huruf, misalnya empat kata yang tidak berhubungan."
          use="new"
          required
          isFirst
          value={words}
          onChange={setWords}
          error={save.problem?.fields.words}
        />
        <SecretInput
          label="Sekali lagi"
          use="new"
          required
          value={again}
          onChange={setAgain}
          error={isDifferent ? 'Tidak sama dengan yang di atas.' : undefined}
        />
        <SecretInput label={`PIN ${user.name} (Pemilik)`} use="never" required value={secret} onChange={setSecret} />
      </div>
    </FormDialog>
  )
}
