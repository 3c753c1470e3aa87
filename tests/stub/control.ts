// Owns: the test's hand in the main process, as playwright's ElectronApplication.evaluate has.
// Must never: be there when nobody forked us.
import * as electron from './electron.ts'

interface Call {
  readonly id: number
  readonly code: string
  readonly argument: unknown
}

if (process.send) {
  process.on('message', (call: Call) => {
    const run = async () =>
      new Function('electron', 'argument', `return (${call.code})(electron, argument)`)(electron.default, call.argument)
    run().then(
      (value) => process.send?.({ id: call.id, value }),
      (error: unknown) => process.send?.({ id: call.id, error: error instanceof Error ? error.stack : String(error) }),
    )
  })
  process.channel?.unref() // run.ts holds it once the app has been evaluated
  process.on('disconnect', () => electron.app.exit(0))
}
