/** The store could not write (disk full, server away, watchdog): the caller answers 503 `cannot_keep`. */
export class CannotKeep extends Error {
  override name = 'CannotKeep'
}

/** The store cannot be opened: held by another process, another place's, an unwritable folder. Its message is for the operator. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
}

/** Another gateway judges by now: what this one judged was not kept, and need not be. */
export class Overruled extends Error {
  override name = 'Overruled'
}
