package io.github.tpm4j.tpm12.engine.nv;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The memory of a TPM that programs may use (Part 3, 20). */
public final class NvIndices implements StateRecord {
  /** Sets nvLocked. */
  public static final int INDEX_LOCK = 0xFFFF_FFFF;

  /** Writing nothing to it sets bGlobalLock. */
  public static final int INDEX_GLOBAL_LOCK = 0;

  /** The one data integrity register. */
  public static final int INDEX_DIR = 0x1000_0001;

  /** As swtpm's. */
  private static final int ROOM_BYTES = 0x6FFA;

  private static final int MOST_WRITES_WITHOUT_OWNER = 64;

  private final StateKeeper keeper;

  /** A new one takes the first place that is free, as in swtpm: programs see their order. */
  private final SortedMap<Integer, NvIndex> places = new TreeMap<>();

  private final byte[] dir = new byte[TpmReader.DIGEST_SIZE_BYTES];
  private int writesWithoutOwner;

  public NvIndices(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("nv", this);
    keeper.running("nv-locks", new Locks());
  }

  public Optional<NvIndex> find(int number) {
    return places.values().stream().filter(index -> index.number() == number).findFirst();
  }

  /** {@return an Index, for which TPM_BADINDEX is thrown if there is none} */
  public NvIndex get(int number) {
    return find(number).orElseThrow(() -> new TpmFailure(TpmResult.BADINDEX));
  }

  public List<Integer> numbers() {
    return places.values().stream().map(NvIndex::number).toList();
  }

  /** {@return the room for Indices that is left, as TPM_CAP_PROP_MAX_NV_AVAILABLE has it} */
  public int freeBytes() {
    long used = 0;
    for (NvIndex index : places.values()) {
      used += NvRoom.bytes(index.publicArea());
    }
    return (int) Math.max(0, ROOM_BYTES - used);
  }

  /**
   * Makes an Index whose bytes are all 0xFF, in the place of one of the same number.
   *
   * @throws TpmFailure with TPM_NOSPACE
   */
  public void define(TpmNvDataPublic publicArea, byte[] secret) {
    long freed = find(publicArea.nvIndex()).map(NvIndex::publicArea).map(NvRoom::bytes).orElse(0L);
    TpmFailure.require(NvRoom.bytes(publicArea) <= freeBytes() + freed, TpmResult.NOSPACE);
    int place = freePlace();
    delete(publicArea.nvIndex());
    byte[] data = new byte[publicArea.dataSizeBytes()];
    Arrays.fill(data, (byte) 0xFF);
    places.put(place, new NvIndex(publicArea, secret, data));
    keeper.changed(this);
  }

  private int freePlace() {
    int place = 0;
    while (places.containsKey(place)) {
      place++;
    }
    return place;
  }

  public void delete(int number) {
    find(number)
        .ifPresent(
            index -> {
              places.values().remove(index);
              index.wipe();
              keeper.changed(this);
            });
  }

  /**
   * Those that only the owner may read or write go with him. Others stay, and so does the register
   * (Part 3, 6.2).
   */
  public void deleteOwners() {
    int owners = NvConstants.PER_OWNERREAD | NvConstants.PER_OWNERWRITE;
    numbers().stream().filter(number -> get(number).has(owners)).forEach(this::delete);
    writesWithoutOwner = 0;
    keeper.changed(this);
  }

  /**
   * Counts a write of a TPM that has no owner.
   *
   * @throws TpmFailure with TPM_MAXNVWRITES
   */
  public void countWriteWithoutOwner() {
    TpmFailure.require(writesWithoutOwner < MOST_WRITES_WITHOUT_OWNER, TpmResult.MAXNVWRITES);
    writesWithoutOwner++;
    keeper.changed(this);
  }

  public Bytes read(NvIndex index, int offset, int size) {
    return index.read(offset, size);
  }

  public void write(NvIndex index, int offset, byte[] data) {
    index.write(offset, data);
    keeper.changed(this);
  }

  /** Nobody writes an Index any more that was made to be locked. */
  public void lockForGood(NvIndex index) {
    index.lockForGood();
    keeper.changed(this);
  }

  /** {@return the register: 20 bytes} */
  public Bytes dir() {
    return Bytes.of(dir);
  }

  public void setDir(byte[] value) {
    System.arraycopy(value, 0, dir, 0, dir.length);
    keeper.changed(this);
  }

  @Override
  public void initialize() {
    places.values().forEach(NvIndex::wipe);
    places.clear();
    Arrays.fill(dir, (byte) 0);
    writesWithoutOwner = 0;
  }

  @Override
  public void write(TpmWriter out) {
    out.array(dir).u32(writesWithoutOwner).u16(places.size());
    places.values().forEach(index -> index.write(out));
  }

  @Override
  public void read(TpmReader in) {
    System.arraycopy(in.array(dir.length), 0, dir, 0, dir.length);
    writesWithoutOwner = in.u32();
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      places.put(i, NvIndex.read(in));
    }
  }

  /** The locks that last until the next start. */
  private final class Locks implements StateRecord {
    @Override
    public void initialize() {
      places.values().forEach(NvIndex::unlock);
    }

    @Override
    public void write(TpmWriter out) {
      out.u16(places.size());
      for (NvIndex index : places.values()) {
        out.u32(index.number()).bool(index.isReadLocked()).bool(index.isWriteLocked());
      }
    }

    @Override
    public void read(TpmReader in) {
      int count = in.u16();
      for (int i = 0; i < count; i++) {
        NvIndex index = get(in.u32());
        if (in.bool()) {
          index.lockRead();
        }
        if (in.bool()) {
          index.lockWrite();
        }
      }
    }
  }
}
