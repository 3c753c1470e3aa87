import { describe, expect, test } from 'vitest'
import { DEFAULT_PORT, DEMO_PORT, FlagError, type Host, readFlags } from '../../src-main/server/flags'

const linux: Host = { platform: 'linux', home: '/home/joko', cwd: '/opt/loketnet' }
const windows: Host = { platform: 'win32', home: 'C:\\Users\\joko', cwd: 'D:\\LoketNet' }
const mac: Host = { platform: 'darwin', home: '/Users/joko', cwd: '/Users/joko/loketnet' }
const xdg = '/home/joko/.local/share/loketnet'

describe('cara menyalakan LoketNet', () => {
  test.each([
    ['tanpa apa pun', [], {}, { browser: false, port: DEFAULT_PORT, dataDir: xdg, demo: false }],
    ['--browser', ['--browser'], {}, { browser: true }],
    ['LOKETNET_BROWSER=1', [], { LOKETNET_BROWSER: '1' }, { browser: true }],
    ['LOKETNET_BROWSER=ya', [], { LOKETNET_BROWSER: 'Ya' }, { browser: true }],
    ['LOKETNET_BROWSER=0', [], { LOKETNET_BROWSER: '0' }, { browser: false }],
    ['LOKETNET_BROWSER kosong', [], { LOKETNET_BROWSER: '' }, { browser: false }],
    ['--port terpisah', ['--port', '8080'], {}, { port: 8080 }],
    ['--port sambung', ['--port=0'], {}, { port: 0 }],
    ['LOKETNET_PORT', [], { LOKETNET_PORT: '9000' }, { port: 9000 }],
    ['bendera menang atas lingkungan', ['--port', '1'], { LOKETNET_PORT: '2' }, { port: 1 }],
    ['--data relatif', ['--data', 'toko'], {}, { dataDir: '/opt/loketnet/toko' }],
    ['--data mutlak', ['--data=/srv/toko/'], {}, { dataDir: '/srv/toko' }],
    ['LOKETNET_DATA', [], { LOKETNET_DATA: '/srv/toko' }, { dataDir: '/srv/toko' }],
    ['demo punya folder dan port sendiri', ['--demo'], {}, { demo: true, dataDir: `${xdg}/demo`, port: DEMO_PORT }],
    ['demo tidak pernah masuk buku toko', ['--demo', '--data', '/srv/toko'], {}, { dataDir: '/srv/toko/demo' }],
    ['LOKETNET_DEMO', [], { LOKETNET_DEMO: 'true' }, { demo: true }],
    ['XDG_DATA_HOME', [], { XDG_DATA_HOME: '/mnt/data' }, { dataDir: '/mnt/data/loketnet' }],
    ['XDG_DATA_HOME relatif diabaikan', [], { XDG_DATA_HOME: 'data' }, { dataDir: xdg }],
    ['--help', ['--help'], {}, { help: true }],
    [
      'asing dicatat, tidak ditelan',
      ['--no-sandbox', '.', '--prot=1'],
      {},
      { unknown: ['--no-sandbox', '.', '--prot=1'] },
    ],
  ])('%s', (_name, argv, env, expected) => {
    expect(readFlags(argv, env, linux)).toMatchObject(expected)
  })

  test.each([
    [
      'Windows',
      windows,
      { LOCALAPPDATA: 'C:\\Users\\joko\\AppData\\Local' },
      'C:\\Users\\joko\\AppData\\Local\\LoketNet',
    ],
    ['Windows tanpa LOCALAPPDATA', windows, {}, 'C:\\Users\\joko\\AppData\\Local\\LoketNet'],
    ['macOS', mac, {}, '/Users/joko/Library/Application Support/LoketNet'],
  ])('folder data di %s', (_name, host, env, expected) => {
    expect(readFlags([], env, host).dataDir).toBe(expected)
  })

  test('--data di Windows', () => {
    expect(readFlags(['--data', 'toko', '--demo'], {}, windows).dataDir).toBe('D:\\LoketNet\\toko\\demo')
  })

  test.each([
    ['port kata', ['--port', 'abc'], {}, 'Port harus angka'],
    ['port terlalu besar', ['--port', '65536'], {}, 'Port harus angka'],
    ['port minus', ['--port=-1'], {}, 'Port harus angka'],
    ['port tanpa nilai', ['--port'], {}, '--port perlu angka'],
    ['port menelan bendera lain', ['--port', '--demo'], {}, '--port perlu angka'],
    ['data tanpa nilai', ['--data'], {}, '--data perlu nama folder'],
    ['data kosong', ['--data='], {}, '--data perlu nama folder'],
    ['port lingkungan rusak', [], { LOKETNET_PORT: '80 80' }, 'Port harus angka'],
    ['ya/tidak rusak', [], { LOKETNET_DEMO: 'mungkin' }, 'LOKETNET_DEMO harus 1 atau 0'],
  ])('menolak dengan kalimat: %s', (_name, argv, env, sentence) => {
    expect(() => readFlags(argv, env, linux)).toThrow(FlagError)
    expect(() => readFlags(argv, env, linux)).toThrow(sentence)
  })
})
