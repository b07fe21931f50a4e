package io.github.tpm4j.engine.store;

/** What a commit survives, against what it costs. */
public enum Durability {
  /**
   * Each commit is forced to the device before it is acknowledged: it survives a kill of the
   * process, a crash of the system and a loss of power. Costs a flush of the device, 0.1 ms on a
   * good SSD and 10 ms on a disk.
   */
  POWER_LOSS,

  /**
   * A commit is handed to the operating system: it survives {@code kill -9} of the process, as the
   * page cache outlives it. Costs some microseconds. When the system itself stops, the commits of
   * the last seconds may be gone, or, where pages reached the device in another order, the state
   * may be refused as damaged. For tests and for TPMs that live no longer than their machine.
   */
  PROCESS_KILL
}
