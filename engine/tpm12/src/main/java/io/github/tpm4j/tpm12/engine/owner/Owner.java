package io.github.tpm4j.tpm12.engine.owner;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** What belongs to the owner of a TPM: his secret, the storage root key, tpmProof. */
public final class Owner implements StateRecord {
  private final StateKeeper keeper;
  private boolean installed;
  private byte[] secret = new byte[TpmReader.DIGEST_SIZE_BYTES];
  private byte[] tpmProof = new byte[TpmReader.DIGEST_SIZE_BYTES];
  private LoadedKey storageRoot;

  public Owner(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("owner", this);
  }

  public boolean isInstalled() {
    return installed;
  }

  /** Installs one; the TPM takes the secrets over. */
  public void install(byte[] ownerSecret, LoadedKey srk, byte[] proof) {
    secret = ownerSecret;
    storageRoot = srk;
    tpmProof = proof;
    installed = true;
    keeper.changed(this);
  }

  /** Forgets him and all that he had. */
  public void clear() {
    initialize();
    keeper.changed(this);
    keeper.discardHistory();
  }

  /** {@return what authorises by his secret} */
  public AuthEntity entity() {
    Bytes identity = Sha1.of(Bytes.of(secret));
    return new AuthEntity(AuthEntity.Kind.OWNER, identity, secret);
  }

  public void changeSecret(byte[] next) {
    Arrays.fill(secret, (byte) 0);
    secret = next;
    keeper.changed(this);
    keeper.discardHistory();
  }

  public LoadedKey storageRoot() {
    TpmFailure.require(installed, TpmResult.NOSRK);
    return storageRoot;
  }

  public void changeStorageRootSecret(byte[] next) {
    LoadedKey changed = storageRoot.withUsageSecret(next);
    Arrays.fill(storageRoot.usageSecret(), (byte) 0);
    storageRoot = changed;
    keeper.changed(this);
    keeper.discardHistory();
  }

  /** {@return the secret that the TPM knows its own blobs by: 20 bytes, its own} */
  public byte[] tpmProof() {
    return tpmProof;
  }

  @Override
  public void initialize() {
    installed = false;
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(tpmProof, (byte) 0);
    if (storageRoot != null) {
      storageRoot.wipe();
    }
    storageRoot = null;
  }

  @Override
  public void write(TpmWriter out) {
    out.bool(installed);
    if (installed) {
      out.array(secret).array(tpmProof);
      storageRoot.write(out);
    }
  }

  @Override
  public void read(TpmReader in) {
    installed = in.bool();
    if (installed) {
      secret = in.array(TpmReader.DIGEST_SIZE_BYTES);
      tpmProof = in.array(TpmReader.DIGEST_SIZE_BYTES);
      storageRoot = LoadedKey.read(in);
    }
  }
}
