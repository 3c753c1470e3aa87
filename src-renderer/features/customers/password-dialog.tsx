// Owns: showing the router's login after a press; the core writes down who looked.
// Must never: keep the password once the dialog is closed.
import { useState } from 'react'
import { api, useCommand } from '../../api'
import { Button, CopyButton, Dialog, ErrorNotice, Facts, Notice } from '../../ui'
import css from './customers.module.css'
import type { ServiceDialogProps } from './events-dialog'

export function PasswordDialog({ service, onClose }: ServiceDialogProps) {
  const reveal = useCommand(api.subscriptions.reveal)
  const [password, setPassword] = useState<string | null>(null)
  const show = async () => setPassword((await reveal.run({ id: service.id }))?.password ?? null)
  return (
    <Dialog isOpen onClose={onClose} size="sm" title={`Kata sandi ${service.username}`} closesOutside>
      <div className={css.stack}>
        {password === null ? (
          <>
            <Notice tone="info">Dicatat di jejak audit: siapa yang melihat, dan kapan.</Notice>
            {reveal.problem && <ErrorNotice message={reveal.problem.message} advice={reveal.problem.advice} />}
            <Button onClick={() => void show()} loading={reveal.isRunning} data-autofocus>
              Tampilkan
            </Button>
          </>
        ) : (
          <>
            <Facts
              facts={[
                { label: 'Username', value: <span className="ln-code">{service.username}</span> },
                { label: 'Kata sandi', value: <strong className="ln-code">{password}</strong> },
              ]}
            />
            <CopyButton text={`${service.username} / ${password}`} />
          </>
        )}
      </div>
    </Dialog>
  )
}
