package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a device is used. Immutable. What concerns the whole TPM ({@code keyCapacity}, {@code
 * flushesAtExit}) is decided by whoever opens it first.
 *
 * @param hierarchyAuths the authValues of hierarchies that have one, such as TPM_RH_OWNER; what is
 *     supplied is wiped
 * @param storageKeyName the Name of the storage key of the owner hierarchy, which secrets are
 *     encrypted to; a TPM that shows another is refused. Empty if it is not known
 * @param sessionless whether passwords are sent in the clear, and commands and responses go
 *     unprotected, on a transport that others could listen to. On one within this process that is
 *     always so
 * @param keyCapacity how many keys are remembered, loaded or not
 * @param flushesAtExit whether slots are given back when the JVM ends without {@link
 *     TpmDevice#close}; who then goes on to use the TPM is told that the connection is closed
 */
public record DeviceOptions(
    Map<TpmHandle, Supplier<SecretBytes>> hierarchyAuths,
    Optional<Bytes> storageKeyName,
    boolean sessionless,
    int keyCapacity,
    boolean flushesAtExit)
    implements Caller {
  private static final int DEFAULT_KEY_CAPACITY = 1000;

  /** No authValues; everything protected. */
  public static final DeviceOptions DEFAULT =
      new DeviceOptions(Map.of(), Optional.empty(), false, DEFAULT_KEY_CAPACITY, true);

  /**
   * Makes one from its components.
   *
   * @param hierarchyAuths the authValues of hierarchies that have one, such as TPM_RH_OWNER; what
   *     is supplied is wiped
   * @param storageKeyName the Name of the storage key of the owner hierarchy, which secrets are
   *     encrypted to; a TPM that shows another is refused. Empty if it is not known
   * @param sessionless whether passwords are sent in the clear, and commands and responses go
   *     unprotected, on a transport that others could listen to. On one within this process that is
   *     always so
   * @param keyCapacity how many keys are remembered, loaded or not
   * @param flushesAtExit whether slots are given back when the JVM ends without {@link
   *     TpmDevice#close}; who then goes on to use the TPM is told that the connection is closed
   */
  public DeviceOptions {
    hierarchyAuths = Map.copyOf(hierarchyAuths);
  }

  /**
   * These options, and the authValue of a hierarchy.
   *
   * @param hierarchy such as TPM_RH_OWNER
   * @param authValue is asked when it is needed; what it supplies is wiped
   * @return other options; these stay as they are
   */
  public DeviceOptions withHierarchyAuth(TpmHandle hierarchy, Supplier<SecretBytes> authValue) {
    Map<TpmHandle, Supplier<SecretBytes>> more = new HashMap<>(hierarchyAuths);
    more.put(hierarchy, authValue);
    return new DeviceOptions(more, storageKeyName, sessionless, keyCapacity, flushesAtExit);
  }

  /**
   * These options, with passwords in the clear.
   *
   * @return other options; these stay as they are
   */
  public DeviceOptions withoutSessions() {
    return new DeviceOptions(hierarchyAuths, storageKeyName, true, keyCapacity, flushesAtExit);
  }

  /**
   * These options, with the Name of the storage key.
   *
   * @param name such as {@link TpmDevice#nameOf} told when nobody was in the way
   * @return other options; these stay as they are
   */
  public DeviceOptions withStorageKeyName(Bytes name) {
    return new DeviceOptions(
        hierarchyAuths, Optional.of(name), sessionless, keyCapacity, flushesAtExit);
  }

  /**
   * These options, with room for so many keys.
   *
   * @param keys loaded or not; the least used one is forgotten
   * @return other options; these stay as they are
   */
  public DeviceOptions withKeyCapacity(int keys) {
    return new DeviceOptions(hierarchyAuths, storageKeyName, sessionless, keys, flushesAtExit);
  }

  @Override
  public Supplier<SecretBytes> hierarchyAuth(TpmHandle hierarchy) {
    return hierarchyAuths.getOrDefault(hierarchy, () -> SecretBytes.EMPTY);
  }
}
