package io.github.tpm4j.tpm12.engine.transportsession;

import io.github.tpm4j.tpm12.engine.session.RollingSession;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.transportsession.TransportCipher;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** A transport session (TPM_TRANSPORT_INTERNAL; Part 2, 13.2). */
public final class TransportSession implements RollingSession {
  private final int handle;
  private final TpmTransportPublic kind;
  private final byte[] secret;
  private Bytes nonceEven;
  private TransportLog log = TransportLog.EMPTY;

  TransportSession(int handle, TpmTransportPublic kind, byte[] secret, Bytes nonceEven) {
    this.handle = handle;
    this.kind = kind;
    this.secret = secret;
    this.nonceEven = nonceEven;
  }

  public int handle() {
    return handle;
  }

  /** {@return 20 bytes, which are the session's own} */
  public byte[] secret() {
    return secret;
  }

  @Override
  public Bytes nonceEven() {
    return nonceEven;
  }

  @Override
  public void roll(Bytes next) {
    nonceEven = next;
  }

  public boolean isExclusive() {
    return kind.has(TransportConstants.EXCLUSIVE);
  }

  public boolean keepsLog() {
    return kind.has(TransportConstants.LOG);
  }

  public TransportLog log() {
    return log;
  }

  public void setLog(TransportLog next) {
    log = next;
  }

  /** {@return parameters, encrypted or decrypted; the caller wipes them} */
  public byte[] crypt(TransportCipher direction, Bytes even, Bytes nonceOdd, byte[] data) {
    return direction.apply(kind, secret, even, nonceOdd, data);
  }

  void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  void write(TpmWriter out) {
    out.u32(handle);
    kind.write(out);
    out.array(secret).digest(nonceEven).digest(log.digest());
  }

  static TransportSession read(TpmReader in) {
    TransportSession session =
        new TransportSession(
            in.u32(),
            TpmTransportPublic.read(in),
            in.array(TpmReader.DIGEST_SIZE_BYTES),
            in.digest());
    session.setLog(new TransportLog(in.digest()));
    return session;
  }
}
