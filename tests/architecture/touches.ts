import ts from 'typescript'
import type { Source } from './directions.ts'

const WORLD = new Set([
  'process',
  'Buffer',
  '__dirname',
  '__filename',
  'require',
  'global',
  'globalThis',
  'window',
  'document',
  'navigator',
  'location',
  'self',
  'localStorage',
  'sessionStorage',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'crypto',
  'console',
])

const isName = (node: ts.Identifier): boolean => {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node) ||
    ((ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  )
}

const declares = (node: ts.Identifier): boolean => {
  const { parent } = node
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isFunctionDeclaration(parent)) &&
    parent.name === node
  )
}

const clockOrChance = (node: ts.Node): string | null => {
  if (ts.isPropertyAccessExpression(node)) {
    const text = `${node.expression.getText()}.${node.name.text}`
    return text === 'Date.now' || text === 'Math.random' ? text : null
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) return 'new Date()'
  return ts.isCallExpression(node) && node.expression.getText() === 'Date' ? 'Date()' : null
}

const touchesOf = (path: string, text: string): string[] => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const own = new Set<string>()
  const used: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && WORLD.has(node.text) && !isName(node)) {
      if (declares(node)) own.add(node.text)
      else used.push(node.text)
    }
    const found = clockOrChance(node)
    if (found !== null) used.push(found)
    ts.forEachChild(node, look)
  }
  look(file)
  return [...new Set(used)].filter((name) => !own.has(name))
}

/** Where contract or analysis touch Node, the DOM, the clock or chance. */
export const touchFaults = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => /^src\/(contract|analysis)\/.*\.ts$/.test(path))
    .flatMap(({ path, text }) => touchesOf(path, text).map((name) => `${path}: touches ${name}`))
