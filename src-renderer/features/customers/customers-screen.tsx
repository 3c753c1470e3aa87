// Owns: the Pelanggan screen: the list, the card of one customer, the import.
// Must never: hold a rule; the core decides what may be changed by whom.
import { useState } from 'react'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen } from '../../ui'
import { AreasDialog } from './areas-dialog'
import { CustomerForm } from './customer-form'
import { CustomerList } from './customer-list'
import { CustomerPage } from './customer-page'
import { ImportPage } from './import-page'

export default function CustomersScreen() {
  const { path } = useRoute()
  const [first] = path
  if (first === 'impor') return <ImportPage />
  if (first !== undefined) return <CustomerPage key={first} id={first} />
  return <ListPage />
}

function ListPage() {
  const [isAdding, setAdding] = useState(false)
  const [isNaming, setNaming] = useState(false)
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title="Pelanggan"
          summary="Siapa berlangganan apa, dan apakah routernya sudah sama dengan catatan."
          actions={
            <HotkeyButton keys="Alt+T" variant="filled" description="Tambah pelanggan" onPress={() => setAdding(true)}>
              + Tambah pelanggan
            </HotkeyButton>
          }
        />
      }
    >
      <CustomerList onAdd={() => setAdding(true)} onAreas={() => setNaming(true)} />
      {isAdding && (
        <CustomerForm
          customer={null}
          onClose={() => setAdding(false)}
          onSaved={(id) => {
            setAdding(false)
            go('pelanggan', id)
          }}
        />
      )}
      {isNaming && <AreasDialog onClose={() => setNaming(false)} />}
    </Screen>
  )
}
