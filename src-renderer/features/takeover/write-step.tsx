// Owns: the fourth step: how far the router is, what holds it up, and that one may leave.
// Must never: call it done before the router has confirmed it.
import type { TakeoverItem } from '../../../src-main/features/takeover/contract'
import { api, useCommand } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Button, ErrorNotice, Panel, ProgressPanel } from '../../ui'
import { progressWords } from './words'

export function WriteStep({ takeover }: { readonly takeover: TakeoverItem }) {
  const reconnect = useCommand(api.routers.reconnect)
  const { progress, state, job, routerId, routerName } = takeover
  const isBack = state === 'undoing'
  const done = progress.total - progress.waiting
  const isHeld = job !== null && job.error !== null && !job.isRunning
  return (
    <>
      <ProgressPanel
        title={isBack ? `Mengembalikan ${routerName} ke Mikhmon` : `Menulis ke router ${routerName}`}
        state={isHeld ? 'paused' : 'running'}
        done={done}
        total={progress.total}
        noun="voucher"
        failed={progress.changed}
        activity={progressWords(takeover)}
        whereLater="Router › Ambil alih"
        error={
          isHeld && job.error !== null
            ? {
                message: job.error,
                advice:
                  'Dicoba lagi sendiri. Yang sudah tertulis tidak diulang, dan voucher tetap berlaku seperti semula.',
              }
            : null
        }
        action={
          isHeld && (
            <Button
              size="xs"
              variant="default"
              loading={reconnect.isRunning}
              onClick={() => void reconnect.run({ id: routerId })}
            >
              Coba sekarang
            </Button>
          )
        }
      />
      {reconnect.problem && <ErrorNotice {...reconnect.problem} />}
      {isHeld && (
        <Panel>
          Pekerjaannya juga ada di <Anchor href={linkTo('kendala')}>Kendala</Anchor>.
        </Panel>
      )}
    </>
  )
}
