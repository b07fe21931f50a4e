package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Arrays;

/**
 * TPM_KEY and TPM_KEY12 (Part 2, 10.2 and 10.3): a key as it is kept outside of the TPM. The two
 * differ in their beginning and in the form of {@code pcrInfo}.
 *
 * @param form which of the two
 * @param keyUsage such as {@link KeyConstants#USAGE_SIGNING}
 * @param keyFlags the bits of {@link KeyConstants}, such as {@link KeyConstants#FLAG_MIGRATABLE}
 * @param authDataUsage such as {@link KeyConstants#AUTH_ALWAYS}
 * @param algorithmParms its algorithm
 * @param pcrInfo the wire form of a {@link TpmPcrInfo} (TPM_KEY) or {@link TpmPcrInfoLong}
 *     (TPM_KEY12) that the use is bound to; empty without
 * @param modulus the public key, big-endian; empty in a template
 * @param encData the private key, encrypted to the parent; empty in a template
 */
public record TpmKey(
    Form form,
    int keyUsage,
    int keyFlags,
    int authDataUsage,
    TpmKeyParms algorithmParms,
    Bytes pcrInfo,
    Bytes modulus,
    Bytes encData)
    implements Marshallable {

  /** Which of the two structures. */
  public enum Form {
    /** Of TPM 1.1, and what trousers writes. */
    KEY(0x0101_0000),
    /** Of TPM 1.2. */
    KEY12(0x0028_0000);

    private final int beginning;

    Form(int beginning) {
      this.beginning = beginning;
    }

    private static Form of(int beginning) {
      for (Form form : values()) {
        if (form.beginning == beginning) {
          return form;
        }
      }
      throw new WireException("no TPM_KEY: its beginning is another one");
    }
  }

  /**
   * Describes a key that is to be made.
   *
   * @param keyUsage such as {@link KeyConstants#USAGE_SIGNING}
   * @param keyFlags the bits of {@link KeyConstants}
   * @param algorithmParms its algorithm
   * @return a TPM_KEY that is bound to no PCR and always wants its secret
   */
  public static TpmKey template(int keyUsage, int keyFlags, TpmKeyParms algorithmParms) {
    return new TpmKey(
        Form.KEY,
        keyUsage,
        keyFlags,
        KeyConstants.AUTH_ALWAYS,
        algorithmParms,
        Bytes.EMPTY,
        Bytes.EMPTY,
        Bytes.EMPTY);
  }

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmKey read(TpmReader in) {
    return new TpmKey(
        Form.of(in.u32()),
        in.u16(),
        in.u32(),
        in.u8(),
        TpmKeyParms.read(in),
        in.sized(),
        in.sized(),
        in.sized());
  }

  /** {@return the public key alone} */
  public TpmPubkey pubkey() {
    return new TpmPubkey(algorithmParms, modulus);
  }

  /** {@return SHA-1 of all but the encrypted part: pubDataDigest of {@link TpmStoreAsymkey}} */
  public Bytes publicDigest() {
    byte[] whole = withEncData(Bytes.EMPTY).toBytes().toArray();
    return Sha1.of(Bytes.of(Arrays.copyOf(whole, whole.length - Integer.BYTES)));
  }

  /** {@return whether its flags say that it may be migrated} */
  public boolean isMigratable() {
    return (keyFlags & KeyConstants.FLAG_MIGRATABLE) != 0;
  }

  /**
   * {@return a template for a key that was made elsewhere: migratable, with a public part}
   *
   * @param publicModulus big-endian, as long as the algorithm's parameters say
   */
  public TpmKey madeElsewhere(Bytes publicModulus) {
    return new TpmKey(
        form,
        keyUsage,
        keyFlags | KeyConstants.FLAG_MIGRATABLE,
        authDataUsage,
        algorithmParms,
        pcrInfo,
        publicModulus,
        Bytes.EMPTY);
  }

  /**
   * {@return the same key with another encrypted part, as TPM_ChangeAuth gives it}
   *
   * @param other the encrypted part
   */
  public TpmKey withEncData(Bytes other) {
    return new TpmKey(
        form, keyUsage, keyFlags, authDataUsage, algorithmParms, pcrInfo, modulus, other);
  }

  /**
   * {@return a template of the form TPM_KEY12 for a key bound to PCR}
   *
   * @param info what its use is bound to
   */
  public TpmKey boundTo(TpmPcrInfoLong info) {
    return new TpmKey(
        Form.KEY12,
        keyUsage,
        keyFlags,
        authDataUsage,
        algorithmParms,
        info.toBytes(),
        modulus,
        encData);
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(form.beginning).u16(keyUsage).u32(keyFlags).u8(authDataUsage);
    algorithmParms.write(out);
    out.sized(pcrInfo).sized(modulus).sized(encData);
  }
}
