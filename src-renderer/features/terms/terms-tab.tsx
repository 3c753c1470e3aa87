// Owns: Pengaturan > Ketentuan: the text that customers agree to when they order, and the versions before it.
// Must never: change a version that somebody agreed to; a new text is a new version.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LONGEST_TERMS, type TermsVersion } from '../../../src-main/features/terms/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { MANAGERS, OWNER } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { Button, Dialog, ErrorNotice, Form, Notice, notifyDone, Panel, Skeleton, TextArea } from '../../ui'
import css from './terms.module.css'

export function TermsTab() {
  const { may } = useSession()
  const current = useQuery(orpc.terms.get.queryOptions({ input: {} }))
  const problem = current.error && toProblem(current.error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void current.refetch()} />
  if (!current.data) return <Skeleton lines={8} />
  return (
    <div className={css.stack}>
      <TermsForm key={current.data.version} current={current.data} />
      {may(MANAGERS) && <Versions />}
    </div>
  )
}

function TermsForm({ current }: { readonly current: TermsVersion }) {
  const { may, zone } = useSession()
  const isOwner = may(OWNER)
  const [text, setText] = useState(current.text)
  const save = useCommand(api.terms.save)
  const { problem } = save
  const isChanged = text.trim() !== current.text
  const submit = async () => {
    const saved = await save.run({ text })
    if (!saved) return
    notifyDone(
      saved.version === current.version
        ? 'Isinya sama, versinya tetap.'
        : `Ketentuan versi ${saved.version} berlaku untuk pesanan mulai sekarang.`,
    )
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Ketentuan Layanan"
        detail={`Yang dibaca dan disetujui pelanggan saat memesan. Sekarang ${versionText(current, zone)}.`}
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner || !isChanged}>
            Simpan sebagai versi {current.version + 1}
          </Button>
        }
      >
        <div className={css.stack}>
          {!isOwner && <Notice tone="info" title="Hanya Pemilik yang dapat mengubahnya." />}
          <TextArea
            label="Isi ketentuan"
            required
            disabled={!isOwner}
            rows={18}
            maxLength={LONGEST_TERMS}
            value={text}
            onChange={setText}
            error={problem?.fields.text}
            hint="Pesanan yang sudah dibuat tetap memakai versi yang disetujui waktu itu. Jangan menulis bahwa uang tidak dapat dikembalikan: UU Perlindungan Konsumen pasal 18 melarangnya."
          />
          {problem && problem.fields.text === undefined && (
            <ErrorNotice message={problem.message} advice={problem.advice} />
          )}
        </div>
      </Panel>
    </Form>
  )
}

const versionText = ({ version, at, byName }: TermsVersion, zone: ShopZone): string =>
  at === null ? `versi ${version}, bawaan LoketNet` : `versi ${version}, ${formatInstant(at, zone)}, ${byName ?? ''}`

/** Not there while there is only one. */
function Versions() {
  const { zone } = useSession()
  const versions = useQuery(orpc.terms.versions.queryOptions({ input: {} })).data ?? []
  const [read, setRead] = useState<TermsVersion | null>(null)
  if (versions.length < 2) return null
  return (
    <Panel title="Versi sebelumnya" detail="Tidak dapat diubah atau dihapus: pelanggan pernah menyetujuinya.">
      <ul className={css.versions}>
        {versions.slice(1).map((one) => (
          <li key={one.version}>
            <span>{versionText(one, zone)}</span>
            <Button size="xs" variant="default" onClick={() => setRead(one)}>
              Baca
            </Button>
          </li>
        ))}
      </ul>
      {read && (
        <Dialog isOpen onClose={() => setRead(null)} title={`Ketentuan Layanan versi ${read.version}`} size="lg">
          <p className={css.text}>{read.text}</p>
        </Dialog>
      )}
    </Panel>
  )
}
