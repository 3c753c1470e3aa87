// Owns: the card of one customer: data, place, subscriptions, and the panels of other features.
// Must never: add up money; the panels of bills and payments say what the core has added up.

import { IconBrandWhatsapp, IconMapPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import { businessDay, formatDateLong } from '../../../src-main/shared/calendar-date'
import { isMobile, isPhone, waLink } from '../../../src-main/shared/phone'
import { mapLink, showPlace } from '../../../src-main/shared/place'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go, linkTo } from '../../app/route'
import {
  ActionsMenu,
  Anchor,
  Button,
  ConfirmDialog,
  ErrorNotice,
  type Fact,
  Facts,
  HotkeyButton,
  Notice,
  notifyDone,
  PageHeader,
  Panel,
  Screen,
  Skeleton,
  StatusChip,
} from '../../ui'
import { CustomerForm } from './customer-form'
import css from './customers.module.css'
import { phoneText } from './list-columns'
import { CUSTOMER_PANELS, type CustomerPanel } from './panels'
import { ServicesPanel } from './services-panel'

const back = () => go('pelanggan')

export function CustomerPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    ...orpc.customers.get.queryOptions({ input: { id } }),
    placeholderData: undefined,
  })
  const problem = error && toProblem(error)
  if (!data)
    return (
      <Screen header={<PageHeader title="Pelanggan" onBack={back} />}>
        {problem ? (
          <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Screen>
    )
  return <Card customer={data} />
}

function Card({ customer }: { readonly customer: CustomerCard }) {
  const isManager = useSession().may(MANAGERS)
  const [isEditing, setEditing] = useState(false)
  const [isArchiving, setArchiving] = useState(false)
  const { phone } = customer
  const panels = (place: CustomerPanel['beside']) =>
    CUSTOMER_PANELS.filter(({ beside }) => beside === place).map(({ id, component: CardPanel }) => (
      <CardPanel key={id} customer={customer} />
    ))
  return (
    <Screen
      header={
        <PageHeader
          title={customer.name}
          onBack={back}
          marks={customer.isArchived && <StatusChip tone="calm" word="Diarsipkan" look="filled" />}
          summary={[customer.number, phoneText(phone), customer.areaName].filter(Boolean).join(' · ')}
          actions={
            <>
              {isPhone(phone) && isMobile(phone) && (
                <Button
                  component="a"
                  href={waLink(phone, `Halo ${customer.name},`)}
                  target="_blank"
                  rel="noopener noreferrer"
                  variant="default"
                  leftSection={<IconBrandWhatsapp size="1.125rem" aria-hidden />}
                >
                  WhatsApp
                </Button>
              )}
              {!customer.isArchived && (
                <HotkeyButton
                  keys="F2"
                  description="Pesanan baru untuk pelanggan ini"
                  onPress={() => go('pesanan', 'baru', customer.id)}
                >
                  Pesanan baru
                </HotkeyButton>
              )}
              <HotkeyButton keys="F4" description="Ubah data pelanggan" onPress={() => setEditing(true)}>
                Ubah data
              </HotkeyButton>
              {isManager && (
                <ActionsMenu
                  label={`Lainnya untuk ${customer.name}`}
                  actions={[
                    customer.isArchived
                      ? { id: 'restore', label: 'Keluarkan dari arsip', onChoose: () => setArchiving(true) }
                      : {
                          id: 'archive',
                          label: 'Arsipkan',
                          tone: 'danger',
                          isDisabled: customer.running > 0,
                          detail: customer.running > 0 ? 'Hentikan langganannya dulu' : undefined,
                          onChoose: () => setArchiving(true),
                        },
                  ]}
                />
              )}
            </>
          }
        />
      }
    >
      <div className={css.card}>
        <div className={css.stack}>
          <ServicesPanel customer={customer} />
          {panels(undefined)}
        </div>
        <div className={css.stack}>
          {panels('first')}
          <DataPanel customer={customer} />
          {panels('last')}
        </div>
      </div>
      {isEditing && (
        <CustomerForm customer={customer} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
      )}
      {isArchiving && <ArchiveDialog customer={customer} onClose={() => setArchiving(false)} />}
    </Screen>
  )
}

function DataPanel({ customer }: { readonly customer: CustomerCard }) {
  const { zone } = useSession()
  const { latitude, longitude } = customer
  const place = latitude !== null && longitude !== null ? { latitude, longitude } : null
  const facts: Fact[] = [
    { label: 'No. pelanggan', value: customer.number },
    {
      label: 'No. HP',
      value: isPhone(customer.phone) ? (
        <Anchor href={`tel:+${customer.phone}`}>{phoneText(customer.phone)}</Anchor>
      ) : (
        'belum ada'
      ),
    },
    { label: 'Alamat', value: customer.address || 'belum ada' },
    ...(customer.areaName ? [{ label: 'Area', value: customer.areaName }] : []),
    {
      label: 'Lokasi',
      value: place ? (
        <Anchor href={mapLink(place)} target="_blank" rel="noopener noreferrer">
          <IconMapPin size="0.875rem" aria-hidden /> Buka peta ({showPlace(place)})
        </Anchor>
      ) : (
        'belum ada'
      ),
    },
    {
      label: 'Terdaftar',
      value: `${formatDateLong(businessDay(customer.createdAt, zone))}${
        customer.createdByName ? ` oleh ${customer.createdByName}` : ''
      }`,
    },
  ]
  return (
    <Panel title="Data pelanggan">
      <div className={css.stack}>
        <Facts facts={facts} />
        {customer.samePhone.length > 0 && (
          <Notice
            tone="info"
            title={`Nomor HP sama dengan ${customer.samePhone.map(({ number }) => number).join(', ')}`}
          >
            {customer.samePhone.map(({ id, number, name }) => (
              <div key={id}>
                <Anchor href={linkTo('pelanggan', id)}>
                  {number} {name}
                </Anchor>
              </div>
            ))}
          </Notice>
        )}
        {customer.notes !== '' && (
          <div>
            <strong>Catatan</strong>
            <p className={css.notes}>{customer.notes}</p>
          </div>
        )}
      </div>
    </Panel>
  )
}

function ArchiveDialog({ customer, onClose }: { readonly customer: CustomerCard; readonly onClose: () => void }) {
  const command = useCommand(api.customers.archive)
  const isArchived = !customer.isArchived
  const confirm = async () => {
    if (!(await command.run({ id: customer.id, isArchived }))) return
    notifyDone(isArchived ? `${customer.name} diarsipkan.` : `${customer.name} kembali ke daftar.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      tone={isArchived ? 'danger' : 'plain'}
      title={isArchived ? `Arsipkan ${customer.name}?` : `Kembalikan ${customer.name} ke daftar?`}
      confirmLabel={isArchived ? 'Arsipkan' : 'Kembalikan'}
      lost={isArchived ? 'Tidak tampil lagi di daftar dan pencarian.' : undefined}
      kept={isArchived ? 'Tagihan, pembayaran dan riwayatnya. Bisa dikembalikan kapan saja.' : undefined}
      isBusy={command.isRunning}
      error={command.problem}
    />
  )
}
