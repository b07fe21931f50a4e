package io.github.tpm4j.tpm12.engine.owner;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Optional;

/** The endorsement key, if the TPM has one. */
public final class Endorsement implements StateRecord {
  private final StateKeeper keeper;
  private LoadedKey key;

  /** SHA-1 of the secret by which a revocable one is revoked; null for one that stays. */
  private Bytes resetDigest;

  public Endorsement(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("endorsement", this);
  }

  public boolean exists() {
    return key != null;
  }

  /**
   * {@return the key}
   *
   * @throws TpmFailure with TPM_NO_ENDORSEMENT
   */
  public LoadedKey key() {
    TpmFailure.require(exists(), TpmResult.NO_ENDORSEMENT);
    return key;
  }

  /** {@return what the secret's SHA-1 must be that revokes it; empty if nobody may} */
  public Optional<Bytes> resetDigest() {
    return Optional.ofNullable(resetDigest);
  }

  /** The TPM has one from now on, which stays. */
  public void set(LoadedKey made) {
    key = made;
    resetDigest = null;
    keeper.changed(this);
  }

  /** The TPM has one from now on, which who has the secret may revoke. */
  public void setRevocable(LoadedKey made, Bytes digest) {
    set(made);
    resetDigest = digest;
  }

  /** The TPM has none any more. */
  public void revoke() {
    initialize();
    keeper.changed(this);
    keeper.discardHistory();
  }

  @Override
  public void initialize() {
    if (key != null) {
      key.wipe();
    }
    key = null;
    resetDigest = null;
  }

  @Override
  public void write(TpmWriter out) {
    out.bool(exists());
    if (exists()) {
      key.write(out);
      out.bool(resetDigest != null);
      if (resetDigest != null) {
        out.digest(resetDigest);
      }
    }
  }

  @Override
  public void read(TpmReader in) {
    if (in.bool()) {
      key = LoadedKey.read(in);
      resetDigest = in.bool() ? in.digest() : null;
    }
  }
}
