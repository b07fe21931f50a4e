package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;

/**
 * TPM_CERTIFY_INFO and TPM_CERTIFY_INFO2 (Part 2, 11.1 and 11.2): what TPM_CertifyKey signs the
 * digest of. The latter stands for keys of the form TPM_KEY12.
 *
 * @param beginning the first four bytes: 0x01010000 of the former; 0x0029, 0 and the payload type
 *     of the latter
 * @param keyUsage such as {@link KeyConstants#USAGE_SIGNING}
 * @param keyFlags the bits of {@link KeyConstants}
 * @param authDataUsage such as {@link KeyConstants#AUTH_ALWAYS}
 * @param algorithmParms the key's algorithm
 * @param pubkeyDigest SHA-1 of the modulus: 20 bytes
 * @param data the request's antiReplay, 20 bytes
 * @param parentPcrStatus whether the key's parent is bound to PCR
 * @param pcrInfo the wire form of what the key is bound to; empty without
 * @param migrationAuthority of a TPM_CERTIFY_INFO2: SHA-1 digests of authorities; else empty
 */
public record TpmCertifyInfo(
    int beginning,
    int keyUsage,
    int keyFlags,
    int authDataUsage,
    TpmKeyParms algorithmParms,
    Bytes pubkeyDigest,
    Bytes data,
    boolean parentPcrStatus,
    Bytes pcrInfo,
    Bytes migrationAuthority)
    implements Marshallable {
  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int TAG_CERTIFY_INFO2 = 0x0029;
  private static final int PAYLOAD_TYPE = 0xFF;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmCertifyInfo read(TpmReader in) {
    int beginning = in.u32();
    if (beginning != VERSION_1_1 && !isInfo2(beginning)) {
      throw new WireException("no TPM_CERTIFY_INFO: its beginning is another one");
    }
    return new TpmCertifyInfo(
        beginning,
        in.u16(),
        in.u32(),
        in.u8(),
        TpmKeyParms.read(in),
        in.digest(),
        in.digest(),
        in.bool(),
        in.sized(),
        isInfo2(beginning) ? in.sized() : Bytes.EMPTY);
  }

  /** {@return the SHA-1 digest of the wire form, which is what is signed} */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(beginning).u16(keyUsage).u32(keyFlags).u8(authDataUsage);
    algorithmParms.write(out);
    out.digest(pubkeyDigest).digest(data).bool(parentPcrStatus).sized(pcrInfo);
    if (isInfo2(beginning)) {
      out.sized(migrationAuthority);
    }
  }

  /** {@return whether it is a TPM_CERTIFY_INFO2, for a key of the form TPM_KEY12} */
  public boolean isInfo2() {
    return isInfo2(beginning);
  }

  /** {@return of a TPM_CERTIFY_INFO2, such as {@link KeyConstants#PT_ASYM}; of the other, 0} */
  public int payloadType() {
    return isInfo2() ? beginning & PAYLOAD_TYPE : 0;
  }

  private static boolean isInfo2(int beginning) {
    return beginning >>> Short.SIZE == TAG_CERTIFY_INFO2;
  }
}
