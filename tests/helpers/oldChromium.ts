import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const PACKAGE = 'chrome-aws-lambda@10.1.0'
const home = join(tmpdir(), 'cockpit-chromium-92')

/** Unpacks the Chromium 92 that an npm package carries; kept in the temporary folder for the next run. */
const unpacked = (): string => {
  if (existsSync(home)) return home
  const work = `${home}-${process.pid}`
  mkdirSync(work, { recursive: true })
  try {
    execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: work, stdio: 'pipe', timeout: 120_000 })
    execFileSync('tar', ['xzf', `${PACKAGE.replace('@', '-')}.tgz`], { cwd: work })
    for (const name of ['chromium', 'aws.tar', 'swiftshader.tar'])
      writeFileSync(join(work, name), brotliDecompressSync(readFileSync(join(work, 'package/bin', `${name}.br`))))
    mkdirSync(join(work, 'swiftshader'))
    execFileSync('tar', ['xf', 'aws.tar'], { cwd: work })
    execFileSync('tar', ['xf', 'swiftshader.tar', '-C', 'swiftshader'], { cwd: work })
    chmodSync(join(work, 'chromium'), 0o755)
    rmSync(join(work, 'package'), { recursive: true })
    renameSync(work, home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return home
}

/** Chromium 92, as domestic desktops still have it, with WebGL or without; or why there is none here. */
export const launchOld = async (webgl: boolean): Promise<{ browser: Browser } | { why: string }> => {
  try {
    const folder = unpacked()
    const browser = await chromium.launch({
      executablePath: join(folder, 'chromium'),
      args: ['--no-sandbox', '--disable-gpu', '--no-zygote', ...(webgl ? [] : ['--disable-3d-apis'])],
      env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') },
    })
    return { browser }
  } catch (error) {
    return { why: (error as Error).message.split('\n')[0]! }
  }
}
