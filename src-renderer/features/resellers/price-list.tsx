// Owns: the price list of one reseller: which packages he sells, what he pays, what his customer pays.
// Must never: save a price that the core has not checked against the one above.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PriceItem } from '../../../src-main/features/resellers/contract'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand } from '../../api'
import {
  Button,
  type Column,
  CountLine,
  DataTable,
  EmptyState,
  FormDialog,
  Money,
  MoneyInput,
  Notice,
  StatusChip,
} from '../../ui'
import css from './resellers.module.css'
import { rp } from './words'

const toneOf = (margin: number) => (margin === 0 ? 'plain' : margin < 0 ? 'bad' : 'good')

const columnsOf = (onEdit: (item: PriceItem) => void): readonly Column<PriceItem>[] => [
  {
    id: 'name',
    header: 'Paket',
    width: 11.5,
    grow: 2,
    cell: ({ packageName }) => packageName,
    tip: ({ packageName }) => packageName,
  },
  {
    id: 'shop',
    header: 'Harga toko (modal / jual)',
    width: 12,
    leaves: 1,
    isNumber: true,
    cell: ({ shopOperatorPrice, shopCustomerPrice }) => `${rp(shopOperatorPrice)} / ${rp(shopCustomerPrice)}`,
  },
  {
    id: 'pays',
    header: 'Dia bayar',
    width: 6.75,
    isNumber: true,
    cell: ({ pays }) => (pays === null ? '' : <Money amount={rupiah(pays)} />),
  },
  {
    id: 'sells',
    header: 'Dia jual',
    width: 6.75,
    isNumber: true,
    cell: ({ price }) => price && <Money amount={rupiah(price.customerPrice)} />,
  },
  {
    id: 'margin',
    header: 'Untungnya',
    width: 6.75,
    isNumber: true,
    cell: ({ price, pays }) =>
      price &&
      pays !== null && <Money amount={rupiah(price.customerPrice - pays)} tone={toneOf(price.customerPrice - pays)} />,
  },
  {
    id: 'state',
    header: 'Keadaan',
    width: 9,
    cell: ({ price, lowest }) =>
      price ? (
        lowest === null ? (
          <StatusChip tone="warn" word="Induk berhenti" />
        ) : (
          <StatusChip tone="good" word="Dijual" />
        )
      ) : (
        <StatusChip tone="calm" word="Tidak dijual" />
      ),
  },
  {
    id: 'edit',
    header: '',
    width: 7.75,
    grow: 0,
    align: 'end',
    cell: (item) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Atur harga ${item.packageName}`}
        onClick={() => onEdit(item)}
      >
        Atur harga
      </Button>
    ),
  },
]

export function PriceList({ resellerId }: { readonly resellerId: string }) {
  const prices = useQuery(orpc.resellers.prices.queryOptions({ input: { resellerId } }))
  const [editing, setEditing] = useState<PriceItem | null>(null)
  const rows = prices.data ?? []
  const sold = rows.filter(({ price }) => price !== null).length
  return (
    <>
      <DataTable
        label="Daftar harga"
        columns={columnsOf(setEditing)}
        rows={rows}
        rowKey={({ packageId }) => packageId}
        isLoading={prices.isPending}
        summary={<CountLine noun="paket" shown={rows.length} detail={`${sold} dijual`} />}
        onOpen={setEditing}
        empty={
          <EmptyState title="Belum ada paket">
            Paket dibuat di Katalog Layanan. Bawahan hanya dapat menjual paket yang dijual induknya.
          </EmptyState>
        }
        card={(row) => (
          <span className={css.card}>
            <strong>{row.packageName}</strong>
            <span>{row.price ? 'Dijual' : 'Tidak dijual'}</span>
            <span className={css.soft}>
              {row.price && row.pays !== null
                ? `bayar ${rp(row.pays)}, jual ${rp(row.price.customerPrice)}`
                : `toko ${rp(row.shopOperatorPrice)} / ${rp(row.shopCustomerPrice)}`}
            </span>
            <span className={css.soft}>
              {row.price && row.pays !== null && `untung ${rp(row.price.customerPrice - row.pays)}`}
            </span>
          </span>
        )}
      />
      {editing && (
        <PriceDialog key={editing.packageId} resellerId={resellerId} item={editing} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

interface DialogProps {
  readonly resellerId: string
  readonly item: PriceItem
  readonly onClose: () => void
}

function PriceDialog({ resellerId, item, onClose }: DialogProps) {
  const save = useCommand(api.resellers.savePrice)
  const { price, lowest, shopOperatorPrice, shopCustomerPrice, packageId } = item
  const usual = Math.max(shopOperatorPrice, lowest ?? 0)
  const [operator, setOperator] = useState<Rupiah | null>(rupiah(price?.operatorPrice ?? usual))
  const [customer, setCustomer] = useState<Rupiah | null>(rupiah(price?.customerPrice ?? shopCustomerPrice))
  const { problem } = save
  const put = async (next: { operatorPrice: number; customerPrice: number } | null) => {
    if (await save.run({ resellerId, packageId, price: next })) onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="sm"
      title={item.packageName}
      submitLabel={price ? 'Simpan harga' : 'Boleh dijual'}
      isBusy={save.isRunning}
      error={problem && Object.keys(problem.fields).length === 0 ? problem : null}
      extra={
        price && (
          <Button variant="default" onClick={() => void put(null)}>
            Jangan dijual
          </Button>
        )
      }
      onSubmit={async () => {
        if (operator !== null && customer !== null) await put({ operatorPrice: operator, customerPrice: customer })
      }}
    >
      <MoneyInput
        label="Harga modal (yang dia bayar)"
        description={lowest ? `Paling sedikit ${rp(lowest)}, sebesar yang dibayar induknya.` : undefined}
        required
        isFirst
        value={operator}
        onChange={setOperator}
        error={problem?.fields.operatorPrice ?? problem?.fields['price.operatorPrice']}
      />
      <MoneyInput
        label="Harga jual (ke pelanggannya)"
        required
        value={customer}
        onChange={setCustomer}
        error={problem?.fields['price.customerPrice']}
      />
      {operator !== null && customer !== null && (
        <Notice tone={customer < operator ? 'warn' : 'info'}>
          {customer < operator
            ? `Dia rugi ${rp(operator - customer)} tiap terjual: harga jualnya di bawah modal.`
            : `Untungnya ${rp(customer - operator)} tiap terjual.`}
        </Notice>
      )}
    </FormDialog>
  )
}
