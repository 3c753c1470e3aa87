// Owns: when copies are made, how long they are kept, and the second folder.
// Must never: keep a folder that was not tried.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, type Problem, toProblem, useCommand, useSession } from '../../api'
import {
  Button,
  ErrorNotice,
  FieldGrid,
  Form,
  Notice,
  NumberField,
  notifyDone,
  Panel,
  Skeleton,
  Switch,
  TextField,
} from '../../ui'
import css from './backup.module.css'
import type { BackupStatus } from './backup-tab'
import { sizeText } from './words'

type Policy = Awaited<ReturnType<Api['settings']['business']>>['backup']
type Tried = Awaited<ReturnType<Api['backup']['tryFolder']>>

export function PolicyPanel({ status }: { readonly status: BackupStatus }) {
  const business = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  return business.data ? <PolicyForm policy={business.data.backup} status={status} /> : <Skeleton lines={5} />
}

function PolicyForm({ policy, status }: { readonly policy: Policy; readonly status: BackupStatus }) {
  const isOwner = useSession().may(['owner'])
  const [values, setValues] = useState(policy)
  const [tried, setTried] = useState<Tried | null>(null)
  const [folderProblem, setFolderProblem] = useState<Problem | null>(null)
  const save = useCommand(api.settings.saveBackup)
  const set = (change: Partial<Policy>) => setValues({ ...values, ...change })
  const submit = async () => {
    const folder = values.secondFolder.trim()
    setFolderProblem(null)
    if (folder !== '')
      try {
        setTried(await api.backup.tryFolder({ folder }))
      } catch (error) {
        setFolderProblem(toProblem(error))
        return
      }
    if (await save.run({ ...values, secondFolder: folder })) notifyDone('Aturan cadangan tersimpan.')
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Aturan cadangan"
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <Switch
            label="Buat sendiri setiap hari, dan sesudah shift ditutup"
            checked={values.isDaily}
            disabled={!isOwner}
            onChange={({ currentTarget }) => set({ isDaily: currentTarget.checked })}
          />
          <TextField
            label="Folder kedua (flashdisk atau disk lain)"
            description="Setiap cadangan disalin juga ke sini, beserta gambar kiriman pelanggan. Bila komputernya rusak atau hilang, ini yang menyelamatkan. Kosongkan bila tidak ada."
            placeholder="E:\Cadangan LoketNet"
            isCode
            maxLength={400}
            disabled={!isOwner}
            value={values.secondFolder}
            onChange={(secondFolder) => {
              set({ secondFolder })
              setTried(null)
              setFolderProblem(null)
            }}
            error={folderProblem?.message}
          />
          {folderProblem && <ErrorNotice message={folderProblem.message} advice={folderProblem.advice} />}
          {tried?.isSameDisk && (
            <Notice tone="warn">
              Folder ini ada di cakram yang sama dengan LoketNet. Bila cakramnya rusak, keduanya ikut rusak; pilih
              flashdisk atau cakram lain.
            </Notice>
          )}
          {tried && !tried.isSameDisk && (
            <Notice tone="good">
              Folder dapat ditulis, ruang kosong {sizeText(tried.freeBytes)}
              {tried.copies > 0 && `, sudah berisi ${tried.copies} cadangan`}.
            </Notice>
          )}
          {status.secondFolder !== '' && !status.isSecondThere && (
            <Notice tone="warn">Folder kedua tidak ditemukan. Colokkan flashdisknya.</Notice>
          )}
          <FieldGrid>
            <NumberField
              label="Simpan cadangan harian (hari)"
              min={1}
              max={90}
              required
              disabled={!isOwner}
              value={values.keepDaily}
              onChange={(keepDaily) => set({ keepDaily: keepDaily ?? 14 })}
            />
            <NumberField
              label="Simpan cadangan bulanan (bulan)"
              min={0}
              max={60}
              required
              disabled={!isOwner}
              value={values.keepMonthly}
              onChange={(keepMonthly) => set({ keepMonthly: keepMonthly ?? 12 })}
            />
          </FieldGrid>
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}
