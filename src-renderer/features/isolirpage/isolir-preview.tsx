// Owns: "yang akan dipasang": every item of isolir on one router, in words and as RouterOS would write it.
// Must never: install by being opened.
import { useQuery } from '@tanstack/react-query'
import type { IsolirRouter, IsolirStep } from '../../../src-main/features/provisioning/contract'
import { api, orpc, toProblem, useCommand } from '../../api'
import { Button, Dialog, ErrorNotice, notifyDone, Skeleton, StatusChip, type StatusChipProps } from '../../ui'
import css from './isolirpage.module.css'

const ACTIONS: Readonly<Record<IsolirStep['action'], StatusChipProps>> = {
  add: { tone: 'info', word: 'Ditambah' },
  set: { tone: 'warn', word: 'Disamakan' },
  keep: { tone: 'good', word: 'Sudah ada' },
  remove: { tone: 'warn', word: 'Dihapus' },
}

export function IsolirPreview({ router, onClose }: { readonly router: IsolirRouter; readonly onClose: () => void }) {
  const { routerId, routerName } = router
  const steps = useQuery({ ...orpc.provisioning.previewIsolir.queryOptions({ input: { routerId } }), gcTime: 0 })
  const install = useCommand(api.provisioning.installIsolir)
  const problem = steps.error && toProblem(steps.error)
  const isComplete = steps.data?.every(({ action }) => action === 'keep') ?? false
  const press = async () => {
    if (!(await install.run({ routerId }))) return
    notifyDone(`Aturan isolir dipasang di ${routerName}. Menunggu router.`)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={`Isolir di router ${routerName}`}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Tutup
          </Button>
          <Button onClick={() => void press()} loading={install.isRunning} disabled={!steps.data}>
            {isComplete && router.state === 'ok' ? 'Periksa lagi' : 'Pasang di router'}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        {problem && (
          <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void steps.refetch()} />
        )}
        {!steps.data && !problem && <Skeleton lines={5} />}
        {steps.data && (
          <ol className={css.steps}>
            {steps.data.map((step) => (
              <li key={`${step.where} ${step.words}`} className={css.step}>
                <span className={css.grow}>
                  <strong>{step.says}</strong> <span className={css.soft}>{step.where}</span>
                  <code className={css.words}>{step.words}</code>
                </span>
                <StatusChip {...ACTIONS[step.action]} />
              </li>
            ))}
          </ol>
        )}
        <span className={css.soft}>
          Aturan diletakkan paling depan, bertanda lk-isolir, dan dapat dilepas kapan saja. Aturan Anda sendiri tidak
          diubah.
        </span>
        {install.problem && <ErrorNotice message={install.problem.message} advice={install.problem.advice} />}
      </div>
    </Dialog>
  )
}
