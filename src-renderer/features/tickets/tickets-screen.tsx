// Owns: the Tiket screen: the list and one conversation, beside each other where there is room.
// Must never: hold a rule; the core decides who may say what.
import { useRef, useState } from 'react'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen } from '../../ui'
import { useWidth } from '../../ui/use-width'
import { NewTicketDialog } from './new-ticket-dialog'
import { TicketList } from './ticket-list'
import { NoTicket, TicketView } from './ticket-view'
import css from './tickets.module.css'

/** px of the screen without the menu: above it list and conversation stand side by side. */
const SIDE_BY_SIDE = 1_240

export default function TicketsScreen() {
  const id = useRoute().path[0] ?? null
  const [isMaking, setMaking] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const isWide = useWidth(frame, 0) >= SIDE_BY_SIDE
  const isAlone = id !== null && !isWide
  return (
    <div ref={frame} className={css.frame}>
      <Screen
        isFilling
        header={
          <PageHeader
            title="Tiket"
            summary={
              isAlone ? undefined : 'Pertanyaan dan keluhan pelanggan dan reseller; jawabannya terbaca di HP mereka.'
            }
            {...(id !== null && { onBack: () => go('tiket'), backLabel: isWide ? 'Tutup' : 'Semua tiket' })}
            actions={
              !isAlone && (
                <HotkeyButton keys="F2" variant="filled" description="Tiket baru" onPress={() => setMaking(true)}>
                  + Tiket baru
                </HotkeyButton>
              )
            }
          />
        }
      >
        <div className={css.panes} data-wide={isWide || undefined}>
          {!isAlone && (
            <div className={css.listPane}>
              <TicketList openId={id} onNew={() => setMaking(true)} />
            </div>
          )}
          {(isWide || isAlone) && (
            <div className={css.viewPane}>{id === null ? <NoTicket /> : <TicketView key={id} id={id} />}</div>
          )}
        </div>
        {isMaking && (
          <NewTicketDialog
            onClose={() => setMaking(false)}
            onMade={(made) => {
              setMaking(false)
              go('tiket', made)
            }}
          />
        )}
      </Screen>
    </div>
  )
}
