// Owns: the last step: what came of it, Mikhmon's schedulers, and the ways back.
// Must never: promise a way back that would take what was sold or used since.
import { useState } from 'react'
import type { TakeoverItem } from '../../../src-main/features/takeover/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { OWNER } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Button, ConfirmDialog, ErrorNotice, Facts, notifyDone, Panel } from '../../ui'
import { saveFile } from '../vouchers/save-file'
import { MonitorsPanel } from './monitors-panel'
import { RowsTable } from './rows-table'
import css from './takeover.module.css'
import { progressWords } from './words'

export interface AfterStepProps {
  readonly takeover: TakeoverItem
  readonly onReadAgain: () => void
}

export function AfterStep({ takeover, onReadAgain }: AfterStepProps) {
  const { zone, may } = useSession()
  const [isUndoing, setUndoing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const scan = useCommand(api.takeover.scan)
  const recheck = useCommand(api.takeover.recheck)
  const undo = useCommand(api.takeover.undo)
  const { id, packages, sales, finishedAt, makerName } = takeover
  const download = async () => {
    try {
      const { fileName, text } = await api.takeover.undoFile({ id })
      saveFile(fileName, new Blob([text], { type: 'text/plain' }))
      setProblem(null)
    } catch {
      setProblem('Berkasnya belum dapat dibuat. Coba lagi.')
    }
  }
  const readAgain = async () => {
    if (await scan.run({ routerId: takeover.routerId })) onReadAgain()
  }
  const giveBack = async ({ reason }: { readonly reason: string }) => {
    if (!(await undo.run({ id, reason }))) return
    setUndoing(false)
    notifyDone('Sedang dikembalikan ke Mikhmon.')
  }
  const trouble = scan.problem ?? recheck.problem
  return (
    <>
      <Panel
        title="Router ini sekarang dikelola LoketNet"
        detail={finishedAt === null ? undefined : `${makerName}, ${formatInstant(finishedAt, zone)}`}
      >
        <div className={css.stack}>
          <Facts
            facts={[
              { label: 'Voucher', value: progressWords(takeover) || 'tidak ada' },
              {
                label: 'Paket',
                value: packages.map(({ name, isNew }) => `${name}${isNew ? ' (baru)' : ''}`).join(', ') || 'tidak ada',
              },
              { label: 'Riwayat Mikhmon', value: `${formatThousands(sales)} penjualan` },
              { label: 'Lihat', value: <Anchor href={linkTo('voucher', 'daftar')}>Daftar voucher</Anchor> },
            ]}
          />
          <div className={css.deeds}>
            <Button variant="default" loading={recheck.isRunning} onClick={() => void recheck.run({ id })}>
              Periksa lagi di router
            </Button>
            <Button variant="default" loading={scan.isRunning} onClick={() => void readAgain()}>
              Baca lagi, mungkin ada yang baru
            </Button>
            <Button variant="default" onClick={() => void download()}>
              Unduh berkas pengembalian (.rsc)
            </Button>
            {may(OWNER) && (
              <Button variant="light" color="red" onClick={() => setUndoing(true)}>
                Batalkan ambil alih …
              </Button>
            )}
          </div>
          {trouble && <ErrorNotice {...trouble} />}
          {problem && <ErrorNotice message={problem} />}
        </div>
      </Panel>
      <MonitorsPanel takeoverId={id} />
      <section className={css.stack} aria-labelledby="takeover-found">
        <h2 id="takeover-found" className={css.title}>
          Yang ditemukan waktu itu
        </h2>
        <RowsTable id={id} choices={null} shown={null} height={24} />
      </section>
      <ConfirmDialog
        isOpen={isUndoing}
        title={`Kembalikan ${takeover.routerName} ke Mikhmon?`}
        confirmLabel="Kembalikan ke Mikhmon"
        cancelLabel="Jangan"
        reason="required"
        usualReasons={['Masih mencoba', 'Salah memilih paket']}
        lost="Voucher yang belum dipakai dan yang masih berjalan kembali diurus Mikhmon, dan tidak dapat dijual dari LoketNet."
        kept="Yang sudah dijual atau dipakai sejak itu tetap di LoketNet, begitu juga paket dan penjualannya. Paket baru yang belum pernah dijual diarsipkan. Tidak ada yang dihapus dari router."
        isBusy={undo.isRunning}
        error={undo.problem}
        onClose={() => setUndoing(false)}
        onConfirm={giveBack}
      />
    </>
  )
}
