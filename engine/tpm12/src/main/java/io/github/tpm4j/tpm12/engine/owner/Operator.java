package io.github.tpm4j.tpm12.engine.owner;

import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** The operator's secret, by which he deactivates the TPM until the next start. */
public final class Operator implements StateRecord {
  private final StateKeeper keeper;
  private byte[] secret = new byte[TpmReader.DIGEST_SIZE_BYTES];

  public Operator(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("operator", this);
  }

  /** {@return what authorises by his secret} */
  public AuthEntity entity() {
    return AuthEntity.unbound(AuthEntity.Kind.OPERATOR, secret);
  }

  public void setSecret(byte[] next) {
    Arrays.fill(secret, (byte) 0);
    secret = next;
    keeper.changed(this);
  }

  @Override
  public void initialize() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public void write(TpmWriter out) {
    out.array(secret);
  }

  @Override
  public void read(TpmReader in) {
    secret = in.array(TpmReader.DIGEST_SIZE_BYTES);
  }
}
