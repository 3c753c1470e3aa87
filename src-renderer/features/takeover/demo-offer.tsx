// Owns: the demo's offer of an old router that runs Mikhmon, to try a take-over on.
// Must never: show itself outside the demo, or when the router is there already.
import { useQuery } from '@tanstack/react-query'
import { OWNER } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import { Button, ErrorNotice, Notice } from '../../ui'

export function DemoOffer() {
  const { isDemo, may } = useSession()
  const isAsked = isDemo && may(OWNER)
  const { data } = useQuery({ ...orpc.takeover.demoRouter.queryOptions({ input: {} }), enabled: isAsked })
  const add = useCommand(api.takeover.addDemoRouter)
  if (!isAsked || data?.isOffered !== true) return null
  const start = async () => {
    const added = await add.run({})
    if (added) go('router', 'ambil-alih', added.routerId)
  }
  return (
    <>
      <Notice
        tone="info"
        title="Pernah memakai Mikhmon?"
        action={
          <Button size="xs" loading={add.isRunning} onClick={() => void start()}>
            Tambahkan {data.name}
          </Button>
        }
      >
        Demo ini punya satu router lama yang dijalankan Mikhmon bertahun-tahun. Coba ambil alih di sana.
      </Notice>
      {add.problem && <ErrorNotice {...add.problem} />}
    </>
  )
}
