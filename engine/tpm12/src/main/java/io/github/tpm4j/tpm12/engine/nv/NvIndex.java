package io.github.tpm4j.tpm12.engine.nv;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** A place in the TPM's memory, with who may use it (Part 2, 19). */
public final class NvIndex {
  private TpmNvDataPublic publicArea;
  private final byte[] secret;
  private final byte[] data;
  private boolean readLocked;
  private boolean writeLocked;

  NvIndex(TpmNvDataPublic publicArea, byte[] secret, byte[] data) {
    this.publicArea = publicArea;
    this.secret = secret;
    this.data = data;
  }

  public int number() {
    return publicArea.nvIndex();
  }

  /** Whether one of the bits of {@link io.github.tpm4j.tpm12.structures.NvConstants} is set. */
  public boolean has(int attribute) {
    return (publicArea.permission().attributes() & attribute) != 0;
  }

  /** {@return what is known of it, with its locks} */
  public TpmNvDataPublic publicArea() {
    return new TpmNvDataPublic(
        publicArea.nvIndex(),
        publicArea.pcrInfoRead(),
        publicArea.pcrInfoWrite(),
        publicArea.permission(),
        readLocked,
        writeLocked,
        publicArea.writeDefine(),
        publicArea.dataSizeBytes());
  }

  /** {@return what authorises its use} */
  public AuthEntity entity() {
    Bytes index = Bytes.of(new TpmWriter().u32(number()).toByteArray());
    Bytes identity = Sha1.of(index, Bytes.of(secret));
    return new AuthEntity(AuthEntity.Kind.NV, identity, secret);
  }

  int sizeBytes() {
    return data.length;
  }

  boolean isDefineLocked() {
    return publicArea.writeDefine();
  }

  boolean isReadLocked() {
    return readLocked;
  }

  boolean isWriteLocked() {
    return writeLocked;
  }

  void lockRead() {
    readLocked = true;
  }

  void lockWrite() {
    writeLocked = true;
  }

  void lockForGood() {
    publicArea =
        new TpmNvDataPublic(
            publicArea.nvIndex(),
            publicArea.pcrInfoRead(),
            publicArea.pcrInfoWrite(),
            publicArea.permission(),
            false,
            false,
            true,
            publicArea.dataSizeBytes());
  }

  /** What lasted until the next start. */
  void unlock() {
    readLocked = false;
    writeLocked = false;
  }

  Bytes read(int offset, int size) {
    requireWithin(offset, size);
    return Bytes.of(Arrays.copyOfRange(data, offset, offset + size));
  }

  void write(int offset, byte[] bytes) {
    requireWithin(offset, bytes.length);
    System.arraycopy(bytes, 0, data, offset, bytes.length);
  }

  private void requireWithin(int offset, int size) {
    long end = Integer.toUnsignedLong(offset) + Integer.toUnsignedLong(size);
    TpmFailure.require(end <= data.length, TpmResult.NOSPACE);
  }

  void wipe() {
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(data, (byte) 0);
  }

  void write(TpmWriter out) {
    publicArea.write(out);
    out.array(secret).u32(data.length).array(data);
  }

  static NvIndex read(TpmReader in) {
    return new NvIndex(
        TpmNvDataPublic.read(in), in.array(TpmReader.DIGEST_SIZE_BYTES), in.array(in.u32()));
  }
}
