// Owns: Pengaturan > Toko.
// Must never: lose what was typed when saving fails.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { Form } from '../../ui/form'
import { ErrorNotice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { ShopFields, type ShopValues } from './shop-fields'

export function ShopTab({ shop }: { readonly shop: ShopValues }) {
  const [values, setValues] = useState(shop)
  const save = useCommand(api.settings.saveShop)
  const submit = async () => {
    if (await save.run(values)) notifyDone('Data toko tersimpan. Berlaku mulai struk berikutnya.')
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Data toko"
        foot={
          <Button type="submit" loading={save.isRunning}>
            Simpan
          </Button>
        }
      >
        <ShopFields values={values} onChange={setValues} errors={save.problem?.fields ?? {}} />
        {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
      </Panel>
    </Form>
  )
}
