package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.engine.pcr.PcrBinding;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** A key whose private part is in the TPM. */
public final class LoadedKey {
  private final TpmKey publicPart;
  private final int payload;
  private final byte[] usageSecret;
  private final byte[] migrationSecret;
  private final boolean parentPcrStatus;
  private final RsaPrivateKey rsa;

  /**
   * Takes its parts over.
   *
   * @param publicPart without the encrypted part
   * @param payload what the encrypted part says that it is (TPM_PAYLOAD_TYPE)
   * @param parentPcrStatus whether its parent is bound to PCR
   */
  public LoadedKey(
      TpmKey publicPart,
      int payload,
      byte[] usageSecret,
      byte[] migrationSecret,
      boolean parentPcrStatus,
      RsaPrivateKey rsa) {
    this.publicPart = KeyParts.with(publicPart, publicPart.modulus(), Bytes.EMPTY);
    this.payload = payload;
    this.usageSecret = usageSecret;
    this.migrationSecret = migrationSecret;
    this.parentPcrStatus = parentPcrStatus;
    this.rsa = rsa;
  }

  /** {@return all but the encrypted part} */
  public TpmKey publicPart() {
    return publicPart;
  }

  public int payload() {
    return payload;
  }

  /** {@return 20 bytes, which are the key's own} */
  public byte[] usageSecret() {
    return usageSecret;
  }

  /** {@return 20 bytes, which are the key's own} */
  public byte[] migrationSecret() {
    return migrationSecret;
  }

  public RsaPrivateKey rsa() {
    return rsa;
  }

  /** {@return whether a parent of the key, or the key, is bound to PCR} */
  public boolean pcrStatus() {
    return parentPcrStatus || PcrBinding.of(publicPart).map(PcrBinding::hasPcrs).orElse(false);
  }

  public boolean parentPcrStatus() {
    return parentPcrStatus;
  }

  /** {@return what authorises its use} */
  public AuthEntity entity() {
    Bytes identity = Sha1.of(publicPart.publicDigest(), Bytes.of(usageSecret));
    return new AuthEntity(AuthEntity.Kind.KEY, identity, usageSecret);
  }

  public boolean needsNoSecret() {
    return publicPart.authDataUsage() == KeyConstants.AUTH_NEVER;
  }

  /** {@return whether its public part can be read without its secret} */
  public boolean showsPublicPart() {
    return needsNoSecret() || publicPart.authDataUsage() == KeyConstants.AUTH_PRIVATE_USE_ONLY;
  }

  public boolean isOf(int... usages) {
    return Arrays.stream(usages).anyMatch(usage -> usage == publicPart.keyUsage());
  }

  /**
   * Checks the PCR and the locality that it is bound to.
   *
   * @throws TpmFailure with TPM_WRONGPCRVAL or TPM_BAD_LOCALITY
   */
  public void requireUsable(Pcrs pcrs, int locality) {
    PcrBinding.of(publicPart).ifPresent(binding -> binding.require(pcrs, locality));
  }

  /** {@return the same key with another secret} */
  public LoadedKey withUsageSecret(byte[] secret) {
    return new LoadedKey(publicPart, payload, secret, migrationSecret, parentPcrStatus, rsa);
  }

  /** Its secrets are gone; it is not used any more. */
  public void wipe() {
    Arrays.fill(usageSecret, (byte) 0);
    Arrays.fill(migrationSecret, (byte) 0);
    rsa.close();
  }

  /** Appends all of it, for the TPM's own memory. */
  public void write(TpmWriter out) {
    publicPart.write(out);
    out.u8(payload).array(usageSecret).array(migrationSecret).bool(parentPcrStatus);
    byte[] prime = rsa.prime();
    out.u32(prime.length).array(prime);
    Arrays.fill(prime, (byte) 0);
  }

  /** Reads what {@link #write} wrote. */
  public static LoadedKey read(TpmReader in) {
    TpmKey publicPart = TpmKey.read(in);
    int payload = in.u8();
    byte[] usageSecret = in.array(TpmReader.DIGEST_SIZE_BYTES);
    byte[] migrationSecret = in.array(TpmReader.DIGEST_SIZE_BYTES);
    boolean parentPcrStatus = in.bool();
    byte[] prime = in.array(in.u32());
    RsaPrivateKey rsa = RsaKeys.of(publicPart.pubkey(), prime);
    Arrays.fill(prime, (byte) 0);
    return new LoadedKey(publicPart, payload, usageSecret, migrationSecret, parentPcrStatus, rsa);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "LoadedKey[" + publicPart.keyUsage() + "]";
  }
}
