// Owns: the card of one reseller: saldo, and the tabs of prices, statement, sales and titip jual.
// Must never: add up money; the core has.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResellerCard } from '../../../src-main/features/resellers/contract'
import { rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import { orpc, toProblem } from '../../api'
import { go, useRoute } from '../../app/route'
import {
  ActionsMenu,
  Button,
  ErrorNotice,
  Facts,
  Money,
  PageHeader,
  Panel,
  Screen,
  Skeleton,
  Stat,
  StatRow,
  StatusChip,
  Tabs,
} from '../../ui'
import { LoginPanel } from '../portal/login-panel'
import { PartyTickets } from '../tickets/party-tickets'
import { CardsPanel } from './cards-panel'
import { ConsignmentPanel } from './consignment-panel'
import { CustomersPanel } from './customers-panel'
import { DepositsPanel } from './deposits-panel'
import { MoneyDialog } from './money-dialog'
import { PriceList } from './price-list'
import { ResellerForm } from './reseller-form'
import css from './resellers.module.css'
import { SalesPanel, StatementPanel } from './statement-panel'
import { percentText, rp } from './words'

const TABS = [
  { id: 'ringkasan', label: 'Ringkasan' },
  { id: 'harga', label: 'Daftar harga' },
  { id: 'mutasi', label: 'Mutasi saldo' },
  { id: 'penjualan', label: 'Penjualan' },
  { id: 'titip', label: 'Titip jual' },
] as const

const back = () => go('reseller')

export function ResellerPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(orpc.resellers.get.queryOptions({ input: { id } }))
  const problem = error && toProblem(error)
  if (data) return <Card reseller={data} />
  return (
    <Screen header={<PageHeader title="Reseller" onBack={back} />}>
      {problem ? (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Screen>
  )
}

function Card({ reseller }: { readonly reseller: ResellerCard }) {
  const { path } = useRoute()
  const [dialog, setDialog] = useState<'edit' | 'topUp' | 'withdraw' | null>(null)
  const tab = TABS.find(({ id }) => id === path[1])?.id ?? 'ringkasan'
  const { id, name, phone } = reseller
  const close = () => setDialog(null)
  return (
    <Screen
      header={
        <PageHeader
          title={name}
          onBack={back}
          marks={!reseller.isActive && <StatusChip tone="calm" word="Nonaktif" look="filled" />}
          summary={[
            reseller.number,
            isPhone(phone) && showPhoneGrouped(phone),
            reseller.parentName && `di bawah ${reseller.parentName}`,
          ]
            .filter(Boolean)
            .join(' · ')}
          tabs={
            <Tabs
              label="Reseller"
              value={tab}
              onChange={(next) => go('reseller', id, next)}
              tabs={TABS.map(({ id: tabId, label }) => ({
                id: tabId,
                label,
                ...(tabId === 'ringkasan' && reseller.openDeposits > 0 && { count: reseller.openDeposits }),
              }))}
            />
          }
          actions={
            <>
              <Button onClick={() => setDialog('topUp')}>Isi saldo</Button>
              <ActionsMenu
                label="Lainnya"
                actions={[
                  { id: 'withdraw', label: 'Tarik saldo', onChoose: () => setDialog('withdraw') },
                  { id: 'edit', label: 'Ubah data', onChoose: () => setDialog('edit') },
                ]}
              />
            </>
          }
        />
      }
    >
      {tab === 'ringkasan' && <Summary reseller={reseller} />}
      {tab === 'harga' && <PriceList resellerId={id} />}
      {tab === 'mutasi' && <StatementPanel resellerId={id} />}
      {tab === 'penjualan' && <SalesPanel resellerId={id} />}
      {tab === 'titip' && <ConsignmentPanel reseller={reseller} />}
      {dialog === 'edit' && <ResellerForm reseller={reseller} onClose={close} onSaved={close} />}
      {(dialog === 'topUp' || dialog === 'withdraw') && (
        <MoneyDialog kind={dialog} reseller={reseller} onClose={close} />
      )}
    </Screen>
  )
}

function Summary({ reseller }: { readonly reseller: ResellerCard }) {
  const { id, name, phone, month, children } = reseller
  return (
    <div className={css.stack}>
      <StatRow>
        <Stat
          label="Saldo"
          value={<Money amount={rupiah(reseller.balance)} size="lg" tone={reseller.balance < 0 ? 'bad' : 'plain'} />}
          detail={reseller.held > 0 ? `${rp(reseller.held)} ditahan, menunggu router` : undefined}
        />
        <Stat
          label="Dapat dipakai"
          value={<Money amount={rupiah(reseller.available)} size="lg" />}
          detail={reseller.creditLimit > 0 ? `termasuk kredit ${rp(reseller.creditLimit)}` : 'tanpa kredit'}
        />
        <Stat
          label="Bulan ini"
          value={`${month.quantity} terjual`}
          detail={`modal ${rp(month.amount)}, untungnya ${rp(month.margin)}`}
        />
        {(month.shares > 0 || children.length > 0) && (
          <Stat label="Dari bawahan" value={<Money amount={rupiah(month.shares)} size="lg" />} detail="bulan ini" />
        )}
      </StatRow>
      <DepositsPanel resellerId={id} />
      <CardsPanel resellerId={id} />
      <Panel title="Data">
        <Facts
          columns={2}
          facts={[
            { label: 'Alamat', value: reseller.address || '-' },
            {
              label: 'Komisi',
              value: reseller.commissionPoints === 0 ? 'Tanpa' : percentText(reseller.commissionPoints),
            },
            {
              label: 'Paket di daftar harga',
              value: reseller.packages || (
                <Button variant="subtle" size="compact-sm" onClick={() => go('reseller', id, 'harga')}>
                  Belum ada: isi daftar harganya
                </Button>
              ),
            },
            { label: 'Catatan', value: reseller.notes || '-' },
          ]}
        />
      </Panel>
      <LoginPanel kind="reseller" partyId={id} name={name} phone={phone} />
      <PartyTickets kind="reseller" id={id} name={name} isGone={!reseller.isActive} />
      <CustomersPanel resellerId={id} />
      {children.length > 0 && (
        <Panel title="Bawahan" detail={String(children.length)}>
          <ul className={css.list}>
            {children.map((child) => (
              <li key={child.id} className={css.line}>
                <Button variant="subtle" size="compact-sm" onClick={() => go('reseller', child.id)}>
                  {child.number} · {child.name}
                </Button>
                <Money amount={rupiah(child.balance)} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}
