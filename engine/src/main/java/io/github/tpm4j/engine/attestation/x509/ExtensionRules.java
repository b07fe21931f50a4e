package io.github.tpm4j.engine.attestation.x509;

import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmRc;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What the extensions of a certificate may say of a key (Part 2, 8.11; Part 3, 18.8). */
public final class ExtensionRules {
  /** tcg-tpmaObject. */
  private static final ASN1ObjectIdentifier TPMA_OBJECT =
      new ASN1ObjectIdentifier("2.23.133.10.1.1.1");

  private static final int SIGNING =
      KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
  private static final int DECRYPTING =
      KeyUsage.keyEncipherment
          | KeyUsage.dataEncipherment
          | KeyUsage.keyAgreement
          | KeyUsage.encipherOnly
          | KeyUsage.decipherOnly;

  private ExtensionRules() {}

  /**
   * Checks extensions against the key that they are about.
   *
   * @param handleNumber the number of the key's handle
   * @throws TpmFailure TPM_RC_VALUE, parameter 3, if there is no Key Usage, if it contradicts the
   *     attributes of the key, or one of the two extensions is not what it should be;
   *     TPM_RC_ATTRIBUTES, the handle, if the other one is not the attributes of the key
   */
  public static void check(Extensions extensions, LoadedObject key, int handleNumber) {
    Optional<ASN1BitString> attributes = bits(extensions, TPMA_OBJECT);
    TpmFailure.require(
        attributes.isEmpty() || isSame(attributes.get(), key),
        TpmRc.ATTRIBUTES.handle(handleNumber));
    ASN1BitString usage =
        bits(extensions, Extension.keyUsage)
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE.parameter(3)));
    TpmFailure.require(allows(key, usage.intValue()), TpmRc.VALUE.parameter(3));
  }

  private static Optional<ASN1BitString> bits(Extensions extensions, ASN1ObjectIdentifier oid) {
    Extension extension = extensions.getExtension(oid);
    if (extension == null) {
      return Optional.empty();
    }
    try {
      ASN1Encodable value = extension.getParsedValue();
      return Optional.of(ASN1BitString.getInstance(value));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TpmFailure(TpmRc.VALUE.parameter(3));
    }
  }

  private static boolean isSame(ASN1BitString attributes, LoadedObject key) {
    byte[] octets = attributes.getOctets();
    return octets.length == Integer.BYTES
        && ByteBuffer.wrap(octets).getInt() == key.attributes().value();
  }

  /** As libtpms: a restricted key is asked for to agree on keys, where Table 39 says encipher. */
  private static boolean allows(LoadedObject key, int usage) {
    return (!has(usage, SIGNING) || key.has(TpmaObject.SIGN))
        && (!has(usage, DECRYPTING) || key.has(TpmaObject.DECRYPT))
        && (!has(usage, KeyUsage.keyAgreement) || key.has(TpmaObject.RESTRICTED))
        && (!has(usage, KeyUsage.nonRepudiation) || key.has(TpmaObject.FIXED_TPM));
  }

  private static boolean has(int usage, int bits) {
    return (usage & bits) != 0;
  }
}
