// Owns: the public menu of packages.
// Must never: show a Privat package.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Answer, Button, Card, Line, Page } from '../ui'
import { usePortal } from '../use-portal'

const KINDS = {
  hotspot: 'Voucher WiFi',
  pppoe: 'Internet rumah',
  static: 'Internet kantor (IP statis)',
  other: 'Layanan lain',
} as const

export default function PackagesPage() {
  const { party } = usePortal()
  const packages = useQuery(portalQuery.selfcare.packages.queryOptions({ input: {} }))
  return (
    <Page title="Paket">
      <Answer query={packages}>
        {(rows) => (
          <>
            {rows.length === 0 && <p>Belum ada paket yang ditawarkan di sini. Tanyakan di loket.</p>}
            {Object.entries(KINDS).map(([kind, title]) => {
              const these = rows.filter(({ serviceType }) => serviceType === kind)
              return these.length === 0 ? null : (
                <Card key={kind} title={title}>
                  {these.map((item) => (
                    <div key={item.id}>
                      <Line label={<strong>{item.name}</strong>} value={money(item.price)} />
                      <small>{[item.durationText, item.rateText].filter(Boolean).join(' · ')}</small>
                      {kind === 'hotspot' && party?.kind === 'customer' && (
                        <Button look="plain" onClick={() => goTo('beli', item.id)}>
                          Beli {item.name}
                        </Button>
                      )}
                    </div>
                  ))}
                </Card>
              )
            })}
          </>
        )}
      </Answer>
    </Page>
  )
}
