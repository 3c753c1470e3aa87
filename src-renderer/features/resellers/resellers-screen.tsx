// Owns: the Reseller screen: who sells for the shop, their saldo, and deposits that wait.
// Must never: hold a rule; the core says what a saldo is and who may see it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResellerItem } from '../../../src-main/features/resellers/contract'
import { rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import { orpc, toProblem } from '../../api'
import { go, useRoute } from '../../app/route'
import {
  type Column,
  CountLine,
  DataTable,
  EmptyState,
  HotkeyButton,
  Money,
  PageHeader,
  Screen,
  StatusChip,
} from '../../ui'
import { DepositsPanel } from './deposits-panel'
import { ResellerForm } from './reseller-form'
import { ResellerPage } from './reseller-page'
import css from './resellers.module.css'

const COLUMNS: readonly Column<ResellerItem>[] = [
  { id: 'number', header: 'Nomor', width: 5.5, leaves: 1, cell: ({ number }) => number },
  {
    id: 'name',
    header: 'Nama',
    width: 14,
    grow: 3,
    cell: ({ name, parentName }) => (parentName === null ? name : `${name} (di bawah ${parentName})`),
    tip: ({ name }) => name,
  },
  {
    id: 'phone',
    header: 'HP',
    width: 9,
    cell: ({ phone }) => (isPhone(phone) ? showPhoneGrouped(phone) : ''),
  },
  { id: 'packages', header: 'Paket', width: 4.5, leaves: 2, isNumber: true, cell: ({ packages }) => packages },
  {
    id: 'balance',
    header: 'Saldo',
    width: 7.5,
    isNumber: true,
    cell: ({ balance }) => <Money amount={rupiah(balance)} tone={balance < 0 ? 'bad' : 'plain'} />,
  },
  {
    id: 'available',
    header: 'Dapat dipakai',
    width: 8,
    isNumber: true,
    cell: ({ available }) => <Money amount={rupiah(available)} />,
  },
  {
    id: 'state',
    header: 'Keadaan',
    width: 8,
    cell: ({ isActive, openDeposits }) =>
      isActive ? (
        openDeposits > 0 ? (
          <StatusChip tone="warn" word={`${openDeposits} deposit`} />
        ) : (
          <StatusChip tone="good" word="Aktif" />
        )
      ) : (
        <StatusChip tone="calm" word="Nonaktif" />
      ),
  },
]

export default function ResellersScreen() {
  const { path } = useRoute()
  const id = path[0]
  return id ? <ResellerPage key={id} id={id} /> : <List />
}

function List() {
  const [isMaking, setMaking] = useState(false)
  const list = useQuery(orpc.resellers.list.queryOptions({ input: {} }))
  const rows = list.data ?? []
  const problem = list.error && toProblem(list.error)
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title="Reseller"
          summary="Warung dan agen yang menjual dari saldo: harga modal, saldo, deposit, dan titip jual."
          actions={
            <HotkeyButton keys="F2" variant="filled" description="Reseller baru" onPress={() => setMaking(true)}>
              + Reseller
            </HotkeyButton>
          }
        />
      }
    >
      <DepositsPanel resellerId={null} />
      <DataTable
        label="Reseller"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        isLoading={list.isPending}
        error={problem && { message: problem.message, advice: problem.advice }}
        summary={<CountLine noun="reseller" shown={rows.length} />}
        onOpen={({ id }) => go('reseller', id)}
        empty={
          <EmptyState title="Belum ada reseller">
            Tambahkan warung atau agen, isi harga modalnya, lalu isi saldonya. Dia menjual dari HP-nya sendiri.
          </EmptyState>
        }
        card={(row) => (
          <span className={css.card}>
            <strong>{row.name}</strong>
            <Money amount={rupiah(row.balance)} tone={row.balance < 0 ? 'bad' : 'plain'} />
            <span className={css.soft}>
              {row.number}
              {row.parentName && ` · di bawah ${row.parentName}`}
            </span>
            <span className={css.soft}>{row.isActive ? `${row.packages} paket` : 'Nonaktif'}</span>
          </span>
        )}
      />
      {isMaking && (
        <ResellerForm
          reseller={null}
          onClose={() => setMaking(false)}
          onSaved={(id) => {
            setMaking(false)
            go('reseller', id)
          }}
        />
      )}
    </Screen>
  )
}
