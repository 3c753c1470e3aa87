// Owns: one billing run in a process of its own, to be killed: prints the file, then a line for every commit.
// Must never: end by itself before it was killed, unless it is done.
import { crowd, openBillShop } from './bill-shop'

const shop = openBillShop()
crowd(shop, Number(process.argv[2]))
process.stdout.write(`${shop.db.file}\n`)
shop.db.onCommit(() => process.stdout.write(`${shop.bills().length}\n`))
await shop.run()
process.stdout.write('done\n')
