package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.owner.Owner;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slots for keys: 20. */
public final class Keys implements StateRecord {
  public static final int SLOTS = 20;

  private final StateKeeper keeper;
  private final Owner owner;
  private final RandomSource random;
  private final Map<Integer, LoadedKey> slots = new LinkedHashMap<>();

  public Keys(StateKeeper keeper, Owner owner, RandomSource random) {
    this.keeper = keeper;
    this.owner = owner;
    this.random = random;
    keeper.running("keys", this);
  }

  /**
   * Puts a key into a slot.
   *
   * @return its handle
   * @throws TpmFailure with TPM_NOSPACE
   */
  public int load(LoadedKey key) {
    requireFree();
    int handle = randomHandle();
    while (isReserved(handle) || slots.containsKey(handle)) {
      handle = randomHandle();
    }
    slots.put(handle, key);
    return handle;
  }

  /**
   * Puts a key into a slot again.
   *
   * @param handle that it had
   * @param mustHave whether it may get no other
   * @throws TpmFailure with TPM_NOSPACE or TPM_BAD_HANDLE
   */
  public int load(LoadedKey key, int handle, boolean mustHave) {
    requireFree();
    boolean isFree = !isReserved(handle) && !slots.containsKey(handle);
    TpmFailure.require(isFree || !mustHave, TpmResult.BAD_HANDLE);
    if (!isFree) {
      return load(key);
    }
    slots.put(handle, key);
    return handle;
  }

  /**
   * Puts a key into a slot again, unless it is still in the slot that it had: there are not two of
   * it then, as in swtpm.
   *
   * @param handle that it had
   * @return its handle
   * @throws TpmFailure with TPM_NOSPACE
   */
  public int loadOnce(LoadedKey key, int handle) {
    if (find(handle).filter(loaded -> isSame(loaded, key)).isPresent()) {
      key.wipe();
      return handle;
    }
    return load(key, handle, false);
  }

  private static boolean isSame(LoadedKey one, LoadedKey other) {
    return one.entity().identity().equals(other.entity().identity());
  }

  /**
   * Checks that there is a free slot.
   *
   * @throws TpmFailure with TPM_NOSPACE
   */
  public void requireFree() {
    TpmFailure.require(free() > 0, TpmResult.NOSPACE);
  }

  private int randomHandle() {
    return ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt();
  }

  private static boolean isReserved(int handle) {
    return handle == 0 || handle >>> 24 == EntityConstants.KH_SRK >>> 24;
  }

  /**
   * {@return a key, or the SRK}
   *
   * @throws TpmFailure with TPM_INVALID_KEYHANDLE
   */
  public LoadedKey get(int handle) {
    if (handle == EntityConstants.KH_SRK && owner.isInstalled()) {
      return owner.storageRoot();
    }
    return find(handle).orElseThrow(() -> new TpmFailure(TpmResult.INVALID_KEYHANDLE));
  }

  /** {@return the key in a slot} */
  public Optional<LoadedKey> find(int handle) {
    return Optional.ofNullable(slots.get(handle));
  }

  public int free() {
    return SLOTS - slots.size();
  }

  public List<Integer> handles() {
    return List.copyOf(slots.keySet());
  }

  /** Empties a slot; false if there is no key of that handle. */
  public boolean unload(int handle) {
    LoadedKey key = slots.remove(handle);
    if (key != null) {
      key.wipe();
    }
    return key != null;
  }

  public void unloadAll() {
    handles().forEach(this::unload);
  }

  @Override
  public void initialize() {
    unloadAll();
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(slots.size());
    slots.forEach(
        (handle, key) -> {
          out.u32(handle);
          key.write(out);
        });
  }

  @Override
  public void read(TpmReader in) {
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      slots.put(in.u32(), LoadedKey.read(in));
    }
  }
}
